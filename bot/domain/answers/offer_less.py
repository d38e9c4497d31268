"""Something lighter: the mentor offers a smaller kind of help instead, and the mentee decides."""

from dataclasses import dataclass, replace
from datetime import datetime

from bot.domain.answers import reminders
from bot.domain.asks import ask as ask_rules
from bot.domain.asks import clocks
from bot.domain.asks.ask import Accepted, Ask, Ended, Hold, Status
from bot.domain.common import capacity
from bot.domain.common.ids import PersonId
from bot.domain.common.people import EVERY_DAY, Mentor, Person
from bot.domain.common.refusals import Refusal, Refused
from bot.domain.programme.kinds import Kind
from bot.domain.programme.programme import Programme


@dataclass(frozen=True, slots=True)
class Offered:
    """An offer that may be made once its place is held, and the place of the first kind, given back."""

    ask: Ask
    hold: Hold
    gives_back: capacity.Place


def kinds(
    ask: Ask, mentor: Mentor, programme: Programme, held: capacity.Held, now: datetime
) -> tuple[Kind, ...]:
    """Return the kinds a mentor could offer instead: given, with room, and costing less; lightest first.

    The ask already holds a place over all kinds and keeps it, so only the room of the new kind counts.
    """
    if ask.first_kind:
        return ()  # something lighter was taken already
    asked = programme.kind(ask.kind)
    lighter = [kind for kind in programme.kinds if kind.minutes < asked.minutes]
    return tuple(
        kind
        for kind in sorted(lighter, key=lambda kind: kind.minutes)
        if _left(mentor, kind.key, held, now) > 0
    )


def _left(mentor: Mentor, kind: str, held: capacity.Held, now: datetime) -> int:
    offer = mentor.offer(kind)
    if offer is None:
        return 0
    month = capacity.month_of(offer.budget, mentor.person.zone, now)
    return offer.budget.places - held.get((kind, month), 0)


def offer(
    ask: Ask,
    mentor: Mentor,
    mentee: Person,
    kind: str,
    words: str,
    *,
    programme: Programme,
    now: datetime,
) -> Offered | Refused:
    """Put the mentor's lighter kind in place of the one asked for; the mentee's time to decide begins."""
    if ask.status is not Status.WAITING:
        return Refused(Refusal.ALREADY_SETTLED)
    given = mentor.offer(kind)
    if ask.first_kind or given is None or programme.kind(kind).minutes >= programme.kind(ask.kind).minutes:
        return Refused(Refusal.NOTHING_LIGHTER)
    offered = replace(
        ask,
        status=Status.OFFERED,
        first_kind=ask.kind,
        kind=kind,
        month=capacity.month_of(given.budget, mentor.person.zone, now),
        closes_at=until(programme.kind(kind), mentee, programme, now),
        words=words,
    )
    place = ask_rules.of_kind(offered)
    return Offered(offered, Hold(place, given.budget.places, Refusal.NOTHING_LIGHTER), ask_rules.of_kind(ask))


def until(kind: Kind, mentee: Person, programme: Programme, now: datetime) -> datetime:
    """Return by when the mentee has to decide (UTC): the lighter kind's clock, in the mentee's zone."""
    return clocks.closes_at(now, kind.clock, EVERY_DAY, mentee.zone, programme.caps)


def take(ask: Ask, *, by: PersonId, now: datetime) -> Accepted | Refused:
    """Accept the offer for the mentee; a mentorship of that kind begins."""
    # A talk needs names, and the mentee has read so before saying yes.
    return _refusal(ask, by) or ask_rules.begun(replace(ask, unnamed=False), now)


def take_written(
    ask: Ask, mentor: Mentor, programme: Programme, *, by: PersonId, now: datetime
) -> Ask | Refused:
    """Take for the mentee a kind that is given in writing: from now on it waits as any ask of that kind.

    No room opens and no name is shown for it; its clock and its reminders begin anew.
    """
    if refused := _refusal(ask, by):
        return refused
    kind, zone = programme.kind(ask.kind), mentor.person.zone
    closes_at = clocks.closes_at(now, kind.clock, mentor.days, zone, programme.caps)
    waiting = replace(ask, status=Status.WAITING, closes_at=closes_at, reminders=0, later_at=None)
    return reminders.plan(waiting, kind, mentor, now, programme.caps.quiet_weeks)


def pass_on(ask: Ask, *, by: PersonId, now: datetime) -> Ended | Refused:
    """Decline the offer for the mentee; every place is given back."""
    if refused := _refusal(ask, by):
        return refused
    return Ended(replace(ask, status=Status.NOT_NEEDED, ended_at=now), ask_rules.places(ask), Status.OFFERED)


def take_back(ask: Ask, *, by: PersonId, now: datetime) -> Ended | Refused:
    """Take back the mentor's offer that the mentee has not decided on; every place is given back."""
    if by != ask.mentor:
        return Refused(Refusal.NOT_YOURS)
    if ask.status is not Status.OFFERED:
        return Refused(Refusal.ALREADY_SETTLED)
    return Ended(replace(ask, status=Status.TAKEN_BACK, ended_at=now), ask_rules.places(ask), Status.OFFERED)


def _refusal(ask: Ask, by: PersonId) -> Refused | None:
    if by != ask.mentee:
        return Refused(Refusal.NOT_YOURS)
    return None if ask.status is Status.OFFERED else Refused(Refusal.ALREADY_SETTLED)
