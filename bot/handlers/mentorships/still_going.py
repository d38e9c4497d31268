"""Still going: both are asked once such help is usually over; silence ends it, and one press takes it up."""

from datetime import datetime

from bot.domain.asks.ask import Hold
from bot.domain.common import capacity, nudge_budget
from bot.domain.common.capacity import EVERYTHING, Place
from bot.domain.common.ids import PersonId
from bot.domain.common.notices import Notice, NoticeKind
from bot.domain.common.nudge_budget import NudgeKind, PlannedNudge
from bot.domain.common.people import Mentor
from bot.domain.common.refusals import Refusal, Refused
from bot.domain.common.zones import zone_named
from bot.domain.mentorships import room
from bot.domain.mentorships import still_going as rules
from bot.domain.mentorships.events import MentorshipBegan
from bot.domain.mentorships.mentorship import Ending, Mentorship
from bot.handlers.common import nudge
from bot.handlers.mentorships import ending, first_step
from bot.handlers.mentorships.room import show_times, space_of
from bot.handlers.work import Work
from bot.ui.nodes import Aside, Message
from bot.ui.requests import Request
from bot.views.mentorships import still_going as views


def plan(event: MentorshipBegan, work: Work) -> None:
    """Plan the question to both people of a new mentorship, and before it their nudge to a first step."""
    begun = event.mentorship
    asked = (_planned(work, begun, person, begun.started_at) for person in begun.two)
    work.due_nudges.plan_several((*first_step.planned(begun, work), *asked))


def next_due(work: Work) -> bool | None:
    """Ask the person longest due, or end it after silence; None where none is due."""
    due = work.due_nudges.due(NudgeKind.STILL_GOING, work.now)
    if due is None:
        return None
    found = work.mentorships.get(due.ref)
    if found is None or found.ending is not Ending.GOING:
        work.due_nudges.put(due, None)
        return False
    if (from_then := _asked_from(work, found, found.started_at)) > work.now:
        work.due_nudges.put(due, _morning(work, due.person, from_then), step=0)
        return False
    return _end(work, due) if due.step >= rules.SILENCES else _ask(work, due)


def still_going(request: Request, work: Work) -> Message | Aside:
    """Keep the mentorship going: both are asked again once as much time has passed."""
    found = work.mentorships.hold(request.ref)
    match room.may(found, by=work.me.id):
        case Refused(Refusal.FINISHED):
            return ending.stands(request, work)
        case Refused() as no:
            return work.refuse(no)
        case going:
            work.pending_endings.take_back(going.id, work.me.id)
            _ask_later(work, going)
            work.redraw(going.two, {going.id})
            return stands(request, work)


def goes_on(request: Request, work: Work) -> Message | Aside:
    """Take up a mentorship that ended by itself, where there is room; the other is told."""
    found = work.mentorships.hold(request.ref)
    if found is None or work.me.id not in found.two:
        return work.refuse(Refusal.NOT_YOURS if found else Refusal.GONE)
    if found.ending is Ending.GOING:
        return stands(request, work)
    if not _may_go_on(work, found):
        return work.refuse(Refusal.FINISHED)
    if not _hold(work, found):
        return views.no_room(work.reader, space_of(work, found), of=work.me.id)
    return _take_up(work, found)


def stands(request: Request, work: Work) -> Message | Aside:
    """Show one of the two how it stands: the answer to a repeated press."""
    found = work.mentorships.get(request.ref)
    if found is None or work.me.id not in found.two:
        return work.refuse(Refusal.NOT_YOURS if found else Refusal.GONE)
    if found.ending is not Ending.GOING:
        return ending.stands(request, work)
    return card(found.id, work) or work.refuse(Refusal.GONE)


def card(ref: str, work: Work) -> Message | None:
    """Draw the question for one of the two; once it was answered, or is over, it is a line."""
    found = work.mentorships.get(ref)
    due = work.due_nudges.get(work.me.id, NudgeKind.STILL_GOING, ref)
    if found is None or due is None:
        return None
    other = work.people.named(found.other(work.me.id))
    is_mentor = work.me.id == found.mentor
    return views.card(work.reader, views.StillAsked(found, other, is_mentor, due.step, due.at))


def is_past(ref: str, work: Work) -> bool:
    """Tell whether somebody has said that it goes on, or it has ended."""
    found = work.mentorships.get(ref)
    due = work.due_nudges.get(work.me.id, NudgeKind.STILL_GOING, ref)
    return found is None or found.ending is not Ending.GOING or due is None or not due.step


def told(ref: str, work: Work) -> Message | None:
    """Draw for the other of the two that it goes on again; once it has ended, it is a line."""
    found = work.mentorships.get(ref)
    return views.goes_on(work.reader, space_of(work, found), of=work.me.id) if found else None


def _ask(work: Work, due: PlannedNudge) -> bool:
    notice = Notice(NoticeKind.STILL_GOING, due.ref, nudge.occasion(work))
    then = _morning(work, due.person, work.now + rules.PATIENCE)
    return nudge.take(work, due, notice, then=then, step=due.step + 1)


def _end(work: Work, due: PlannedNudge) -> bool:
    """End a mentorship of which neither has said that it goes on; too early, look again tomorrow."""
    # Held before the questions are read: whoever says that it goes on holds it first as well.
    found = work.mentorships.hold(due.ref)
    if found is None or not _is_silent(work, found):
        work.due_nudges.put(due, _morning(work, due.person, work.now))
        return False
    if not work.due_nudges.put(due, None):
        return False
    return ending.end(work, found, ending.ended_as(work, found, Ending.BY_ITSELF), tell=found.two)


def _is_silent(work: Work, found: Mentorship) -> bool:
    """Tell whether the two have been silent for long enough, none of it in quiet weeks."""
    asked = [work.due_nudges.get(one, NudgeKind.STILL_GOING, found.id) for one in found.two]
    quiet = work.programme.caps.quiet_weeks.within((work.now - rules.PATIENCE).date(), work.now.date())
    return found.ending is Ending.GOING and not quiet and rules.is_silent(asked, work.now)


def _may_go_on(work: Work, found: Mentorship) -> bool:
    other = work.people.named(found.other(work.me.id))
    apart = other.id in work.safety.apart_from(work.me.id)
    return other.is_here and not apart and rules.may_be_taken_up(found, work.now)


def _hold(work: Work, found: Mentorship) -> bool:
    """Hold the mentor's places again; tell whether there was room.

    A mentor who rests, or has closed their door, goes on with it only by themselves.
    """
    mentor, ask = work.mentors.get(found.mentor), work.asks.get(found.ask)
    if mentor is None or (work.me.id != mentor.id and not capacity.is_in(mentor, work.now)):
        return False
    return work.places.hold_all(_holds(found, ask.month if ask else "", mentor)) is None


def _holds(found: Mentorship, month: str, mentor: Mentor) -> tuple[Hold, ...]:
    """Return the places that are needed to go on; a month's place was never given back."""
    over_all = Hold(Place(mentor.id, EVERYTHING), mentor.at_once, Refusal.FULL)
    if month:
        return (over_all,)
    offer = mentor.offer(found.kind)
    given = offer.budget.places if offer else 0
    return Hold(Place(mentor.id, found.kind), given, Refusal.FULL), over_all


def _take_up(work: Work, found: Mentorship) -> Message:
    again = rules.take_up(found)
    # It is held, so nothing can have changed it.
    work.mentorships.change(again)
    _ask_later(work, again)
    work.show(again.id, Notice(NoticeKind.WELCOME, again.id))
    show_times(work, again)
    work.redraw(again.two, {again.id, again.ask})
    work.show(again.other(work.me.id), Notice(NoticeKind.GOES_ON, again.id, str(again.version)))
    return views.taken_up(work.reader, space_of(work, again), of=work.me.id)


def _ask_later(work: Work, found: Mentorship) -> None:
    """Ask both again once such help is usually over, counted from now."""
    for person in found.two:
        later = _planned(work, found, person, work.now)
        if not work.due_nudges.plan(later) and later.at is not None:
            work.due_nudges.begin_again(person, NudgeKind.STILL_GOING, later.at, ref=found.id)


def _planned(work: Work, found: Mentorship, person: PersonId, since: datetime) -> PlannedNudge:
    at = _morning(work, person, _asked_from(work, found, since))
    return PlannedNudge(work.community, person, NudgeKind.STILL_GOING, found.id, at)


def _asked_from(work: Work, found: Mentorship, since: datetime) -> datetime:
    return rules.asked_from(found, work.programme.kind(found.kind).lasts, since)


def _morning(work: Work, person: PersonId, at: datetime) -> datetime:
    """Return a person's morning of an instant's day (UTC), or of tomorrow where that is today or past."""
    hours = nudge.hours(work, work.people.named(person))
    return nudge_budget.morning(at.astimezone(zone_named(hours.zone)).date(), hours, work.now)
