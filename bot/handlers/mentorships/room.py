"""The room of two people: its cards, times that suit both, and questions to begin with."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.domain.common.events import ClockMoved, PersonMet
from bot.domain.common.notices import Notice, NoticeKind
from bot.domain.common.refusals import Refusal, Refused
from bot.domain.mentorships import room
from bot.domain.mentorships import times as times_rules
from bot.domain.mentorships.mentorship import Ending, Mentorship
from bot.handlers.mentorships import met
from bot.handlers.work import Work
from bot.ui import refs
from bot.ui.forms import Form, Rejected
from bot.ui.nodes import Aside, Message
from bot.ui.requests import Request
from bot.ui.verbs import mentorships
from bot.views.mentorships import ending as ending_views
from bot.views.mentorships import opening_questions
from bot.views.mentorships import room as views
from bot.views.mentorships import suggest as suggest_views
from bot.views.mentorships.space import Space

MOST = 50
"""The most mentorships of one person whose times are drawn again."""

LONGEST = 60
"""Characters of a typed day or time that are read."""


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
    space, waits = space_of(work, found), work.pending_endings.of(found.id, work.me.id)
    if waits is not None and found.ending is Ending.GOING:
        return Aside(ending_views.pending(work.reader, space, waits, of=work.me.id))
    return views.page(work.reader, space, of=work.me.id)


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
            return _form(work, found, work.drafts.get(mentorships.SUGGEST.name, found.id))


def add_time(request: Request, work: Work) -> Message | Aside | Rejected:
    """Add one time to the list in the room; the same time again changes nothing."""
    match _mine(request, work):
        case Refused() as no:
            return work.refuse(no)
        case found:
            written = {name: request.first(name).strip()[:LONGEST] for name in suggest_views.FIELDS}
            work.drafts.save(mentorships.SUGGEST.name, found.id, written)
            at = suggest_views.read_time(work.reader, written)
            if at is None:
                form = _form(work, found, written)
                return Rejected(form, suggest_views.no_such_time(work.reader, written))
            match _change(work, found, room.suggest(found, at, by=work.me.id, now=work.now)):
                case Refused() as no:
                    return work.refuse(no, room=found.id)
                case changed:
                    work.drafts.drop(mentorships.SUGGEST.name, found.id)
                    if room.is_suggested_to(work.me.id, found, at):
                        return views.suggested_by_both(work.reader, space_of(work, changed), at)
                    return views.suggested(work.reader, space_of(work, changed))


def _form(work: Work, found: Mentorship, written: Mapping[str, str]) -> Form:
    space = space_of(work, found)
    me, other = (
        work.settings.hours(space.called(one), work.programme)
        for one in (work.me.id, found.other(work.me.id))
    )
    return suggest_views.suggest_form(work.reader, space, times_rules.suggested(work.now, me, other), written)


def choose(request: Request, work: Work) -> Message | Aside:
    """Choose a time that the other suggested; both read it in their own zone."""
    about = mentorships.CHOOSE_TIME.read(request.ref)
    if about is None:
        return work.refuse(Refusal.GONE)
    match _mine_of(about.mentorship, work):
        case Refused() as no:
            return work.refuse(no)
        case found:
            match _change(work, found, room.choose(found, about.at, by=work.me.id, now=work.now)):
                case Refused() as no:
                    return work.refuse(no, room=found.id)
                case changed:
                    # The pressed card becomes a line; the new card in the room has the time and its file.
                    return _agreed(request, work, found, changed)


def call_off(request: Request, work: Work) -> Message | Aside:
    """Show once more which time would go, before it is called off."""
    match _mine(request, work):
        case Refused() as no:
            return work.refuse(no)
        case found:
            match room.call_off(found, work.now):
                case Refused() as no:
                    return work.refuse(no, room=found.id)
                case _:
                    return views.call_off_first(work.reader, space_of(work, found), of=work.me.id)


def call_off_now(request: Request, work: Work) -> Message | Aside:
    """Remove the chosen time; both are told, and may suggest others."""
    match _mine(request, work):
        case Refused() as no:
            return work.refuse(no)
        case found:
            match _change(work, found, room.call_off(found, work.now)):
                case Refused() as no:
                    return work.refuse(no, room=found.id)
                case changed:
                    return views.called_off(work.reader, space_of(work, changed))


def see_called_off(request: Request, work: Work) -> Message | Aside:
    """Show that the time is called off: the answer to a repeated press."""
    match _mine(request, work):
        case Refused() as no:
            return work.refuse(no)
        case Mentorship(meets_at=None) as found:
            return views.called_off(work.reader, space_of(work, found))
        case _:
            return see(request, work)


def see_times(request: Request, work: Work) -> Message | Aside:
    """Show what an older list of times says now: the answer to a repeated press."""
    about = mentorships.CHOOSE_TIME.read(request.ref)
    match _mine_of(about.mentorship if about else request.ref, work):
        case Refused() as no:
            return work.refuse(no)
        case found:
            return _agreed(request, work, found)


def _agreed(request: Request, work: Work, *states: Mentorship) -> Message:
    """Return the line that the pressed card of the room becomes; pressed elsewhere, the way to the room."""
    space, cards = space_of(work, states[-1]), work.cards_of(states[0].id, _cards(*states))
    if request.at is None or any(card.is_at(request.at) for card in cards):
        return views.moved_on(work.reader, space)
    return views.agreed(work.reader, space)


def welcome(ref: str, work: Work) -> Message | None:
    """Draw the first card of a room, or its last."""
    found = work.mentorships.get(ref)
    return views.welcome(work.reader, space_of(work, found)) if found else None


def times(ref: str, work: Work) -> Message | None:
    """Draw one card of a room's times: the newest shows how things stand, the others are a line."""
    about = refs.read((TimesAt,), ref)
    found = work.mentorships.get(about.mentorship) if about else None
    if about is None or found is None:
        return None
    space = space_of(work, found)
    if about.version == found.living:
        return views.times(work.reader, space)
    if found.ending is not Ending.GOING:
        return ending_views.last_card(work.reader, space)
    # Each change draws these two again; a card older than both names no time that could move unseen.
    known = about.version in {found.listed, found.settled}
    return views.moved_on(work.reader, space) if known else views.over(work.reader)


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
    # An edit notifies nobody: what is new is a card of its own, and the older cards become a line.
    show_times(work, seen, new)
    return new


def redraw_times(moved: ClockMoved | PersonMet, work: Work) -> None:
    """Draw the times of a person again whose clock moved, or whose platform has new facts about them."""
    for one in work.mentorships.of(moved.person, limit=MOST):
        if one.suggested or (one.meets_at is not None and one.meets_at >= work.now):
            show_times(work, one)


def show_times(work: Work, *several: Mentorship) -> None:
    """Show the cards of times that these states of one mentorship have: the newest, and the one before."""
    for card in _cards(*several):
        work.show(several[0].id, Notice(NoticeKind.TIMES, card))


def _cards(*several: Mentorship) -> list[str]:
    cards = {TimesAt(one.id, version) for one in several for version in (one.listed, one.settled) if version}
    return sorted(map(refs.write, cards))


def space_of(work: Work, found: Mentorship) -> Space:
    """Return what every card of a mentorship is drawn from."""
    ask = work.asks.get(found.ask)
    assert ask is not None  # noqa: S101 - a mentorship is deleted with its ask
    named = work.people.many(found.two)
    return Space(found, ask, named[found.mentor], named[found.mentee])


def times_are_past(ref: str, work: Work) -> bool:
    """Tell whether every time on a card of times is over, or its room: nobody needs to read it now."""
    about = refs.read((TimesAt,), ref)
    found = work.mentorships.get(about.mentorship) if about else None
    if found is None or found.ending is not Ending.GOING:
        return True
    named = [found.meets_at, found.called_off, *(one.at for one in found.suggested)]
    return all(at <= work.now for at in named if at)
