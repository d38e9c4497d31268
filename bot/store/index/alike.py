"""What tells listings apart that fit a search alike: their asks, their clocks, and their answers."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import Final

from bot.domain.common.zones import is_known, zone_named
from bot.domain.search.matching import Listing
from bot.store.index.having import term

LATELY: Final = "lately"
"""The term of whose card says how soon they usually answer."""

UNKNOWN: Final = "unknown"
"""The term of whose card does not."""

STEPS: Final = 2
"""Never asked, asked once, and asked more often are told apart."""

NEAR: Final = 3
"""How many hours apart two clocks are near."""

_DAY: Final = 24
_HOUR: Final = timedelta(hours=1)
_WINTER: Final = datetime(2026, 1, 15, tzinfo=UTC)
"""One instant for every zone: summer time moves near clocks alike."""


def alike(listing: Listing) -> Iterator[str]:
    """Yield the terms of what ranks a listing among others that fit alike."""
    yield asked(min(listing.asked, STEPS))
    if (hours := offset(listing.zone)) is not None:
        # One term for each clock near theirs, so that a search looks for one term alone.
        yield from map(clock_near, range(hours - NEAR, hours + NEAR + 1))
    yield LATELY if listing.answers_in else UNKNOWN


def asked(times: int) -> str:
    """Return the term of who was asked so many times, or, of the last step, more often."""
    return term("asked", str(times))


def clock_near(hours: int) -> str:
    """Return the term of whose clock is near one so many hours ahead of UTC; the hours are a circle."""
    return term("clock", str(hours % _DAY))


@cache
def offset(zone: str) -> int | None:
    """Return how many hours a zone's clock is ahead of UTC in January; None for an unknown one."""
    found = _WINTER.astimezone(zone_named(zone)).utcoffset() if is_known(zone) else None
    return None if found is None else found // _HOUR
