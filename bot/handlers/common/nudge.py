"""The one path of every nudge: check its reader's week, then tell it, move it to a morning or drop it."""

from datetime import datetime, timedelta

from bot.domain.common import nudge_budget
from bot.domain.common.ids import PersonId
from bot.domain.common.notices import Notice
from bot.domain.common.nudge_budget import NudgeKind, PlannedNudge, Week
from bot.domain.common.people import Person
from bot.domain.common.quiet_hours import Hours
from bot.handlers.work import Work


def room_for(work: Work, person: PersonId, kind: NudgeKind) -> datetime | None:
    """Return from when a person may be nudged (UTC), None for never; lock their nudges meanwhile."""
    work.nudges.lock(person)
    found = work.people.get(person)
    if found is None or found.has_left:
        return None
    spent = work.nudges.since(person, work.now - nudge_budget.LOOKED_BACK)
    week = Week(hours(work, found), work.settings.of(person).reminders, spent)
    return nudge_budget.room_from(week, kind, work.programme.caps, work.now)


def tell(work: Work, person: PersonId, kind: NudgeKind, notice: Notice) -> None:
    """Nudge a person, and count it against their week."""
    work.nudges.add(person, kind)
    work.show(person, notice)


def take(
    work: Work, due: PlannedNudge, notice: Notice | None, *, then: datetime | None = None, step: int = 0
) -> bool:
    """Tell a planned nudge, move it to a morning with room, or drop it; tell whether it was told.

    Without a notice there is nothing to tell. Once told, the row moves to `then` and `step`.
    """
    at = room_for(work, due.person, due.kind) if notice else None
    if notice is None or at is None or nudge_budget.is_over(due, at, work.programme.caps.quiet_weeks):
        work.due_nudges.put(due, None)
        return False
    if at > work.now:
        work.due_nudges.put(due, at)
        return False
    if not work.due_nudges.put(due, then, step=step):
        return False
    tell(work, due.person, due.kind, notice)
    return True


def hours(work: Work, person: Person) -> Hours:
    """Return the hours in which this person may be nudged."""
    return work.settings.hours(person, work.programme)


def occasion(work: Work, before: timedelta = timedelta()) -> str:
    """Return what distinguishes one nudge of a kind from the next: the minute, now or so long before."""
    return f"{work.now - before:%Y%m%d%H%M}"


def end_of(occasion: str) -> datetime:
    """Return the end (UTC) of the minute in which a nudge was told; see `occasion`."""
    return datetime.strptime(f"{occasion}+0000", "%Y%m%d%H%M%z") + timedelta(minutes=1)


def is_past(work: Work, kind: NudgeKind, ref: str) -> bool:
    """Tell whether the nudge of the person who reads is too late to be drawn."""
    due = work.due_nudges.get(work.me.id, kind, ref)
    return due is not None and nudge_budget.is_over(due, work.now, work.programme.caps.quiet_weeks)
