"""The first hello: said once to a person who has never looked, then never again."""

from bot.domain.common.ids import LookingId, fresh
from bot.domain.search.events import SearchMade
from bot.domain.search.matching import HELLO, Looked, Looking
from bot.handlers.work import Work
from bot.ui.nodes import Message
from bot.ui.requests import Request, Surface
from bot.views.opening import first_hello as views


def is_due(work: Work) -> bool:
    """Tell whether the presser has neither looked nor been greeted."""
    return not work.lookings.any(of=work.me.id)


def hello(request: Request, work: Work) -> Message:
    """Greet the presser, and remember it: not of a tab, which may open by itself, nor before a first door."""
    # From so many on their number is not told: all doors are not counted for a greeting.
    doors = work.mentors.how_many_open(at_most=max(work.programme.caps.few_doors, 1))
    if doors and request.surface is not Surface.HOME:
        greeted = Looked(LookingId(fresh(HELLO)), work.me.id, Looking(work.community, ""))
        work.happened(SearchMade(greeted))
    return views.hello(work.reader, doors)
