"""Capacity: the places an ask holds, who gives them, and when they come back.

A waiting ask holds its places from the moment it is sent, so waiting and accepted asks together never exceed
what a mentor gives. Where a place cannot be held, the ask is refused.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from bot.domain.common.ids import PersonId
from bot.domain.common.people import Mentor
from bot.domain.common.zones import zone_named
from bot.domain.programme.kinds import Budget, Offer, Per

EVERYTHING = "*"
"""The kind that stands for all kinds: how many people a mentor helps at a time."""

ASKING = "?"
"""The kind that stands for a mentee's own limit: how many open asks they have."""


@dataclass(frozen=True, slots=True)
class Place:
    """One place of a person: of a kind, in a month (`2026-12`, or empty where it counts at a time)."""

    owner: PersonId
    kind: str
    month: str = ""


Held = Mapping[tuple[str, str], int]
"""How many places of a kind in a month are held, by (kind, month)."""


def month_of(budget: Budget, zone: str, now: datetime) -> str:
    """Return the month in which a place counts, in the mentor's zone; empty where it counts at a time."""
    return now.astimezone(zone_named(zone)).strftime("%Y-%m") if budget.per is Per.MONTH else ""


def left(mentor: Mentor, offer: Offer, held: Held, now: datetime) -> int:
    """Return how many more asks of this kind the mentor has room for now."""
    month = month_of(offer.budget, mentor.person.zone, now)
    of_kind = offer.budget.places - held.get((offer.kind, month), 0)
    return max(0, min(of_kind, left_over_all(mentor, held)))


def left_over_all(mentor: Mentor, held: Held) -> int:
    """Return how many more people the mentor has room for over all kinds together."""
    return max(0, mentor.at_once - held.get((EVERYTHING, ""), 0))


def open_kinds(mentor: Mentor, held: Held, now: datetime) -> tuple[str, ...]:
    """Return the kinds a mentor has room for now; none while they rest or their door is not open."""
    if not is_in(mentor, now):
        return ()
    return tuple(offer.kind for offer in mentor.offers if left(mentor, offer, held, now))


def again_from(mentor: Mentor, held: Held, now: datetime) -> date | None:
    """Return the day on which there is room again, where the calendar alone decides it; else None."""
    today = now.astimezone(zone_named(mentor.person.zone)).date()
    if mentor.resting_until is not None and today < mentor.resting_until:
        return mentor.resting_until
    monthly = any(offer.budget.per is Per.MONTH and offer.budget.places for offer in mentor.offers)
    if not monthly or held.get((EVERYTHING, ""), 0) >= mentor.at_once or open_kinds(mentor, held, now):
        return None
    return (today.replace(day=1) + timedelta(days=32)).replace(day=1)


def is_in(mentor: Mentor, now: datetime) -> bool:
    """Tell whether a mentor's door is open and they are not resting today."""
    today = now.astimezone(zone_named(mentor.person.zone)).date()
    resting = mentor.resting_until is not None and today < mentor.resting_until
    return mentor.door == "open" and not resting
