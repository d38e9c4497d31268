"""Ending a mentorship: a second look, ten minutes to take it back, and only then the other is told."""

from bot.domain.common.ids import PersonId
from bot.domain.common.notices import Notice, NoticeKind
from bot.domain.common.refusals import Refusal, Refused
from bot.domain.mentorships import ending as rules
from bot.domain.mentorships import room
from bot.domain.mentorships.mentorship import Ending, Mentorship
from bot.domain.safety.events import ContactEnded
from bot.handlers.mentorships import met
from bot.handlers.mentorships.room import show_times, space_of
from bot.handlers.work import Work
from bot.ui.nodes import Aside, Message
from bot.ui.requests import Request
from bot.views.mentorships import ending as views
from bot.views.mentorships import still_going as still_going_views

MOST = 50
"""The most mentorships of one person that are searched when contact ends."""


def how_to_stop(request: Request, work: Work) -> Message | Aside:
    """Offer the two endings before either is taken; or the way back where one of them waits."""
    match _mine(request, work):
        case Refused() as no:
            return work.refuse(no)
        case found if (waiting := _waiting(work, found)) is not None:
            return Aside(waiting)
        case found:
            return views.how_to_stop(work.reader, space_of(work, found))


def finish(request: Request, work: Work) -> Message | Aside:
    """Show what finishing would end, and what the other would read; nothing changes."""
    return _look(request, work, Ending.TOGETHER)


def stop(request: Request, work: Work) -> Message | Aside:
    """Show what stopping would end, and what the other would read; nothing changes."""
    return _look(request, work, Ending.STOPPED)


def finish_now(request: Request, work: Work) -> Message | Aside:
    """Finish in ten minutes: the place is held and the other told nothing until then."""
    return _begin(request, work, Ending.TOGETHER)


def stop_now(request: Request, work: Work) -> Message | Aside:
    """Stop in ten minutes: the place is held and the other told nothing until then."""
    return _begin(request, work, Ending.STOPPED)


def take_back(request: Request, work: Work) -> Message | Aside:
    """Take back an ending that has not happened yet."""
    match _mine(request, work):
        case Refused() as no:
            return work.refuse(no)
        case found:
            work.pending_endings.take_back(found.id, work.me.id)
            return views.taken_back(work.reader, space_of(work, found))


def stands(request: Request, work: Work) -> Message | Aside:
    """Show one of the two how their ending stands: the answer to a repeated press."""
    found = work.mentorships.get(request.ref)
    if found is None or work.me.id not in found.two:
        return work.refuse(Refusal.NOT_YOURS if found else Refusal.GONE)
    if found.ending is not Ending.GOING:
        return views.finished(work.reader, space_of(work, found), of=work.me.id)
    return _waiting(work, found) or views.taken_back(work.reader, space_of(work, found))


def finished(ref: str, work: Work) -> Message | None:
    """Draw the end for one of the two; that it goes on again, where one of them took it up."""
    found = work.mentorships.get(ref)
    if found is None:
        return None
    if found.ending is Ending.GOING:
        return still_going_views.again(work.reader, space_of(work, found), of=work.me.id)
    return views.finished(work.reader, space_of(work, found), of=work.me.id)


def is_past(ref: str, work: Work) -> bool:
    """Tell whether it goes on again: nobody needs to read now that it had ended."""
    found = work.mentorships.get(ref)
    return found is None or found.ending is Ending.GOING


def is_over(ref: str, work: Work) -> bool:
    """Tell whether it has ended: nobody needs to read now that it went on."""
    return not is_past(ref, work)


def close_due(work: Work) -> bool:
    """End the mentorship whose ending is longest due; tell whether there was one."""
    due = work.pending_endings.longest_due(work.now)
    if due is None:
        return False
    # Held before the ending is taken: whatever else changes the two's mentorship holds it first as well.
    found = work.mentorships.hold(due.mentorship)
    taken = work.pending_endings.take_back(due.mentorship, due.person)
    if not taken or found is None or found.ending is not Ending.GOING:
        return True
    ended = ended_as(work, found, due.how, by=due.person)
    return end(work, found, ended, tell=(found.other(due.person),))


def end(work: Work, found: Mentorship, ended: room.Finished, *, tell: tuple[PersonId, ...]) -> bool:
    """End a mentorship if it is unchanged since it was read: places return, and these people are told."""
    if not work.mentorships.change(ended.mentorship):
        return False
    met.keep_last(work, found)
    work.pending_endings.drop(found.id)
    work.places.give_back(ended.gives_back)
    work.show(found.id, Notice(NoticeKind.WELCOME, found.id))
    show_times(work, found)
    # What either has about it becomes a line: no older card of theirs keeps a button or the way to the room.
    work.redraw(found.two, {found.id, found.ask})
    occasion = str(ended.mentorship.version) if ended.mentorship.ending is Ending.BY_ITSELF else ""
    for one in tell:
        work.show(one, Notice(NoticeKind.FINISHED, found.id, occasion))
    return True


def ended_as(work: Work, found: Mentorship, how: Ending, *, by: str = "") -> room.Finished:
    """Return a mentorship as it has ended now, and what it gives back."""
    ask = work.asks.get(found.ask)
    return room.finish(found, ask.month if ask else "", how, work.now, by=by)


def stop_between(contact: ContactEnded, work: Work) -> None:
    """Stop every mentorship between two people whose contact has ended; neither card says why."""
    for one in work.mentorships.of(contact.by, limit=MOST):
        if contact.other in one.two:
            end(work, one, ended_as(work, one, Ending.STOPPED), tell=one.two)


def _look(request: Request, work: Work, how: Ending) -> Message | Aside:
    match _mine(request, work):
        case Refused() as no:
            return work.refuse(no)
        case found:
            waiting = _waiting(work, found)
            return waiting or views.look(work.reader, space_of(work, found), how, of=work.me.id)


def _begin(request: Request, work: Work, how: Ending) -> Message | Aside:
    match _mine(request, work):
        case Refused() as no:
            return work.refuse(no)
        case found:
            before = work.pending_endings.of(found.id, work.me.id)
            waits = rules.begin(found, how, before, by=work.me.id, now=work.now)
            work.pending_endings.keep(waits)
            return views.pending(work.reader, space_of(work, found), waits, of=work.me.id)


def _waiting(work: Work, found: Mentorship) -> Message | None:
    waits = work.pending_endings.of(found.id, work.me.id)
    if waits is None:
        return None
    return views.pending(work.reader, space_of(work, found), waits, of=work.me.id)


def _mine(request: Request, work: Work) -> Mentorship | Refused:
    return room.may(work.mentorships.get(request.ref), by=work.me.id)
