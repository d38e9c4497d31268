"""A mentor's card, and their door: opening it, resting and closing it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum

from bot.domain.asks import ask as ask_rules
from bot.domain.asks.ask import Ask, Ended, Status
from bot.domain.common.ids import AskId
from bot.domain.common.people import Door, Mentor, Person
from bot.domain.common.zones import zone_named
from bot.domain.programme.kinds import Offer, Per
from bot.domain.programme.programme import Programme

LONGEST_HEADLINE = 80
LONGEST_STORY = 320
LONGEST_PLACE = 60
"""The greatest length of a field, a place or a country, in characters."""
LONGEST_LANGUAGES = 120
LONGEST_EASY = 80
LONGEST_GLAD = 120
MOST_GLAD = 3
MOST_PLACES = 8
"""How many places of a kind can be chosen in the form; an import may bring more."""
MOST_AT_ONCE = 10

NOES_IN_A_ROW = 2
ANSWERS_BETWEEN = 3
"""After how many answers of any kind a mentor is asked whether their door is as they want it."""
OFFERED_AGAIN_AFTER = timedelta(days=30)
"""How long after one question about a door the next may come."""


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
    """Two noes in a row: the mentor is offered a week's rest."""
    NOW_AND_THEN = "now-and-then"
    """Some answers since the last time: the mentor is asked whether the door is as they want it."""


class Reply(StrEnum):
    """What the mentor answered."""

    NONE = ""
    TAKEN = "taken"
    LEFT = "left"


@dataclass(frozen=True, slots=True)
class RestOffer:
    """The last question about a mentor's door: under which ask, when, why, and what they answered."""

    ask: AskId
    at: datetime
    reply: Reply = Reply.NONE
    why: Occasion = Occasion.NOES


@dataclass(frozen=True, slots=True)
class NotReady:
    """The door did not open: the card still needs these parts."""

    missing: tuple[Missing, ...]


def begun(person: Person, programme: Programme) -> Mentor:
    """Return the empty card of a person who begins to be a mentor; nobody sees it yet."""
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
    """Open a door: from now on people can find this mentor. It ends a rest."""
    if needed := missing(mentor):
        return NotReady(needed)
    return replace(mentor, door=Door.OPEN, resting_until=None, since=mentor.since or now)


def close_door(mentor: Mentor) -> Mentor:
    """Close a door: people can no longer find this mentor, until they open it again."""
    return replace(mentor, door=Door.CLOSED, resting_until=None)


def rest_until(mentor: Mentor, rest: Rest, now: datetime) -> date:
    """Return the first day after a rest that begins today, in the mentor's zone."""
    return _today(mentor, now) + timedelta(days=DAYS_OF_REST[rest])


def is_resting(mentor: Mentor, now: datetime) -> bool:
    """Tell whether an open door is at rest today."""
    rests = mentor.resting_until is not None and _today(mentor, now) < mentor.resting_until
    return rests and mentor.door is Door.OPEN


def minutes_a_month(mentor: Mentor, programme: Programme) -> int:
    """Return how many minutes a month a mentor gives with all kinds that count by the month."""
    monthly = (offer for offer in mentor.offers if offer.budget.per is Per.MONTH)
    return sum(offer.budget.places * programme.kind(offer.kind).minutes for offer in monthly)


def at_a_time(mentor: Mentor) -> tuple[Offer, ...]:
    """Return the offers that count at a time, for which no minutes a month can be told."""
    return tuple(offer for offer in mentor.offers if offer.budget.per is Per.TIME and offer.budget.places)


def hand_on(waiting: Iterable[Ask], words: str, mentor: Mentor, now: datetime) -> tuple[Ended, ...]:
    """Decline every waiting ask of a mentor with the same kind words."""
    decided = (ask_rules.decline(ask, words, "", by=mentor.id, now=now) for ask in waiting)
    return tuple(ended for ended in decided if isinstance(ended, Ended))


def occasion(latest: Sequence[Status], last: RestOffer | None, now: datetime) -> Occasion | None:
    """Return why to ask about a door now, from the answers since the last time, the latest first."""
    if last is not None and now < last.at + OFFERED_AGAIN_AFTER:
        return None
    noes = [status is Status.DECLINED for status in latest[:NOES_IN_A_ROW]]
    if len(noes) == NOES_IN_A_ROW and all(noes):
        return Occasion.NOES
    return Occasion.NOW_AND_THEN if len(latest) >= ANSWERS_BETWEEN else None


def _today(mentor: Mentor, now: datetime) -> date:
    return now.astimezone(zone_named(mentor.person.zone)).date()
