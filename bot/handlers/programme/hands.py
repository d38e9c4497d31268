"""Raised hands, as a manager sees them: promising to write, and putting one away once done."""

from bot.domain.asks import human_help
from bot.domain.asks.human_help import Hand
from bot.domain.common.refusals import Refusal, Refused
from bot.handlers.asks import human_help as help_handlers
from bot.handlers.programme import page
from bot.handlers.work import Work
from bot.ui.nodes import Aside, Message
from bot.ui.requests import Request
from bot.ui.verbs import programme


def promise(request: Request, work: Work) -> Message | Aside:
    """Promise that the presser will write: the mentee hears who."""
    hand = _of(request, work)
    match human_help.promise(hand, work.me.id) if hand else Refused(Refusal.GONE):
        case Hand() as promised if hand and work.hands.change(promised, when=hand.reach):
            help_handlers.tell(work, promised)
            return stands(request, work)
        case Refused() as no:
            return work.refuse(no)
        case _:
            return work.refuse(Refusal.HAND_TAKEN)


def put_away(request: Request, work: Work) -> Message | Aside:
    """Mark a hand as done, by the manager who promised to write."""
    hand = _of(request, work)
    match human_help.done(hand, work.me.id) if hand else Refused(Refusal.GONE):
        case Hand() as done if hand and work.hands.change(done, when=hand.reach):
            help_handlers.tell(work, done)
            return stands(request, work)
        case Refused() as no:
            return work.refuse(no)
        case _:
            return work.refuse(Refusal.HAND_TAKEN)


def stands(request: Request, work: Work) -> Message | Aside:
    """Show the current state: on the page where it was pressed, or on its own card."""
    about, hand = programme.HAND_DONE.read(request.ref), _of(request, work)
    if about and about.pressed:
        return page.drawn(work)
    drawn = help_handlers.card(hand.id, work) if hand else None
    return drawn or work.refuse(Refusal.GONE)


def _of(request: Request, work: Work) -> Hand | None:
    about = programme.HAND_DONE.read(request.ref)
    found = work.hands.get(about.hand) if about else None
    return found if found is not None and help_handlers.may_help(work, found) else None
