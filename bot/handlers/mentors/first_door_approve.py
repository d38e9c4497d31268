"""A hello before a first door, for managers: the list, the card, a yes or a kind no, the setting."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from bot.domain.common.ids import PersonId
from bot.domain.common.notices import NoticeKind
from bot.domain.common.people import Door, Mentor
from bot.domain.common.refusals import Refusal, Refused
from bot.domain.mentors import first_door
from bot.domain.mentors.first_door import UNANSWERED, Approval, Status
from bot.handlers.asks import human_help
from bot.handlers.mentors import door, first_door_wait
from bot.handlers.search import find
from bot.handlers.work import Work
from bot.ui.forms import Form, Rejected
from bot.ui.nodes import Aside, Message
from bot.ui.requests import Request
from bot.ui.verbs import mentors
from bot.views.mentors import first_door_approve as views
from bot.views.mentors import first_door_wait as wait_views
from bot.views.search.find import Seen

CARD = "card"
"""What a draft keeps of the card that its words are about: the print of the card."""


@dataclass(frozen=True, slots=True)
class WaitingCard:
    """A wait, the card behind it, and whether the card is unchanged since the manager saw it."""

    waits: Approval
    card: Mentor
    as_seen: bool


def how_many(work: Work) -> int:
    """Return how many mentors wait to whom the presser may say hello."""
    return work.approvals.how_many(without=_unseen(work)) if work.beginnings.get().approves else 0


def page(request: Request, work: Work) -> Message | Aside:
    """List the mentors who wait for a hello."""
    unseen = _unseen(work)
    waiting = work.approvals.unanswered() if work.beginnings.get().approves else []
    mine = [one for one in waiting if one.mentor not in unseen]
    cards = work.mentors.many([one.mentor for one in mine[: views.SHOWN]])
    listed = [(one, cards[one.mentor]) for one in mine[: views.SHOWN] if one.mentor in cards]
    return views.page(work.reader, listed, len(mine))


def see(request: Request, work: Work) -> Message | Aside:
    """Show the card of a waiting mentor as everybody would see it."""
    drawn = card(request.ref, work)
    return Aside(drawn) if drawn else work.refuse(Refusal.GONE)


def stands(request: Request, work: Work) -> Message | Aside:
    """Show its current state: the answer to a repeated press."""
    about = mentors.WELCOME.read(request.ref)
    return (card(about.approval, work) if about else None) or work.refuse(Refusal.GONE)


def welcome(request: Request, work: Work) -> Message | Aside:
    """Say hello: the door opens as every door does, or may open as soon as its card is ready."""
    match _seen_card(request, work):
        case WaitingCard(waits, found, True):
            welcomed = first_door.welcome(waits, found, work.me.id)
            if isinstance(welcomed, Approval) and work.approvals.change(welcomed, when=waits.stands):
                if door.turn_open(work, found) is not True:
                    first_door_wait.tell(work, welcomed)
                first_door_wait.show_managers(work, welcomed)
            return stands(request, work)
        case other:
            return _otherwise(work, other)


def not_yet(request: Request, work: Work) -> Form | Aside:
    """Offer ready kind words and free ones."""
    match _seen_card(request, work):
        case WaitingCard(waits, found, True) if waits.stands in UNANSWERED:
            written = work.drafts.get(mentors.NOT_YET.name, waits.id)
            return views.no_form(work.reader, waits, found, written)
        case WaitingCard(waits, _, True):
            return Aside(card(waits.id, work) or views.nobody_waits(work.reader))
        case other:
            shown = _otherwise(work, other)
            return shown if isinstance(shown, Aside) else Aside(shown)


def preview(request: Request, work: Work) -> Message | Aside | Rejected:
    """Keep the words so far, say what is wrong with them, or show them as the mentor will read them."""
    match _seen_card(request, work):
        case WaitingCard(waits, found, True) if waits.stands in UNANSWERED:
            fields = {name: request.first(name).strip() for name in ("ready", "words")}
            written = {**fields, CARD: first_door.print_of(found)}
            work.drafts.save(mentors.NOT_YET.name, waits.id, written)
            if errors := views.READY.errors(work.reader, written):
                return Rejected(views.no_form(work.reader, waits, found, written), errors)
            return _preview(work, waits, found, written)
        case WaitingCard():
            return stands(request, work)
        case other:
            return _otherwise(work, other)


def show_draft(request: Request, work: Work) -> Message | Aside:
    """Show the kept words as the mentor will read them."""
    written = work.drafts.get(mentors.NOT_YET.name, request.ref)
    match _seen(work, request.ref, written.get(CARD)):
        case WaitingCard(waits, _, True) if waits.stands not in UNANSWERED:
            return sent(request, work)
        case WaitingCard(_, _, True) if views.READY.errors(work.reader, written):
            return work.refuse(Refusal.NOTHING_WRITTEN)
        case WaitingCard(waits, found, True):
            return _preview(work, waits, found, written)
        case other:
            return _otherwise(work, other)


def _preview(work: Work, waits: Approval, found: Mentor, written: Mapping[str, str]) -> Aside:
    said = first_door.not_now(waits, found, work.me.id, views.READY.said(work.reader, written))
    if isinstance(said, Refused):
        return work.refuse(said)
    seen = wait_views.news(work.reading_as(found.person), first_door_wait.drawn(work, said))
    return views.preview(work.reader, waits, found, seen, work.print_of(mentors.NOT_YET, waits.id))


def send(request: Request, work: Work) -> Message | Aside:
    """Send the kind no that was previewed."""
    written = work.drafts.get(mentors.NOT_YET.name, request.ref)
    match _seen(work, request.ref, written.get(CARD)):
        case WaitingCard(waits, found, as_seen) if as_seen or not written:
            if waits.stands in UNANSWERED and views.READY.errors(work.reader, written):
                return work.refuse(Refusal.NOTHING_WRITTEN)
            _say_no(work, waits, found, written)
            return sent(request, work)
        case other:
            return _otherwise(work, other)


def sent(request: Request, work: Work) -> Message | Aside:
    """Show the current state of a wait: the answer to a repeated sending."""
    return card(request.ref, work) or work.refuse(Refusal.GONE)


def new_mentors(request: Request, work: Work) -> Message | Aside:
    """Show how new mentors' doors open."""
    return views.setting(work.reader, approves=work.beginnings.get().approves, waiting=_everybody(work))


def set_new_mentors(request: Request, work: Work) -> Message | Aside:
    """Set how new mentors' doors open; the clock opens waiting doors where no hello is needed."""
    if request.ref not in {views.HELLO_FIRST, views.AT_ONCE}:
        return work.refuse(Refusal.GONE)
    on = request.ref == views.HELLO_FIRST
    if work.beginnings.get().approves is not on:
        work.beginnings.approve(on=on)
    return new_mentors(request, work)


def close_due(work: Work) -> bool:
    """Close the wait longest past its deadline, or open one waiting door where no hello is needed."""
    if not work.beginnings.get().approves:
        return _open_waiting_door(work)
    due = work.approvals.longest_over(work.now)
    over = first_door.close(due, work.now) if due else None
    if due is None or over is None:
        return False
    if work.approvals.change(over, when=due.stands):
        first_door_wait.tell(work, over)
        first_door_wait.show_managers(work, over)
        human_help.say_passed(work, over.mentor, NoticeKind.APPROVAL, over.id)
    return True


def card(ref: str, work: Work) -> Message | None:
    """Draw a waiting first door for a manager; nothing for its mentor or a manager kept apart from them."""
    waits = work.approvals.get(ref)
    found = work.mentors.get(waits.mentor) if waits else None
    if waits is None or found is None or not work.me.manages or waits.mentor in _unseen(work):
        return None
    return _drawn(work, waits, found, changed=False)


def _drawn(work: Work, waits: Approval, found: Mentor, *, changed: bool) -> Message:
    as_open = replace(found, door=Door.OPEN, resting_until=None)
    seen = Seen(found.face(), (), find.left(work, as_open))
    by = work.people.get(waits.by) if waits.by else None
    return views.card(
        work.reader, views.Waiting(waits, seen, by, changed=changed, mine=waits.by == work.me.id)
    )


def _seen_card(request: Request, work: Work) -> WaitingCard | Refused:
    about = mentors.WELCOME.read(request.ref)
    return _seen(work, about.approval, about.print) if about else Refused(Refusal.GONE)


def _seen(work: Work, approval: str, print_seen: str | None) -> WaitingCard | Refused:
    waits = work.approvals.get(approval)
    found = work.mentors.get(waits.mentor) if waits else None
    if waits is None or found is None or waits.mentor in _unseen(work):
        return Refused(Refusal.GONE)
    as_seen = waits.stands not in UNANSWERED or print_seen == first_door.print_of(found)
    return WaitingCard(waits, found, as_seen)


def _otherwise(work: Work, seen_card: WaitingCard | Refused) -> Message | Aside:
    """Say why nothing was done: the card has changed since it was shown, or is gone."""
    match seen_card:
        case Refused() as no:
            return work.refuse(no)
        case WaitingCard(waits, found, _):
            return _drawn(work, waits, found, changed=True)


def _say_no(work: Work, waits: Approval, found: Mentor, written: Mapping[str, str]) -> None:
    said = first_door.not_now(waits, found, work.me.id, views.READY.said(work.reader, written))
    if isinstance(said, Approval) and work.approvals.change(said, when=waits.stands):
        work.drafts.drop(mentors.NOT_YET.name, waits.id)
        first_door_wait.tell(work, said)
        first_door_wait.show_managers(work, said)


def _open_waiting_door(work: Work) -> bool:
    waits = next(iter(work.approvals.unanswered(limit=1)), None)
    if waits is None:
        return False
    found = work.mentors.get(waits.mentor)
    if found is not None:
        door.turn_open(work, found)
    # A door that opened has ended its wait itself; a wait that is left has a card that is no longer ready.
    if (ended := first_door_wait.no_more(work, waits.mentor)) is not None:
        first_door_wait.tell(work, ended)
    return True


def _everybody(work: Work) -> int:
    return work.approvals.how_many(without=frozenset())


def _unseen(work: Work) -> frozenset[PersonId]:
    return frozenset({work.me.id, *work.safety.apart_from(work.me.id)})


def is_past(ref: str, work: Work) -> bool:
    """Tell whether the day by which the mentor hears is over, so that they are told of that first."""
    waits = work.approvals.get(ref)
    return waits is not None and waits.stands is Status.WAITING and work.now >= waits.until
