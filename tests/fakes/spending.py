"""What a test may cost, so that the whole suite stays quick."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from tests.fakes import warm
from tests.fakes.rounds import LONG

MOST_SECONDS: Final = 45.0
"""The most that one test may compute in its short form; the dearest takes about fifteen seconds."""


class TooDear(AssertionError):
    """A test computes too long for `make test`: share its set-up, or play fewer rounds in the short form."""


@contextmanager
def within_means(most: float = MOST_SECONDS) -> Iterator[None]:
    """Raise `TooDear` where this context has computed for more seconds; waiting costs nothing."""
    begun = _spent()
    yield
    spent = _spent() - begun
    if spent > most and not LONG:
        raise TooDear(f"{TooDear.__doc__} It took {spent:.1f} seconds, and {most:.0f} are enough.")


def _spent() -> float:
    """Return the seconds that this process, and those that it started and that have ended, have computed."""
    return sum(os.times()[:4]) + warm.spent()
