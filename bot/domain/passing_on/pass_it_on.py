"""Passing it on: who, months after they were helped, may be asked to answer one, and what is like what.

Two askings are alike where they share enough words that tell; which words tell is the search's to say.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from bot.domain.common.ids import AskId, CommunityId, OpenAskId, PersonId
from bot.domain.common.people import Door, Mentor, Person
from bot.domain.mentors import card as mentors
from bot.domain.open_asks.open_ask import OpenAsk
from bot.domain.programme.kinds import Budget, Kind, Offer, Per
from bot.domain.programme.programme import Programme

SETTLED = timedelta(days=90)
"""So long after somebody was helped it has had time to become theirs."""

LATELY = timedelta(days=365)
"""What was asked longer ago is kept in no words."""

AGAIN = timedelta(days=90)
"""So long after *Later* somebody may be asked once more."""

MOST_TIMES = 2

SHARED = 2
"""So many words at least two askings that are alike have in common,"""

PART = 2
"""and they are at least this part of the shorter one's words: half."""

ENOUGH = 24
"""Of so many askings it can be said which words are everybody's."""

EVERYDAY = 8
"""A word that more than one of so many askings has tells nothing."""

ONE_AT_A_TIME = Budget(1, Per.TIME)
AT_ONCE = 1

Words = frozenset[str]


class Status(StrEnum):
    """What somebody has said to being asked."""

    TOLD = "told"
    LATER = "later"
    LEFT = "left"
    UP = "up"
    """They opened a small door."""


@dataclass(frozen=True, slots=True)
class Passing:
    """That somebody was asked to pass it on: because of which asking of theirs, and for which open ask."""

    person: PersonId
    community: CommunityId
    ask: AskId
    carry: OpenAskId
    at: datetime
    """When they were asked, or said what they said (UTC)."""
    stage: Status = Status.TOLD
    times: int = 1
    tells: bool = True
    """Whether whoever helped them hears that it travelled."""
    travelled_at: datetime | None = None
    """When whoever helped them heard it (UTC)."""


@dataclass(frozen=True, slots=True)
class Helped:
    """One time that somebody was helped: by whom, and what they had asked."""

    person: PersonId
    ask: AskId
    mentor: PersonId
    question: str
    field: str
    """The field of work of whoever helped them."""


@dataclass(frozen=True, slots=True)
class TimeHelped:
    """One time that somebody was helped, as it is compared: what it was about, and in which field of work."""

    helped: Helped
    about: Words
    field: Words


def smallest(programme: Programme) -> Kind | None:
    """Return the written kind of help that asks least of a mentor; None where none is offered."""
    written = (kind for kind in programme.offered if kind.written)
    return min(written, key=lambda kind: kind.minutes, default=None)


def asked(before: Passing | None, helped: Helped, carry: OpenAsk, now: datetime) -> Passing | None:
    """Return that somebody is asked now; None where it would be once too often, or too soon."""
    if before is None:
        return Passing(helped.person, carry.community, helped.ask, carry.id, now)
    if before.stage is not Status.LATER or before.times >= MOST_TIMES or now < before.at + AGAIN:
        return None
    return replace(before, ask=helped.ask, carry=carry.id, at=now, stage=Status.TOLD, times=before.times + 1)


def everyday(askings: Sequence[Words]) -> Words:
    """Return the words that so many askings have that they tell nothing; none of few askings."""
    if len(askings) < ENOUGH:
        return frozenset()
    heard = Counter(word for one in askings for word in one)
    return frozenset(word for word, times in heard.items() if times * EVERYDAY > len(askings))


def in_common(one: Words, other: Words, without: Words = frozenset()) -> int:
    """Return how many words two askings share; 0 where that is too little to call them alike."""
    mine, theirs = one - without, other - without
    shared = len(mine & theirs)
    alike = shared >= SHARED and shared * PART >= min(len(mine), len(theirs))
    return shared if alike else 0


def nearest(to: Words, askings: Iterable[TimeHelped], without: Words, fields: Words) -> list[Helped]:
    """Return who asked something like it, the most alike first; among equals as they were found.

    The same question about another field of work is another question: what it names of the community's
    `fields`, theirs has to name too, or whoever helped them be of it.
    """
    named = to & fields
    same = (one for one in askings if not named or named & (one.about | one.field))
    near = [(in_common(to, one.about, without), one.helped) for one in same]
    return [helped for shared, helped in sorted(near, key=lambda pair: -pair[0]) if shared]


def closest(to: Words, askings: Iterable[TimeHelped]) -> list[Helped]:
    """Return somebody's own askings that share the most words, of those found alike among everybody's."""
    near = [(len(to & one.about), one.helped) for one in askings]
    return [helped for shared, helped in sorted(near, key=lambda pair: -pair[0]) if shared >= SHARED]


def is_unbegun(card: Mentor) -> bool:
    """Tell whether somebody has chosen nothing yet that a small door would overrule."""
    return card.door is Door.DRAFT and not card.offers


def small_door(person: Person, kind: Kind, programme: Programme) -> Mentor:
    """Return the smallest open door that somebody could have: one kind, one at a time, one person."""
    begun = mentors.begun(person, programme)
    return replace(begun, door=Door.OPEN, at_once=AT_ONCE, offers=(small_offer(kind),))


def small_offer(kind: Kind) -> Offer:
    """Return what the smallest door gives."""
    return Offer(kind.key, ONE_AT_A_TIME)
