"""In which community one acts: the platform says which there are, and keeps what is chosen."""

from bot.domain.common.refusals import Refusal
from bot.handlers.work import Work
from bot.ui.nodes import Aside, Message
from bot.ui.requests import Request
from bot.views.platforms import communities as views


def which(request: Request, work: Work) -> Message | Aside:
    """Ask in which community the presser wants to act."""
    return views.listed(work.reader, request.elsewhere or {}, request.actor.workspace)


def acts_here(request: Request, work: Work) -> Message | Aside:
    """Say that the presser acts here from now on: who asks for it acts here already."""
    name = (request.elsewhere or {}).get(request.actor.workspace)
    return work.refuse(Refusal.GONE) if name is None else views.chosen(work.reader, name)
