"""What a search was understood to say: each thing can be taken off in one press."""

from dataclasses import replace

from bot.domain.common.refusals import Refusal
from bot.handlers.search import find
from bot.handlers.search.offered import offered
from bot.handlers.work import Work
from bot.ui.nodes import Aside, Message
from bot.ui.requests import Request
from bot.ui.verbs import search


def take_off(request: Request, work: Work) -> Message | Aside:
    """Search again with one thing read as plain words that was understood to be more."""
    about = search.TAKE_OFF.read(request.ref)
    looking = work.lookings.get(about.looking, of=work.me.id) if about else None
    if about is None or looking is None:
        return work.refuse(Refusal.GONE)
    understood = work.search.find(offered(work, looking), limit=1).understood
    taken = frozenset(choice.key for choice in understood if choice.mark == about.mark)
    return find.first_page(work, replace(looking, off=looking.off | taken))
