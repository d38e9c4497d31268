"""Reminders of waiting asks: when and how often a mentor gets them, and putting one off.

None comes in quiet weeks, not even one that its mentor chose.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from bot.domain.asks import clocks
from bot.domain.asks.ask import Ask, Status
from bot.domain.common.ids import PersonId
from bot.domain.common.people import EVERY_DAY, Mentor
from bot.domain.common.refusals import Refusal, Refused
from bot.domain.common.settings import Reminders
from bot.domain.common.zones import zone_named
from bot.domain.programme.kinds import Kind
from bot.domain.programme.programme import Caps, Programme
from bot.domain.programme.quiet_weeks import QuietWeeks

AN_ASK = {Reminders.USUAL: 2, Reminders.FEWER: 1, Reminders.NONE: 0}
"""How many reminders a mentor gets of one ask at most, by their setting."""


@dataclass(frozen=True, slots=True)
class ReminderWish:
    """How many reminders a mentor wants, and from when their weekly budget has room."""

    mentor: Mentor
    reminders: Reminders
    room: datetime | None
    """The earliest time of the next nudge (UTC), from `domain/common/nudge_budget.py`; None for never."""


@dataclass(frozen=True, slots=True)
class Reminded:
    """The asks whose reminder was due, as they are to be stored; `tell` says whether to remind now."""

    tell: bool
    asks: tuple[Ask, ...]


def plan(ask: Ask, kind: Kind, mentor: Mentor, told: datetime, quiet: QuietWeeks) -> Ask:
    """Return an ask with its next reminder: an answering day, its kind's reminder clock after `told`."""
    at = clocks.reminds_at(told, kind.clock.reminder, mentor.days, mentor.person.zone, quiet)
    return replace(ask, remind_at=at if at < ask.closes_at else None)


def later(
    ask: Ask, mentor: Mentor, caps: Caps, *, by: PersonId, now: datetime, named: date | None = None
) -> Ask | Refused:
    """Move an ask's reminder to a later day of the mentor, once, and its closing with it where necessary.

    `named` is the day on the pressed button: it counts as long as that day is still to come.
    """
    if by != ask.mentor:
        return Refused(Refusal.NOT_YOURS)
    if ask.status is not Status.WAITING:
        return Refused(Refusal.ALREADY_SETTLED)
    if ask.is_step:
        # An open ask goes on to the next mentor by itself, so there is nothing to put off.
        return Refused(Refusal.NO_LATER)
    days, zone, quiet = mentor.days, mentor.person.zone, caps.quiet_weeks
    soonest = clocks.reminds_at(now, clocks.SOONEST_LATER, days, zone, quiet)
    at = soonest if named is not None and quiet.cover(named) else _day_meant(soonest, named, zone, now)
    closing = clocks.closes_after(at, ask.sent_at, days, zone, caps) if at >= ask.closes_at else ask.closes_at
    if ask.later_at is not None or at >= closing:
        return Refused(Refusal.NO_LATER)
    return replace(ask, remind_at=at, later_at=at, closes_at=closing)


def _day_meant(soonest: datetime, named: date | None, zone: str, now: datetime) -> datetime:
    meant = clocks.morning_of(named, zone) if named else soonest
    return meant if now < meant < soonest else soonest


def remind(due: Sequence[Ask], wish: ReminderWish, programme: Programme, now: datetime) -> Reminded:
    """Decide about one mentor's asks whose reminder is due: remind now, or when the week has room."""
    quiet = programme.caps.quiet_weeks
    promised = any(_is_promised(ask) for ask in due) and not quiet.cover(_day(now, wish.mentor))
    wanted = [ask for ask in due if ask.reminders < AN_ASK[wish.reminders]]
    if promised or (wanted and wish.room is not None and wish.room <= now):
        return Reminded(True, tuple(_again(ask, wish, programme, now) for ask in due))
    return Reminded(False, tuple(_put_off(ask, wish, quiet) for ask in due))


def _is_promised(ask: Ask) -> bool:
    # A mentor who chose "remind me Sunday" is reminded on Sunday, whatever their budget says.
    return ask.later_at is not None and ask.later_at == ask.remind_at


def _again(ask: Ask, wish: ReminderWish, programme: Programme, now: datetime) -> Ask:
    once_more = replace(ask, reminders=ask.reminders + 1, remind_at=None)
    kind = next((kind for kind in programme.kinds if kind.key == ask.kind), None)
    if kind is None or once_more.reminders >= AN_ASK[wish.reminders]:
        return once_more
    return plan(once_more, kind, wish.mentor, now, programme.caps.quiet_weeks)


def _put_off(ask: Ask, wish: ReminderWish, quiet: QuietWeeks) -> Ask:
    """Wait for the first answering day on which the week has room or, before the closing, for any day."""
    if ask.reminders >= AN_ASK[wish.reminders] or wish.room is None:
        return replace(ask, remind_at=None)
    soonest = (_on_their_day(wish.room, wish.mentor, quiet), wish.room)
    return replace(ask, remind_at=next((at for at in soonest if at < ask.closes_at), None))


def _on_their_day(room: datetime, mentor: Mentor, quiet: QuietWeeks) -> datetime:
    days, zone = mentor.days or EVERY_DAY, mentor.person.zone
    is_theirs = _day(room, mentor).weekday() in days
    return room if is_theirs else clocks.reminds_at(room, timedelta(), days, zone, quiet)


def _day(at: datetime, mentor: Mentor) -> date:
    return at.astimezone(zone_named(mentor.person.zone)).date()
