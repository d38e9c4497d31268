"""Did you meet: each of the two is asked apart, once for a meeting, within what their week holds."""

from dataclasses import replace

from bot.domain.common.notices import Notice, NoticeKind
from bot.domain.common.nudge_budget import NudgeKind
from bot.domain.common.refusals import Refusal
from bot.domain.mentorships import met as meetings
from bot.domain.mentorships.events import MentorshipBegan
from bot.domain.mentorships.mentorship import Ending, Mentorship
from bot.domain.mentorships.met import Meeting, Met, Went
from bot.handlers.common import nudge
from bot.handlers.mentorships import second_voice
from bot.handlers.work import Work
from bot.ui.nodes import Aside, Message
from bot.ui.requests import Request
from bot.views.mentorships import met as views

MEANT = {"yes": Met.YES, "not-yet": Met.NOT_YET}


def plan_first(event: MentorshipBegan, work: Work) -> None:
    """Plan the question for two who have just begun and have no time yet."""
    plan(work, event.mentorship)


def plan(work: Work, one: Mentorship) -> None:
    """Plan what both are asked, from how their times stand now."""
    for person in work.people.many(one.two).values():
        hours = work.settings.hours(person, work.programme)
        work.meetings.plan(meetings.planned(one, person.id, hours, work.now))


def next_due(work: Work) -> bool | None:
    """Ask whoever's question is longest due, if their week has room; None where nobody's is."""
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
    """Take what one of the two says; the other is told nothing of it."""
    ref, _, said = request.ref.partition(".")
    one, met = work.meetings.of(ref, work.me.id), MEANT.get(said)
    if one is None or met is None:
        return work.refuse(Refusal.GONE)
    shared = work.mentorships.get(ref)
    chosen = shared.meets_at if shared else None
    # Without a time of theirs that has passed, the day on which they say so is as near as we know.
    when = chosen if chosen and chosen <= work.now else work.now
    went_ = one.went if met is Met.YES else Went.UNSAID
    work.meetings.say(replace(one, met=met, went=went_, occasion=when))
    return stands(request, work)


def went(request: Request, work: Work) -> Message | Aside:
    """Take how it went, from the mentee alone; nobody else reads it. A good talk may lead on."""
    ref, _, how = request.ref.partition(".")
    one, shared = work.meetings.of(ref, work.me.id), work.mentorships.get(ref)
    if one is None or shared is None or shared.mentee != work.me.id or how not in {*Went} - {Went.UNSAID}:
        return work.refuse(Refusal.GONE)
    # Before the meeting's own row, as whoever asks does: two good talks at once lead on to one.
    work.nudges.lock(work.me.id)
    work.meetings.say(replace(one, met=Met.YES, went=Went(how)))
    if how == Went.GOOD:
        second_voice.offer(work, shared)
    return stands(request, work)


def one_is_enough(request: Request, work: Work) -> Message | Aside:
    """Take a second voice off the card again: one may be plenty."""
    work.second_voices.let_go(request.ref, work.me.id, work.now)
    return stands(request, work)


def stands(request: Request, work: Work) -> Message | Aside:
    """Draw the question as it stands: the answer to a press, and to a repeat of it."""
    shown = card(request.ref.partition(".")[0], work)
    return shown or work.refuse(Refusal.GONE)


def card(ref: str, work: Work) -> Message | None:
    """Draw the question for one of the two, as they answered it so far."""
    one, shared = work.meetings.of(ref, work.me.id), work.mentorships.get(ref)
    if one is None or shared is None:
        return None
    other = work.people.named(shared.other(work.me.id))
    second = second_voice.stands(work, shared) if one.went is Went.GOOD else None
    return views.card(work.reader, views.Asked(one, shared, other, work.me.id == shared.mentee, second))


def _is_over(work: Work, due: Meeting) -> bool:
    shared = work.mentorships.get(due.mentorship)
    gone = shared is None or shared.ending is not Ending.GOING
    return gone or due.met is not Met.UNSAID or work.now > due.occasion + meetings.GIVEN_UP
