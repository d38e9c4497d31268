"""Opens what stands under a cover, for its reader alone."""

from bot.domain.common.refusals import Refusal
from bot.handlers import notices
from bot.handlers.routing import Answered
from bot.handlers.work import Work
from bot.ui.nodes import Aside, Message
from bot.ui.requests import Request
from bot.ui.verbs import home


def open_card(request: Request, work: Work) -> Message | Aside:
    """Show the presser a card of their own in its current state; nobody else's can be opened."""
    about = home.OPEN_CARD.read(request.ref)
    if about is None:
        return work.refuse(Refusal.GONE)
    cards = [card for card in work.my_cards_about({about.about}) if card.notice.kind == about.kind]
    # Several letters of one mentor are about the same person: the one that was pressed opens.
    pressed = [card for card in cards if card.is_at(request.at or {})]
    mine = next(reversed(pressed or cards), None)
    drawn = notices.opened(mine.notice, work) if mine else None
    return Aside(drawn) if drawn else work.refuse(Refusal.GONE)


ROUTE = Answered(home.OPEN_CARD, open_card)
