"""A hello before a first door, on the mentor's side: wanted or not, waited for, taken back, told."""

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
    """Tell whether this door opens only after a hello of somebody else."""
    if card.door is not Door.DRAFT or not work.beginnings.get().approves:
        return False
    if not first_door.is_wanted(card, work.approvals.of(card.id)):
        return False
    # Whoever looks after the community alone has nobody who could say hello.
    return [one.id for one in work.people.managers(limit=2)] != [card.id]


def ask(work: Work, card: Mentor) -> None:
    """Let a door wait for a hello, and tell those who say it; once, and after a no with a changed card."""
    last = work.approvals.of(card.id)
    if last is not None and not first_door.may_ask_again(card, last):
        return
    until = first_door.until(work.now, card.person.zone)
    waits = Approval(ApprovalId(fresh("apr")), work.community, card.id, work.now, until)
    if work.approvals.ask(waits):
        show_managers(work, waits)


def has_to_change(work: Work, card: Mentor) -> bool:
    """Tell whether a card was answered with a no, and stands as it was read."""
    last = work.approvals.of(card.id)
    return last is not None and is_wanted(work, card) and not first_door.may_ask_again(card, last)


def take_back(work: Work, card: Mentor) -> None:
    """Wait for a hello no longer, as the mentor wishes."""
    _end(work, work.approvals.of(card.id), Status.TAKEN_BACK)


def no_more(work: Work, mentor: PersonId) -> Approval | None:
    """Let a mentor wait for a hello no longer, because none is needed; return how their wait ended now."""
    return _end(work, work.approvals.of(mentor), Status.NO_MORE)


def behind(work: Work, card: Mentor) -> str:
    """Return what the message about an opened door is about: the hello behind a first one, else the card."""
    last = work.approvals.of(card.id) if card.door is Door.DRAFT else None
    return last.id if last is not None and last.stands in {Status.WELCOMED, Status.NO_MORE} else card.id


def of(work: Work, card: Mentor) -> views.Hello | None:
    """Return how a mentor's first door stands; None where it needs no hello."""
    if card.door is not Door.DRAFT:
        return None
    last = work.approvals.of(card.id)
    welcomed = last is not None and last.stands is Status.WELCOMED
    return drawn(work, last) if welcomed or is_wanted(work, card) else None


def drawn(work: Work, last: Approval | None) -> views.Hello:
    """Return a hello with the names of its people, for the mentor who reads."""
    by = work.people.get(last.by) if last is not None and last.by else None
    hearing = human_help.hearing(work, work.me.id)
    named = work.people.many(hearing)
    return views.Hello(last, tuple(named[one] for one in hearing), by)


def tell(work: Work, waits: Approval) -> None:
    """Tell a mentor how it stands, as a message of its own."""
    work.show(waits.mentor, Notice(NoticeKind.HELLO, waits.id, waits.stands))


def news(ref: str, work: Work) -> Message | None:
    """Draw for the mentor what became of their wait."""
    waits = work.approvals.get(ref)
    if waits is None or waits.mentor != work.me.id:
        return None
    return views.news(work.reader, drawn(work, waits))


def show_managers(work: Work, waits: Approval) -> None:
    """Show those who look after the community how it stands; never the mentor, nor who is kept apart."""
    for one in human_help.hearing(work, waits.mentor):
        work.show(one, Notice(NoticeKind.APPROVAL, waits.id))


def _end(work: Work, waits: Approval | None, stands: Status) -> Approval | None:
    if waits is None or waits.stands not in UNANSWERED:
        return None
    ended = replace(waits, stands=stands)
    if not work.approvals.change(ended, when=waits.stands):
        return None
    show_managers(work, ended)
    return ended
