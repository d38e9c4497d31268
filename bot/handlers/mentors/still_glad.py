"""Still happy to help, and never asked yet: two nudges to mentors, and a rest where they stay silent."""

from datetime import date, datetime, timedelta

from bot.domain.common import capacity, nudge_budget
from bot.domain.common.notices import Notice, NoticeKind
from bot.domain.common.nudge_budget import NudgeKind, PlannedNudge
from bot.domain.common.people import Door, Mentor
from bot.domain.common.zones import zone_named
from bot.domain.mentors import still_glad as rules
from bot.domain.mentors.events import DoorShut
from bot.handlers.common import nudge
from bot.handlers.mentors import quarterly_letter
from bot.handlers.work import Work
from bot.store.common.nudge_candidates import Candidate
from bot.ui.nodes import Aside, Message
from bot.ui.requests import Request
from bot.views.mentors import still_glad as views


def plan_still_glad(work: Work) -> list[PlannedNudge]:
    """Return a batch of quarterly questions for open doors that have none planned."""
    return _plan(work, NudgeKind.STILL_GLAD, rules.A_QUARTER)


def plan_never_asked(work: Work) -> list[PlannedNudge]:
    """Return a batch of the one nudge after six weeks for open doors that have none planned."""
    return _plan(work, NudgeKind.NEVER_ASKED, rules.SIX_WEEKS)


def next_still_glad(work: Work) -> bool | None:
    """Ask the mentor longest due whether they are still happy to help; None where none is due.

    A mentor who helped lately gets the season's letter instead; after two silences their card rests.
    """
    due = work.due_nudges.due(NudgeKind.STILL_GLAD, work.now)
    if due is None:
        return None
    mentor = work.mentors.get(due.person)
    if mentor is None:
        work.due_nudges.put(due, None)
        return False
    if _was_heard(work, due) and due.step < rules.SILENCES and quarterly_letter.gave(work, mentor.id):
        return quarterly_letter.send(work, due, _days_on(work, mentor, rules.A_QUARTER))
    if not capacity.is_in(mentor, work.now) or _was_heard(work, due):
        work.due_nudges.put(due, _days_on(work, mentor, rules.A_QUARTER), step=0)
        return False
    if due.step >= rules.SILENCES:
        return _rest_card(work, due, mentor)
    return _ask(work, due, mentor)


def next_never_asked(work: Work) -> bool | None:
    """Tell the mentor longest due that it is chance that nobody asked them; None where none is due."""
    due = work.due_nudges.due(NudgeKind.NEVER_ASKED, work.now)
    if due is None:
        return None
    mentor = work.mentors.get(due.person)
    still = (
        mentor is not None
        and capacity.is_in(mentor, work.now)
        and not work.planning.was_ever_asked(mentor.id)
    )
    notice = Notice(NoticeKind.NEVER_ASKED, due.person) if still else None
    return nudge.take(work, due, notice)


def say_yes(request: Request, work: Work) -> Message | Aside:
    """Take a mentor's yes: their card is found again, even out of a rest, for another quarter."""
    mentor = work.mentors.get(work.me.id)
    if mentor is not None and mentor.door is Door.OPEN:
        if mentor.resting_until is not None:
            work.cards.rest(mentor.id, None)
        later = _days_on(work, mentor, rules.A_QUARTER)
        work.due_nudges.begin_again(mentor.id, NudgeKind.STILL_GLAD, later)
    return stands(request, work)


def stands(request: Request, work: Work) -> Message | Aside:
    """Show the result of a yes."""
    mentor = work.mentors.get(work.me.id)
    return views.thanked(work.reader, is_open=mentor is not None and mentor.door is Door.OPEN)


def card(ref: str, work: Work) -> Message | None:
    """Draw the quarterly question; nothing where the door is not open any more."""
    mentor = _open(work)
    return (
        views.still_glad(work.reader, quarterly_letter.how_many_helped(work, mentor.id)) if mentor else None
    )


def never_asked(ref: str, work: Work) -> Message | None:
    """Draw that it is chance; nothing where the door is not open, or a mentee has asked since."""
    mentor = _open(work)
    if mentor is None or work.planning.was_ever_asked(mentor.id):
        return None
    return views.never_asked(work.reader)


def rested(ref: str, work: Work) -> Message | None:
    """Draw that a card rests, and how one press ends the rest; nothing where it does not rest any more."""
    mentor = _open(work)
    if mentor is None or capacity.is_in(mentor, work.now):
        return None
    return views.rested(work.reader)


def _open(work: Work) -> Mentor | None:
    mentor = work.mentors.get(work.me.id)
    return mentor if mentor is not None and mentor.door is Door.OPEN else None


def _plan(work: Work, kind: NudgeKind, days: int) -> list[PlannedNudge]:
    doors = work.planning.doors_without(kind)
    named = work.people.many([one.person for one in doors])
    hours = {one: nudge.hours(work, person) for one, person in named.items()}
    return [
        PlannedNudge(
            work.community,
            one.person,
            kind,
            "",
            nudge_budget.days_after(*_counts_from(work, one, days), hours[one.person], work.now),
        )
        for one in doors
    ]


def _counts_from(work: Work, one: Candidate, days: int) -> tuple[datetime, int]:
    """Return the start and the days of a door's wait; an overdue door gets a day of its own within them."""
    if one.at is not None and one.at + timedelta(days=days) > work.now:
        return one.at, days
    return work.now, nudge_budget.day_of_their_own(one.person, days)


def _ask(work: Work, due: PlannedNudge, mentor: Mentor) -> bool:
    notice = Notice(NoticeKind.STILL_GLAD, mentor.id, nudge.occasion(work))
    wait = rules.A_QUARTER if due.step + 1 < rules.SILENCES else rules.PATIENCE
    if nudge.take(work, due, notice, then=_days_on(work, mentor, wait), step=due.step + 1):
        return True
    _ask_next_quarter(work, mentor)
    return False


def _ask_next_quarter(work: Work, mentor: Mentor) -> None:
    """Ask a mentor who wants no reminders again in a quarter: one who is not asked is not silent."""
    left = work.due_nudges.get(mentor.id, NudgeKind.STILL_GLAD)
    if left is not None and left.at is None:
        work.due_nudges.begin_again(mentor.id, NudgeKind.STILL_GLAD, _days_on(work, mentor, rules.A_QUARTER))


def _rest_card(work: Work, due: PlannedNudge, mentor: Mentor) -> bool:
    """Rest a card whose mentor stays silent; telling it counts as an answer, not as a nudge."""
    until = _today(work, mentor) + timedelta(days=rules.A_LONG_REST)
    if not work.due_nudges.put(due, _days_on(work, mentor, rules.A_LONG_REST + rules.A_QUARTER), step=0):
        return False
    work.cards.rest(mentor.id, until)
    work.happened(DoorShut(mentor.id))
    work.show(mentor.id, Notice(NoticeKind.RESTED, mentor.id, str(until)))
    return True


def _was_heard(work: Work, due: PlannedNudge) -> bool:
    span = rules.PATIENCE if due.step >= rules.SILENCES else rules.A_QUARTER
    last = work.planning.last_answer(due.person)
    return last is not None and last > work.now - timedelta(days=span)


def _days_on(work: Work, mentor: Mentor, days: int) -> datetime:
    return nudge_budget.days_after(work.now, days, nudge.hours(work, mentor.person), work.now)


def _today(work: Work, mentor: Mentor) -> date:
    return work.now.astimezone(zone_named(mentor.person.zone)).date()


def is_past(ref: str, work: Work) -> bool:
    """Tell whether the mentor rests by now: they have said how they want their door."""
    mentor = work.mentors.get(work.me.id)
    return mentor is None or not capacity.is_in(mentor, work.now)
