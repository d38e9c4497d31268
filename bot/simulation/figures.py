"""The figures of a simulated year: how evenly people were asked, and whether every promise held."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from bot.domain.asks.ask import Status
from bot.domain.common.ids import PersonId
from bot.simulation.community import Founded
from bot.simulation.scenario import Scenario
from bot.simulation.world import World
from bot.store.asks import record
from bot.store.asks.record import AskMade
from bot.store.database.database import Database

MOST_NUDGES = 2
"""The most nudges that a person is promised in any seven days."""

ANSWERED = frozenset({Status.ACCEPTED, Status.ANSWERED, Status.DECLINED})


@dataclass(frozen=True, slots=True)
class Spread:
    """How evenly asks were spread over the mentors."""

    asks: int
    gini: float
    most: int
    """The most asks that one mentor got."""
    never: int
    """How many mentors were never asked."""


@dataclass(frozen=True, slots=True)
class Figures:
    """What a simulation measured."""

    scenario: Scenario
    asks: Spread
    by_relevance: Spread
    """How the same asks would have been spread, had relevance alone decided."""
    overruns: int
    """How many budgets were overrun, each counted once for its mentor, kind and month."""
    nudges_a_week: int
    """The most nudges that anybody had in seven days."""
    nudges: int
    messages: int
    without_end: int
    hours: tuple[float, ...]
    """The hours to each first answer, ascending; without lighter offers, whose time is not kept."""
    answered: float
    """The share of asks that got an answer of any kind."""
    quarters: tuple[float, ...]
    """For each quarter, the share of willing mentors who were asked."""
    held: tuple[float, ...]
    """At the end of each quarter, the share of their places over all kinds that was held."""

    @property
    def kept(self) -> bool:
        """Tell whether every promise was kept."""
        return not self.overruns and not self.without_end and self.nudges_a_week <= MOST_NUDGES


def figures(world: World, here: Founded, database: Database) -> Figures:
    """Return what was measured, from the asks as they are stored and from what the platform was given."""
    made = database.read(lambda open_: record.made(open_, here.id))
    ledger, answered = world.ledger, [one for one in made if one.is_lighter or one.status in ANSWERED]
    asked = Counter(one.mentor for one in made)
    return Figures(
        world.scenario,
        asks=spread([asked[one] for one in ledger.answering[0] | asked.keys()]),
        by_relevance=spread([ledger.by_relevance[one] for one in ledger.answering[0]]),
        overruns=len(ledger.overruns),
        nudges_a_week=ledger.most_nudges_in_a_week(),
        nudges=sum(map(len, ledger.nudges.values())),
        messages=world.chat.sent,
        without_end=database.read(lambda open_: record.still_open(open_, here.id)),
        hours=tuple(sorted(_hours(one) for one in answered if not one.is_lighter)),
        answered=len(answered) / max(1, len(made)),
        quarters=tuple(_asked(world, made)),
        held=tuple(ledger.held[1:]),
    )


def spread(counts: Sequence[int]) -> Spread:
    """Return how evenly something is spread; a Gini of 0 is even, and of 1 all for one."""
    ordered, total = sorted(counts), sum(counts)
    above = sum(count * (len(ordered) - n) for n, count in enumerate(ordered))
    gini = (len(ordered) + 1 - 2 * above / total) / len(ordered) if total else 0.0
    return Spread(total, gini, max(counts, default=0), sum(not count for count in counts))


def _hours(ask: AskMade) -> float:
    return (ask.ended_at - ask.sent_at).total_seconds() / 3600 if ask.ended_at else 0.0


def _asked(world: World, made: Sequence[AskMade]) -> list[float]:
    """Return for each quarter how many of the mentors who were there all of it were asked in it."""
    there, shares = world.ledger.answering, []
    for number, (begins, ends) in enumerate(pairwise(world.scenario.quarters)):
        willing: frozenset[PersonId] = there[number] & there[number + 1]
        asked = {ask.mentor for ask in made if begins <= ask.sent_at < ends}
        shares.append(len(willing & asked) / max(1, len(willing)))
    return shares


def middle(hours: Sequence[float]) -> float:
    """Return the median; 0 of nothing."""
    return median(hours) if hours else 0.0


def most(hours: Sequence[float]) -> float:
    """Return the value within which nine of ten lie; 0 of nothing."""
    return hours[int(len(hours) * 0.9)] if hours else 0.0
