"""A hello before a first door, for the mentor: wanted or not, waited for, taken back, told."""

from dataclasses import replace

from bot.domain.common.ids import ApprovalId, PersonId, fresh
from bot.domain.common.notices import Notice, NoticeKind
from bot.domain.common.people import Door, Mentor
from bot.domain.mentors import first_door
from bot.domain.mentors.first_door import UNANSWERED, Approval, Status
from bot.handlers.asks import human_help
from bot.handlers.work import Work
from bot.ui.nodes import Message
from bot.views.mentors import first_door_wait as views


def is_wanted(work: Work, card: Mentor) -> bool:
    """Tell whether this door opens only after another manager's hello."""
    if card.door is not Door.DRAFT or not work.beginnings.get().approves:
        return False
    if not first_door.is_wanted(card, work.approvals.of(card.id)):
        return False
    # The only manager of a community has no other manager who could say hello.
    return [one.id for one in work.people.managers(limit=2)] != [card.id]


def ask(work: Work, card: Mentor) -> None:
    """Queue a door for a hello and tell the managers: once, and after a no only with a changed card."""
    last = work.approvals.of(card.id)
    if last is not None and not first_door.may_ask_again(card, last):
        return
    until = first_door.until(work.now, card.person.zone)
    waits = Approval(ApprovalId(fresh("apr")), work.community, card.id, work.now, until)
    if work.approvals.ask(waits):
        show_managers(work, waits)


def has_to_change(work: Work, card: Mentor) -> bool:
    """Tell whether a card was answered with a no and is unchanged since."""
    last = work.approvals.of(card.id)
    return last is not None and is_wanted(work, card) and not first_door.may_ask_again(card, last)


def take_back(work: Work, card: Mentor) -> None:
    """Stop waiting for a hello because the mentor takes it back."""
    _end(work, work.approvals.of(card.id), Status.TAKEN_BACK)


def no_more(work: Work, mentor: PersonId) -> Approval | None:
    """End a mentor's wait because no hello is needed; return the ended wait, None where there was none."""
    return _end(work, work.approvals.of(mentor), Status.NO_MORE)


def leaves(work: Work, mentor: PersonId) -> None:
    """Stop a mentor's wait because they leave: if they come back, a hello comes first again."""
    _end(work, work.approvals.of(mentor), Status.TAKEN_BACK)


def behind(work: Work, card: Mentor) -> str:
    """Return the ref of the message about an opened door: the hello behind a first one, else the card."""
    last = work.approvals.of(card.id) if card.door is Door.DRAFT else None
    return last.id if last is not None and last.stands in {Status.WELCOMED, Status.NO_MORE} else card.id


def of(work: Work, card: Mentor) -> views.Hello | None:
    """Return the state of a mentor's first door; None where it needs no hello."""
    if card.door is not Door.DRAFT:
        return None
    last = work.approvals.of(card.id)
    welcomed = last is not None and last.stands is Status.WELCOMED
    return drawn(work, last) if welcomed or is_wanted(work, card) else None


def drawn(work: Work, last: Approval | None) -> views.Hello:
    """Return a hello with the names of its people, for the mentor who reads."""
    by = work.people.get(last.by) if last is not None and last.by else None
    hearing = human_help.hearing(work, last.mentor if last is not None else work.me.id)
    named = work.people.many(hearing)
    return views.Hello(last, tuple(named[one] for one in hearing), by)


def tell(work: Work, waits: Approval) -> None:
    """Tell a mentor the current state of their wait, in a new message."""
    work.show(waits.mentor, Notice(NoticeKind.HELLO, waits.id, waits.stands))


def news(ref: str, work: Work) -> Message | None:
    """Draw for the mentor how their wait ended."""
    waits = work.approvals.get(ref)
    if waits is None or waits.mentor != work.me.id:
        return None
    card = work.mentors.get(waits.mentor)
    has_opened = card is not None and card.door is not Door.DRAFT
    return (views.over_since if has_opened else views.news)(work.reader, drawn(work, waits))


def show_managers(work: Work, waits: Approval) -> None:
    """Show the current state to managers, none kept apart; what its mentor has of it is redrawn."""
    work.redraw((waits.mentor,), (waits.id,))
    human_help.show_managers(work, waits.mentor, NoticeKind.APPROVAL, waits.id)


def _end(work: Work, waits: Approval | None, stands: Status) -> Approval | None:
    if waits is None or waits.stands not in UNANSWERED:
        return None
    ended = replace(waits, stands=stands)
    if not work.approvals.change(ended, when=waits.stands):
        return None
    show_managers(work, ended)
    return ended
