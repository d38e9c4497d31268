"""Passing it on: a person who was helped months ago is asked to answer a mentee who asks the same.

Two questions are alike where they share enough words that mean something; the search decides which words do.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from bot.domain.common.ids import AskId, CommunityId, OpenAskId, PersonId
from bot.domain.common.people import Door, Mentor, Person
from bot.domain.mentors import card as card_rules
from bot.domain.open_asks.open_ask import OpenAsk
from bot.domain.programme.kinds import Budget, Kind, Offer, Per
from bot.domain.programme.programme import Programme

SETTLED = timedelta(days=90)
"""How long after a person was helped they may be asked to help."""

LATELY = timedelta(days=365)
"""How old a question can be: the words of an older one are deleted."""

AGAIN = timedelta(days=90)
"""How long after *Later* a person may be asked once more."""

MOST_TIMES = 2

SHARED = 2
"""How many words two alike questions share at least,"""

PART = 2
"""and they are at least this part of the shorter question's words: half."""

ENOUGH = 24
"""How many questions are needed before it can be said which words are everyday words."""

EVERYDAY = 8
"""A word is an everyday word, and means nothing, where more than one question in this many has it."""

ONE_AT_A_TIME = Budget(1, Per.TIME)
AT_ONCE = 1

Words = frozenset[str]


class Status(StrEnum):
    """What a person answered when they were asked to help."""

    TOLD = "told"
    LATER = "later"
    LEFT = "left"
    UP = "up"
    """They opened a small door."""


@dataclass(frozen=True, slots=True)
class Passing:
    """One person was asked to pass it on: because of which ask of theirs, and for which open ask."""

    person: PersonId
    community: CommunityId
    ask: AskId
    carry: OpenAskId
    at: datetime
    """When they were asked, or answered (UTC)."""
    stage: Status = Status.TOLD
    times: int = 1
    tells: bool = True
    """Whether the mentor who helped them hears that it travelled."""
    travelled_at: datetime | None = None
    """When that mentor heard it (UTC)."""


@dataclass(frozen=True, slots=True)
class Helped:
    """One time that a person was helped: by which mentor, and what they had asked."""

    person: PersonId
    ask: AskId
    mentor: PersonId
    question: str
    field: str
    """The field of work of the mentor who helped them."""


@dataclass(frozen=True, slots=True)
class TimeHelped:
    """One time that a person was helped, ready to compare: the words of the question and of the field."""

    helped: Helped
    about: Words
    field: Words


def smallest(programme: Programme) -> Kind | None:
    """Return the written kind of help that takes a mentor the least time; None where none is offered."""
    written = (kind for kind in programme.offered if kind.written)
    return min(written, key=lambda kind: kind.minutes, default=None)


def asked(before: Passing | None, helped: Helped, carry: OpenAsk, now: datetime) -> Passing | None:
    """Return that a person is asked now; None where it would be too often or too soon."""
    if before is None:
        return Passing(helped.person, carry.community, helped.ask, carry.id, now)
    if before.stage is not Status.LATER or before.times >= MOST_TIMES or now < before.at + AGAIN:
        return None
    return replace(before, ask=helped.ask, carry=carry.id, at=now, stage=Status.TOLD, times=before.times + 1)


def everyday(askings: Sequence[Words]) -> Words:
    """Return the everyday words of these questions; none where the questions are few."""
    if len(askings) < ENOUGH:
        return frozenset()
    heard = Counter(word for one in askings for word in one)
    return frozenset(word for word, times in heard.items() if times * EVERYDAY > len(askings))


def in_common(one: Words, other: Words, without: Words = frozenset()) -> int:
    """Return how many words two questions share; 0 where that is too little to call them alike."""
    mine, theirs = one - without, other - without
    shared = len(mine & theirs)
    alike = shared >= SHARED and shared * PART >= min(len(mine), len(theirs))
    return shared if alike else 0


def nearest(to: Words, askings: Iterable[TimeHelped], without: Words, fields: Words) -> list[Helped]:
    """Return who asked something alike, the most alike first; equals keep their order.

    The same question about another field of work is another question: where it names one of the community's
    `fields`, the earlier question has to name it too, or the mentor who answered has to work in it.
    """
    named = to & fields
    same = (one for one in askings if not named or named & (one.about | one.field))
    near = [(in_common(to, one.about, without), one.helped) for one in same]
    return [helped for shared, helped in sorted(near, key=lambda pair: -pair[0]) if shared]


def closest(to: Words, askings: Iterable[TimeHelped]) -> list[Helped]:
    """Return one person's own asks that share enough words, most first; `nearest` has found the person."""
    near = [(len(to & one.about), one.helped) for one in askings]
    return [helped for shared, helped in sorted(near, key=lambda pair: -pair[0]) if shared >= SHARED]


def is_unbegun(card: Mentor) -> bool:
    """Tell whether a card is untouched: a small door would overrule no choice of its mentor."""
    return card.door is Door.DRAFT and not card.offers


def small_door(person: Person, kind: Kind, programme: Programme) -> Mentor:
    """Return the smallest open door that a person could have: one kind, one at a time, one person."""
    begun = card_rules.begun(person, programme)
    return replace(begun, door=Door.OPEN, at_once=AT_ONCE, offers=(small_offer(kind),))


def small_offer(kind: Kind) -> Offer:
    """Return what the smallest door gives."""
    return Offer(kind.key, ONE_AT_A_TIME)
