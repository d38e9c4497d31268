"""Wishes: what somebody would like to be told of, once, when it comes true."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from bot.domain.ids import CommunityId, PersonId, WishId
from bot.domain.matching import Facet
from bot.domain.programme import Caps
from bot.domain.settings import Reminders

NUDGE = "wish"
"""The name of this kind among all nudges."""

A_WEEK = timedelta(days=7, hours=-2)
"""How long a nudge counts, as for reminders."""

MOST = 10
"""Open wishes that one person has at most."""

LONGEST_WORDS = 200

SHOWN_FROM = 3
"""What people look for is counted for managers from so many people on."""


class About(StrEnum):
    """What a wish is about."""

    OPENING = "opening"
    """The community opens to everyone."""
    SOMEONE = "someone"
    """Somebody new who fits."""
    ROOM = "room"
    """A mentor who has room again."""


class Standing(StrEnum):
    """Where a wish stands."""

    OPEN = "open"
    TOLD = "told"


@dataclass(frozen=True, slots=True)
class Wish:
    """One wish of one person."""

    id: WishId
    community: CommunityId
    person: PersonId
    about: About
    at: datetime
    words: str = ""
    chosen: Mapping[Facet, tuple[str, ...]] = field(default_factory=dict)
    known: frozenset[PersonId] = frozenset()
    """Who fitted already when it was made: they are not news."""
    mentor: PersonId | None = None
    """Whose room it is about, or who was found."""
    standing: Standing = Standing.OPEN
    looked: int = 0
    """Up to which change of the listings it has been looked after."""


def budget(reminders: Reminders, caps: Caps) -> int:
    """Return how many nudges a week somebody gets; a wish is their own, so *Stop* leaves one a week."""
    return caps.nudges_a_week if reminders is Reminders.USUAL else min(1, caps.nudges_a_week)


def told_from(spent: Sequence[datetime], reminders: Reminders, caps: Caps, now: datetime) -> datetime | None:
    """Return from when the week has room to tell somebody (UTC); None where it never has."""
    allowed = budget(reminders, caps)
    if not allowed:
        return None
    return now if len(spent) < allowed else spent[-allowed] + A_WEEK
