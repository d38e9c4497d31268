"""Did you meet: each of the two is asked separately, once for a meeting, if their week has room."""

from dataclasses import replace
from datetime import datetime

from bot.domain.common.notices import Notice, NoticeKind
from bot.domain.common.nudge_budget import NudgeKind
from bot.domain.common.refusals import Refusal
from bot.domain.mentorships import met as met_rules
from bot.domain.mentorships.events import MentorshipBegan
from bot.domain.mentorships.mentorship import Ending, Mentorship
from bot.domain.mentorships.met import Meeting, Met, Went
from bot.handlers.common import nudge
from bot.handlers.mentorships import second_voice
from bot.handlers.work import Work
from bot.ui.nodes import Aside, Message
from bot.ui.requests import Request
from bot.ui.verbs import mentorships
from bot.views.mentorships import met as views


def plan_first(event: MentorshipBegan, work: Work) -> None:
    """Plan the question for a new mentorship, which has no time yet."""
    plan(work, event.mentorship)


def plan(work: Work, one: Mentorship) -> None:
    """Plan the question to both from their current times."""
    both = work.people.many(one.two).values()
    hours = {person.id: work.settings.hours(person, work.programme) for person in both}
    work.meetings.plan(met_rules.planned(one, person, theirs, work.now) for person, theirs in hours.items())


def next_due(work: Work) -> bool | None:
    """Ask the longest due question, if the person's week has room; None where none is due."""
    due = work.meetings.due(work.now)
    return None if due is None else _ask(work, due)


def _ask(work: Work, due: Meeting) -> bool:
    room = nudge.room_for(work, due.person, NudgeKind.MET)
    if room is None or _is_over(work, due) or room > work.now:
        work.meetings.put(due, None if _is_over(work, due) else room)
        return False
    if not work.meetings.put(due, None):
        return False
    notice = Notice(NoticeKind.MET, due.mentorship, f"{due.occasion:%Y%m%d}")
    nudge.tell(work, due.person, NudgeKind.MET, notice)
    return True


def say(request: Request, work: Work) -> Message | Aside:
    """Keep what one of the two says; the other is not told."""
    about = mentorships.MET.read(request.ref)
    one = work.meetings.of(about.mentorship, work.me.id) if about else None
    if about is None or one is None:
        return work.refuse(Refusal.GONE)
    met, shared = Met(about.met), work.mentorships.get(about.mentorship)
    chosen = shared.meets_at if shared else None
    # Without a chosen time in the past, the day of the answer is the closest that is known.
    when = chosen if chosen and chosen <= work.now else work.now
    how_it_went = one.went if met is Met.YES else Went.UNSAID
    work.meetings.say(replace(one, met=met, went=how_it_went, occasion=when))
    if shared is not None:
        _count(work, shared, met, when)
    return _stands(work, about.mentorship)


def keep_last(work: Work, one: Mentorship) -> None:
    """Count the time that was chosen last as a meeting, where it has passed and neither says otherwise."""
    passed = one.meets_at is not None and one.meets_at <= work.now
    if one.meets_at is not None and passed and not work.meetings.is_denied(one):
        work.meetings.hold(one, one.meets_at)


def _count(work: Work, one: Mentorship, met: Met, at: datetime) -> None:
    if met is Met.YES:
        work.meetings.hold(one, at)
    else:
        work.meetings.take_back(one)


def went(request: Request, work: Work) -> Message | Aside:
    """Keep how it went, from the mentee alone; nobody else reads it. A good talk may offer a second voice."""
    about = mentorships.WENT.read(request.ref)
    shared = work.mentorships.get(about.mentorship) if about else None
    one = work.meetings.of(shared.id, work.me.id) if shared else None
    if about is None or one is None or shared is None or shared.mentee != work.me.id:
        return work.refuse(Refusal.GONE)
    # Lock the nudges before the meeting's row, as asking does; two good talks at once offer one voice.
    work.nudges.lock(work.me.id)
    how = Went(about.went)
    work.meetings.say(replace(one, met=Met.YES, went=how))
    work.meetings.hold(shared, min(one.occasion, work.now))
    if how is Went.GOOD:
        second_voice.offer(work, shared)
    return _stands(work, shared.id)


def one_is_enough(request: Request, work: Work) -> Message | Aside:
    """Take a second voice off the card again: one may be enough."""
    work.second_voices.let_go(request.ref, work.me.id, work.now)
    return one_stands(request, work)


def one_stands(request: Request, work: Work) -> Message | Aside:
    """Draw the question in its current state: the answer to a repeat of *One is enough*."""
    return _stands(work, request.ref)


def stands(request: Request, work: Work) -> Message | Aside:
    """Draw the question in its current state: the answer to a repeated press."""
    about = mentorships.MET.read(request.ref) or mentorships.WENT.read(request.ref)
    return _stands(work, about.mentorship) if about else work.refuse(Refusal.GONE)


def card(ref: str, work: Work) -> Message | None:
    """Draw the question for one of the two, with their answers so far."""
    one, shared = work.meetings.of(ref, work.me.id), work.mentorships.get(ref)
    if one is None or shared is None:
        return None
    other = work.people.named(shared.other(work.me.id))
    second = second_voice.stands(work, shared) if one.went is Went.GOOD else None
    return views.card(work.reader, views.Asked(one, shared, other, work.me.id == shared.mentee, second))


def _stands(work: Work, mentorship: str) -> Message | Aside:
    return card(mentorship, work) or work.refuse(Refusal.GONE)


def _is_over(work: Work, due: Meeting) -> bool:
    shared = work.mentorships.get(due.mentorship)
    gone = shared is None or shared.ending is not Ending.GOING
    is_late = met_rules.is_given_up(due, work.now, work.programme.caps.quiet_weeks)
    return gone or due.met is not Met.UNSAID or is_late


def is_past(ref: str, work: Work) -> bool:
    """Tell whether a person has answered, the mentorship has ended, or the meeting was long ago."""
    one = work.meetings.of(ref, work.me.id)
    return one is None or _is_over(work, one)
