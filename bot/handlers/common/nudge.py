"""The one way of every nudge: what its reader's week holds, then told, moved to a morning, or let go."""

from datetime import datetime

from bot.domain.common import nudge_budget
from bot.domain.common.ids import PersonId
from bot.domain.common.notices import Notice
from bot.domain.common.nudge_budget import NudgeKind, PlannedNudge, Week
from bot.domain.common.people import Person
from bot.domain.common.quiet_hours import Hours
from bot.handlers.work import Work


def room_for(work: Work, person: PersonId, kind: NudgeKind) -> datetime | None:
    """Return from when somebody may be nudged (UTC), None for never; nobody else nudges them meanwhile."""
    work.nudges.lock(person)
    found = work.people.get(person)
    if found is None:
        return None
    spent = work.nudges.since(person, work.now - nudge_budget.LOOKED_BACK)
    week = Week(hours(work, found), work.settings.of(person).reminders, spent)
    return nudge_budget.room_from(week, kind, work.programme.caps, work.now)


def tell(work: Work, person: PersonId, kind: NudgeKind, notice: Notice) -> None:
    """Nudge somebody, and write down that their week holds one less."""
    work.nudges.add(person, kind)
    work.show(person, notice)


def take(
    work: Work, due: PlannedNudge, notice: Notice | None, *, then: datetime | None = None, step: int = 0
) -> bool:
    """Tell a planned nudge, move it to a morning with room, or let it go; tell whether it was told.

    Without a notice there is nothing to tell. `then` and `step` say what becomes of the row once told.
    """
    at = room_for(work, due.person, due.kind) if notice else None
    if notice is None or at is None or nudge_budget.is_over(due, at):
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
    """Return somebody's own clock."""
    return work.settings.hours(person, work.programme)


def occasion(work: Work) -> str:
    """Return what tells one nudge of a kind from the next: the minute."""
    return f"{work.now:%Y%m%d%H%M}"
