"""One living card: an answer that a person's own card shows already is not shown to them a second time."""

from bot.handlers import notices
from bot.handlers.routing import Answer
from bot.handlers.work import Work
from bot.ui import refs
from bot.ui.nodes import Aside, Message
from bot.ui.requests import Request
from bot.views.common import one_card as views


def in_one_place(request: Request, work: Work, answer: Answer) -> Answer:
    """Return an answer; a short line instead of it where it would be a second copy of the presser's own card.

    On the card itself the answer is the card's new state. Elsewhere (a preview, a question, a modal) a
    copy would stay as it is while the card goes on changing.
    """
    if request.at is None or not isinstance(answer, Message | Aside):
        return answer
    shown = answer.message if isinstance(answer, Aside) else answer
    about = request.ref.partition(refs.BETWEEN)[0]
    cards = work.my_cards_about({request.ref, about, *(notice.ref for notice in work.shown_to_me)})
    every = ((card, notices.draw(card.notice, work)) for card in cards)
    drawn = [(card, now) for card, now in every if now is not None and now == shown]
    if isinstance(answer, Message) and any(card.is_at(request.at) for card in cards):
        here = next((now for card, now in drawn if card.is_at(request.at)), None)
        return here.standing() if here else answer
    if not any(not (request.covers and now.cover) for _, now in drawn):
        return answer
    line = views.done(work.reader, request.verb)
    return Aside(line) if isinstance(answer, Aside) else line
