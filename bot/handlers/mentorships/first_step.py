"""A first step after a yes: where nothing has begun for some days, remind both how small it can be."""

from collections.abc import Iterator
from datetime import timedelta

from bot.domain.common import nudge_budget
from bot.domain.common.ids import PersonId
from bot.domain.common.notices import Notice, NoticeKind
from bot.domain.common.nudge_budget import NudgeKind, PlannedNudge
from bot.domain.common.people import Person
from bot.domain.mentorships.mentorship import Ending, Mentorship
from bot.domain.mentorships.met import Met
from bot.handlers.common import nudge
from bot.handlers.work import Work
from bot.ui.nodes import Message
from bot.views.mentorships import first_step as views

DAYS = 4
"""Days after a yes without a suggested time until the nudge."""

OF_USE = timedelta(days=12)
"""Two days later both are asked whether they met, which replaces this nudge."""


def planned(begun: Mentorship, work: Work) -> Iterator[PlannedNudge]:
    """Yield the nudge for each of the two people of a new mentorship."""
    yield from (_planned(begun, person, work) for person in work.people.many(begun.two).values())


def _planned(begun: Mentorship, person: Person, work: Work) -> PlannedNudge:
    at = nudge_budget.days_after(begun.started_at, DAYS, nudge.hours(work, person), work.now)
    until = begun.started_at + OF_USE
    return PlannedNudge(work.community, person.id, NudgeKind.FIRST_STEP, begun.id, at, until)


def next_due(work: Work) -> bool | None:
    """Send the longest due nudge, where nothing has begun yet; None where none is due."""
    due = work.due_nudges.due(NudgeKind.FIRST_STEP, work.now)
    if due is None:
        return None
    found = work.mentorships.get(due.ref)
    still = found is not None and _has_not_begun(work, due.person, found)
    notice = Notice(NoticeKind.FIRST_STEP, due.ref) if still else None
    return nudge.take(work, due, notice)


def card(ref: str, work: Work) -> Message | None:
    """Draw it for one of the two; once the mentorship has ended, it is a line."""
    found = work.mentorships.get(ref)
    if found is None or work.me.id not in found.two:
        return None
    return views.card(work.reader, found, work.people.named(found.other(work.me.id)))


def is_past(ref: str, work: Work) -> bool:
    """Tell whether the two have begun, or whether they are asked about their meeting by now."""
    found = work.mentorships.get(ref)
    late = nudge.is_past(work, NudgeKind.FIRST_STEP, ref)
    return found is None or late or not _has_not_begun(work, work.me.id, found)


def _has_not_begun(work: Work, person: PersonId, found: Mentorship) -> bool:
    asked = work.meetings.of(found.id, person)
    met = asked is not None and asked.met is not Met.UNSAID
    # Each time that is suggested, chosen or called off raises the version.
    return found.ending is Ending.GOING and not found.version and not met
