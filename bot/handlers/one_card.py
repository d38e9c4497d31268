"""One living card: an answer that a person's own card shows already is not shown to them a second time."""

from bot.handlers import notices
from bot.handlers.routing import Answer
from bot.handlers.work import Work
from bot.store.outbox.own_cards import OwnCard
from bot.ui import refs
from bot.ui.nodes import Aside, Message
from bot.ui.requests import Request
from bot.views.common import one_card as views


def in_one_place(request: Request, work: Work, answer: Answer, *, changed: bool) -> Answer:
    """Return an answer; a short line instead of it where it would be a second copy of the presser's own card.

    The line confirms nothing where the act came too late to have `changed` anything.

    On the card itself the answer is the card's new state. Elsewhere (a preview, a question, a modal) a
    copy would stay as it is while the card goes on changing.
    """
    if request.at is None or not isinstance(answer, Message | Aside):
        return answer
    shown = answer.message if isinstance(answer, Aside) else answer
    about = request.ref.partition(refs.BETWEEN)[0]
    cards = work.my_cards_about({request.ref, about, *(notice.ref for notice in work.shown_to_me)})
    if isinstance(answer, Message) and (here := [card for card in cards if card.is_at(request.at)]):
        return _standing(answer, here, work) if request.covers else answer
    drawn = (notices.draw(card.notice, work) for card in cards)
    copies = [now for now in drawn if now is not None and now == shown]
    is_copy = any(not (request.covers and now.cover) for now in copies)
    if not is_copy:
        return answer
    line = views.done(work.reader, request.verb, changed=changed)
    return Aside(line) if isinstance(answer, Aside) else line


def _standing(answer: Message, here: list[OwnCard], work: Work) -> Message:
    """Return the pressed card in its new state as one that may stand there; another answer as it is."""
    drawn = (notices.draw(card.notice, work) for card in here)
    card = next((now for now in drawn if now == answer), None)
    return card.standing() if card else answer
