"""Being a mentor: the card one draws up, and the door one opens, rests behind and closes."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum

from bot.domain.asks import ask as asks
from bot.domain.asks.ask import Ask, Ended, Status
from bot.domain.common.ids import AskId
from bot.domain.common.people import Door, Mentor, Person
from bot.domain.common.zones import zone_named
from bot.domain.programme.kinds import Offer, Per
from bot.domain.programme.programme import Programme

LONGEST_HEADLINE = 80
LONGEST_STORY = 320
LONGEST_PLACE = 60
"""A field, a place or a country, in characters."""
LONGEST_LANGUAGES = 120
LONGEST_EASY = 80
LONGEST_GLAD = 120
MOST_GLAD = 3
MOST_PLACES = 8
"""So many of a kind can be chosen in the form; an import may bring more."""
MOST_AT_ONCE = 10

NOES_IN_A_ROW = 2
ANSWERS_BETWEEN = 3
"""So many answers, of any kind, before a mentor is asked how their door is to stand from here on."""
OFFERED_AGAIN_AFTER = timedelta(days=30)
"""So long after a door was asked about it is not asked about again."""


class Missing(StrEnum):
    """What a card still needs before its door can open."""

    HEADLINE = "headline"
    STORY = "story"
    KIND = "kind"


class Rest(StrEnum):
    """How long a rest can be."""

    WEEK = "week"
    FORTNIGHT = "fortnight"
    MONTH = "month"
    QUARTER = "quarter"


DAYS_OF_REST = {Rest.WEEK: 7, Rest.FORTNIGHT: 14, Rest.MONTH: 30, Rest.QUARTER: 91}


class Occasion(StrEnum):
    """Why a mentor is asked about their door."""

    NOES = "noes"
    """Two noes in a row: perhaps a week's rest?"""
    NOW_AND_THEN = "now-and-then"
    """Some answers since the last time: is it as they want it?"""


class Reply(StrEnum):
    """What a mentor said to it."""

    NONE = ""
    TAKEN = "taken"
    LEFT = "left"


@dataclass(frozen=True, slots=True)
class RestOffer:
    """The last time a mentor was asked about their door: under which ask, when, why, and what they said."""

    ask: AskId
    at: datetime
    reply: Reply = Reply.NONE
    why: Occasion = Occasion.NOES


@dataclass(frozen=True, slots=True)
class NotReady:
    """The door stays as it is: the card still needs these."""

    missing: tuple[Missing, ...]


def begun(person: Person, programme: Programme) -> Mentor:
    """Return the empty card of somebody who begins to be a mentor; nobody sees it yet."""
    return Mentor(
        person=person,
        headline="",
        story="",
        field="",
        place="",
        country="",
        languages=(),
        offers=(),
        at_once=programme.caps.at_once,
        door=Door.DRAFT,
    )


def missing(mentor: Mentor) -> tuple[Missing, ...]:
    """Return what the card still needs before its door can open."""
    has = {
        Missing.HEADLINE: mentor.headline,
        Missing.STORY: mentor.story,
        Missing.KIND: any(offer.budget.places for offer in mentor.offers),
    }
    return tuple(part for part, there in has.items() if not there)


def open_door(mentor: Mentor, now: datetime) -> Mentor | NotReady:
    """Open a door: from now on this mentor can be found. A rest is over with it."""
    if needed := missing(mentor):
        return NotReady(needed)
    return replace(mentor, door=Door.OPEN, resting_until=None, since=mentor.since or now)


def close_door(mentor: Mentor) -> Mentor:
    """Close a door: this mentor can no longer be found; one press opens it again."""
    return replace(mentor, door=Door.CLOSED, resting_until=None)


def rest_until(mentor: Mentor, rest: Rest, now: datetime) -> date:
    """Return the day from which a mentor who rests so long from today is back, in their own zone."""
    return _today(mentor, now) + timedelta(days=DAYS_OF_REST[rest])


def is_resting(mentor: Mentor, now: datetime) -> bool:
    """Tell whether an open door is at rest today."""
    rests = mentor.resting_until is not None and _today(mentor, now) < mentor.resting_until
    return rests and mentor.door is Door.OPEN


def minutes_a_month(mentor: Mentor, programme: Programme) -> int:
    """Return how many minutes a month all that is given by the month comes to."""
    monthly = (offer for offer in mentor.offers if offer.budget.per is Per.MONTH)
    return sum(offer.budget.places * programme.kind(offer.kind).minutes for offer in monthly)


def at_a_time(mentor: Mentor) -> tuple[Offer, ...]:
    """Return what is given at a time, which no month can be counted by."""
    return tuple(offer for offer in mentor.offers if offer.budget.per is Per.TIME and offer.budget.places)


def hand_on(waiting: Iterable[Ask], words: str, mentor: Mentor, now: datetime) -> tuple[Ended, ...]:
    """Decline every waiting ask of a mentor with the same kind words."""
    decided = (asks.decline(ask, words, "", by=mentor.id, now=now) for ask in waiting)
    return tuple(ended for ended in decided if isinstance(ended, Ended))


def occasion(latest: Sequence[Status], last: RestOffer | None, now: datetime) -> Occasion | None:
    """Return why to ask about a door now, by the answers given since the last time, the latest first."""
    if last is not None and now < last.at + OFFERED_AGAIN_AFTER:
        return None
    noes = [status is Status.DECLINED for status in latest[:NOES_IN_A_ROW]]
    if len(noes) == NOES_IN_A_ROW and all(noes):
        return Occasion.NOES
    return Occasion.NOW_AND_THEN if len(latest) >= ANSWERS_BETWEEN else None


def _today(mentor: Mentor, now: datetime) -> date:
    return now.astimezone(zone_named(mentor.person.zone)).date()
