"""The room of two people: times, questions to begin with, and both ways to end."""

from dataclasses import dataclass

from bot.domain.common.notices import Notice, NoticeKind
from bot.domain.common.refusals import Refusal, Refused
from bot.domain.mentorships import room
from bot.domain.mentorships.mentorship import Ending, Mentorship
from bot.domain.safety.events import ContactEnded
from bot.handlers.mentorships import met
from bot.handlers.work import Work
from bot.ui import refs
from bot.ui.forms import Form, Rejected
from bot.ui.nodes import Aside, Message
from bot.ui.requests import Request
from bot.ui.verbs import mentorships
from bot.views.mentorships import opening_questions
from bot.views.mentorships import room as views

MOST = 50
"""The most mentorships of one person that are searched when contact ends."""


@dataclass(frozen=True, slots=True)
class TimesAt(refs.Ref):
    """The ref of a card of times: a mentorship, and the version at which the card was sent."""

    mentorship: str
    version: int


def see(request: Request, work: Work) -> Message | Aside:
    """Show one of the two their mentorship in its current state, ended or not."""
    found = work.mentorships.get(request.ref)
    if found is None or work.me.id not in found.two:
        return work.refuse(Refusal.NOT_YOURS if found else Refusal.GONE)
    return views.page(work.reader, _space(work, found), of=work.me.id)


def questions(request: Request, work: Work) -> Message | Aside:
    """Show three good questions to begin with."""
    match _mine(request, work):
        case Refused() as no:
            return work.refuse(no)
        case found:
            return opening_questions.questions(work.reader, found.kind)


def suggest(request: Request, work: Work) -> Form | Aside:
    """Offer days and times in the presser's zone."""
    match _mine(request, work):
        case Refused() as no:
            return work.refuse(no)
        case found:
            return views.suggest_form(work.reader, _space(work, found), {})


def add_time(request: Request, work: Work) -> Message | Aside | Rejected:
    """Add one time to the list in the room; the same time again changes nothing."""
    match _mine(request, work):
        case Refused() as no:
            return work.refuse(no)
        case found:
            chosen = {name: request.first(name) for name in ("day", "time")}
            at = views.read_time(work.reader, chosen)
            if at is None:
                form = views.suggest_form(work.reader, _space(work, found), {})
                return Rejected(form, views.no_such_time(work.reader))
            match _change(work, found, room.suggest(found, at, by=work.me.id, now=work.now)):
                case Refused() as no:
                    return work.refuse(no)
                case changed:
                    return views.suggested(work.reader, _space(work, changed))


def choose(request: Request, work: Work) -> Message | Aside:
    """Choose a time that the other suggested; both read it in their own zone."""
    about = mentorships.CHOOSE_TIME.read(request.ref)
    if about is None:
        return work.refuse(Refusal.GONE)
    match _mine_of(about.mentorship, work):
        case Refused() as no:
            return work.refuse(no)
        case found:
            decided = room.choose(found, about.at, by=work.me.id, now=work.now)
            return _settled(work, found, decided)


def call_off(request: Request, work: Work) -> Message | Aside:
    """Remove the chosen time; both are told, and may suggest others."""
    match _mine(request, work):
        case Refused() as no:
            return work.refuse(no)
        case found:
            return _settled(work, found, room.call_off(found, work.now))


def see_times(request: Request, work: Work) -> Message | Aside:
    """Show the times in their current state: the answer to a repeated press."""
    about = mentorships.CHOOSE_TIME.read(request.ref)
    match _mine_of(about.mentorship if about else request.ref, work):
        case Refused() as no:
            return work.refuse(no)
        case found:
            return views.times(work.reader, _space(work, found))


def how_to_stop(request: Request, work: Work) -> Message | Aside:
    """Offer the two endings before either is taken."""
    match _mine(request, work):
        case Refused() as no:
            return work.refuse(no)
        case found:
            return views.how_to_stop(work.reader, _space(work, found))


def finish(request: Request, work: Work) -> Message | Aside:
    """Finish together: the mentor's place returns, and both are told."""
    return _end(request, work, Ending.TOGETHER)


def stop(request: Request, work: Work) -> Message | Aside:
    """Stop without a reason: the mentor's place returns, and both are told."""
    return _end(request, work, Ending.STOPPED)


def see_end(request: Request, work: Work) -> Message | Aside:
    """Show one of the two that it has ended: the answer to a repeated press."""
    found = work.mentorships.get(request.ref)
    if found is None or work.me.id not in found.two:
        return work.refuse(Refusal.NOT_YOURS if found else Refusal.GONE)
    return views.finished(work.reader, _space(work, found), mentor=work.me.id == found.mentor)


def welcome(ref: str, work: Work) -> Message | None:
    """Draw the first card of a room, or its last."""
    found = work.mentorships.get(ref)
    return views.welcome(work.reader, _space(work, found)) if found else None


def times(ref: str, work: Work) -> Message | None:
    """Draw one card of a room's times: the current times, or that a newer card replaced it."""
    about = refs.read((TimesAt,), ref)
    found = work.mentorships.get(about.mentorship) if about else None
    if found is None:
        return None
    if found.ending is Ending.GOING and about not in (_cards(found) or {TimesAt(found.id, found.version)}):
        return views.moved_on(work.reader)
    return views.times(work.reader, _space(work, found))


def finished(ref: str, work: Work) -> Message | None:
    """Draw the end for one of the two."""
    found = work.mentorships.get(ref)
    if found is None:
        return None
    return views.finished(work.reader, _space(work, found), mentor=work.me.id == found.mentor)


def _mine(request: Request, work: Work) -> Mentorship | Refused:
    return _mine_of(request.ref, work)


def _mine_of(mentorship: str, work: Work) -> Mentorship | Refused:
    return room.may(work.mentorships.get(mentorship), by=work.me.id)


def _change(work: Work, seen: Mentorship, new: Mentorship | Refused) -> Mentorship | Refused:
    """Write the decision by compare-and-swap, and show the room its current times."""
    if isinstance(new, Refused) or new.version == seen.version:
        return new
    if not work.mentorships.change(new):
        return Refused(Refusal.TIME_GONE)
    if new.meets_at != seen.meets_at:
        met.keep_last(work, seen)
        met.plan(work, new)
    # An edit notifies nobody: a new state is a card of its own, and the old cards are revised.
    fresh = _cards(new) or {TimesAt(new.id, new.version)}
    _show_times(work, new, _cards(seen) | fresh)
    return new


def _cards(of: Mentorship) -> set[TimesAt]:
    listed = {TimesAt(of.id, of.listed)} if of.suggested else set()
    return listed | ({TimesAt(of.id, of.settled)} if of.meets_at else set())


def _show_times(work: Work, of: Mentorship, cards: set[TimesAt]) -> None:
    for card in sorted(map(refs.write, cards)):
        work.show(of.id, Notice(NoticeKind.TIMES, card))


def _settled(work: Work, found: Mentorship, decided: Mentorship | Refused) -> Message | Aside:
    match _change(work, found, decided):
        case Refused() as no:
            return work.refuse(no)
        case changed:
            return views.times(work.reader, _space(work, changed))


def _end(request: Request, work: Work, how: Ending) -> Message | Aside:
    match _mine(request, work):
        case Refused() as no:
            return work.refuse(no)
        case found:
            return _finish(request, work, found, how)


def _finish(request: Request, work: Work, found: Mentorship, how: Ending) -> Message | Aside:
    ask = work.asks.get(found.ask)
    assert ask is not None  # noqa: S101 - a mentorship is deleted with its ask
    if not end(work, found, room.finish(found, ask.month, how, work.now)):
        return work.refuse(Refusal.FINISHED)
    return see_end(request, work)


def end(work: Work, found: Mentorship, ended: room.Finished) -> bool:
    """End a mentorship if it is unchanged since it was read: places return, both are told separately."""
    if not work.mentorships.change(ended.mentorship):
        return False
    met.keep_last(work, found)
    work.places.give_back(ended.gives_back)
    work.show(found.id, Notice(NoticeKind.WELCOME, found.id))
    _show_times(work, found, _cards(found))
    for one in found.two:
        work.show(one, Notice(NoticeKind.FINISHED, found.id))
    return True


def stop_between(contact: ContactEnded, work: Work) -> None:
    """Stop every mentorship between two people whose contact has ended; neither card says why."""
    for one in work.mentorships.of(contact.by, limit=MOST):
        if contact.other in one.two:
            ask_of = work.asks.get(one.ask)
            month = ask_of.month if ask_of else ""
            end(work, one, room.finish(one, month, Ending.STOPPED, work.now))


def _space(work: Work, found: Mentorship) -> views.Space:
    ask = work.asks.get(found.ask)
    assert ask is not None  # noqa: S101 - a mentorship is deleted with its ask
    named = work.people.many(found.two)
    return views.Space(found, ask, named[found.mentor], named[found.mentee])


def times_are_past(ref: str, work: Work) -> bool:
    """Tell whether every time on a card of times is over, or its room: nobody needs to read it now."""
    about = refs.read((TimesAt,), ref)
    found = work.mentorships.get(about.mentorship) if about else None
    if found is None or found.ending is not Ending.GOING:
        return True
    named = [found.meets_at, found.called_off, *(one.at for one in found.suggested)]
    return all(at <= work.now for at in named if at)
