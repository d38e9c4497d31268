"""The ledger: what was seen while people lived, told by nobody but the platform and the asks themselves."""

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.domain.common import capacity
from bot.domain.common.ids import PersonId
from bot.domain.common.people import Mentor
from bot.domain.common.settings import Reminders
from bot.domain.common.zones import zone_named
from bot.simulation.keyboard import buttons_in
from bot.ui.nodes import Message
from bot.ui.verbs import answers

A_WEEK = timedelta(days=7)


@dataclass(slots=True)
class Ledger:
    """What a simulation counts."""

    zones: dict[str, str] = field(default_factory=dict)
    """Each person's zone, by their name on the platform."""
    nudges: defaultdict[str, list[datetime]] = field(default_factory=lambda: defaultdict(list))
    """When each person was nudged (UTC): the messages that offer to stop reminders."""
    touched: set[PersonId] = field(default_factory=set)
    """Who was told something since their places were last counted."""
    overruns: set[tuple[PersonId, str, str]] = field(default_factory=set)
    """Each (mentor, kind, month) of which more was held than its mentor gives."""
    by_relevance: Counter[PersonId] = field(default_factory=Counter)
    """How often each mentor would have been asked, had relevance alone decided."""
    answering: list[frozenset[PersonId]] = field(default_factory=list)
    """Who could be asked and was still there, at the beginning of each quarter and at the end of the last."""
    held: list[float] = field(default_factory=list)
    """What share of those people's places over all kinds was held then."""

    def told(self, user: str, at: datetime, message: Message) -> None:
        """Count a message that rang for a person."""
        self.touched.add(PersonId(user))
        stops = (one.ref for one in buttons_in(message, answers.REMINDERS))
        if Reminders.NONE in stops:
            self.nudges[user].append(at)

    def most_nudges_in_a_week(self) -> int:
        """Return the most nudges that anybody had within seven days of their own calendar."""
        return max((self._most(user, at) for user, at in self.nudges.items()), default=0)

    def _most(self, user: str, nudged: list[datetime]) -> int:
        zone = zone_named(self.zones[user])
        days = [at.astimezone(zone).date() for at in nudged]
        return max(sum(first <= day < first + A_WEEK for day in days[n:]) for n, first in enumerate(days))


def overrun(
    counted: Mapping[tuple[PersonId, str, str], int], cards: Mapping[PersonId, Mentor]
) -> set[tuple[PersonId, str, str]]:
    """Return each (mentor, kind, month) of which more was counted than its mentor gives."""
    return {key for key, number in counted.items() if number > _given(cards[key[0]], key[1])}


def share_held(counted: Mapping[tuple[PersonId, str, str], int], cards: Collection[Mentor]) -> float:
    """Return what share of these mentors' places over all kinds is held; 0 where they give none."""
    held = sum(counted.get((one.id, capacity.EVERYTHING, ""), 0) for one in cards)
    return held / max(1, sum(one.at_once for one in cards))


def _given(mentor: Mentor, kind: str) -> int:
    """Return how many places a mentor gives of a kind, or over all kinds."""
    if kind == capacity.EVERYTHING:
        return mentor.at_once
    offer = mentor.offer(kind)
    return offer.budget.places if offer else 0
