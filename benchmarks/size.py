"""How much is measured: `SIZE` in the environment chooses."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Size:
    """How large each figure's data is, and how long it is measured."""

    communities: tuple[int, ...]
    """Mentors of each demo community, the smaller first."""
    notices: tuple[int, ...]
    """Due rows in the outbox, the fewer first."""
    jobs: int
    """Jobs in the peer's job store; each costs it about a millisecond."""
    rounds: int
    """How often each contestant is measured, at most."""
    seconds: float
    """After so many seconds in all a slow contestant sits out, once it has had its least number of rounds."""
    pairs: int
    """Asks that are sent and accepted one after the other."""
    bursts: int
    """Times that sixteen asks are sent, and then accepted, at once."""
    starts: int
    """Cold starts of each program."""
    first_start: int
    """The largest community whose first start, with no index yet, is measured."""
    idle: int = 500
    """Communities in which nothing is due."""
    leaving: tuple[int, float] = (5_000, 60.0)
    """Readers of an announcement that leaves through Slack, and for how many seconds its pace is measured."""
    servers: tuple[int, int] = (100, 1_000)
    """Servers of one bot on Discord, and how many members each has."""


TINY = Size((120,), (120,), 20, 12, 0.2, 3, 1, 1, 120, 5, (24, 0.5), (3, 20))
"""For the tests: everything runs, the figures mean nothing."""

DEFAULT = Size((5_000, 85_000), (2_000, 20_000), 2_000, 240, 2.0, 300, 15, 5, 5_000)

SIZES: Mapping[str, Size] = MappingProxyType(
    {
        "": DEFAULT,
        "tiny": TINY,
        "small": Size((5_000,), (2_000, 20_000), 2_000, 240, 2.0, 300, 15, 5, 5_000),
        "85k": Size((85_000,), (20_000, 85_000), 2_000, 600, 5.0, 1_000, 40, 7, 85_000),
        "1m": Size((85_000, 1_000_000), (20_000, 1_000_000), 5_000, 600, 20.0, 1_000, 40, 5, 85_000),
    }
)


def sized(word: str) -> Size:
    """Return the size of this name; raise `SystemExit` with the names there are."""
    if word.lower() not in SIZES:
        raise SystemExit(f"SIZE is {word!r}; write {', '.join(name for name in SIZES if name)}, or nothing")
    return SIZES[word.lower()]
