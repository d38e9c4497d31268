"""What only those may do who look after a community; everybody else is refused kindly, at each press."""

from collections.abc import Callable
from typing import TypeVar

from bot.handlers.readers import reader
from bot.store.work import Work
from bot.ui.nodes import Aside
from bot.ui.requests import Request
from bot.views import programme as views

A = TypeVar("A")


def only(act: Callable[[Request, Work], A]) -> Callable[[Request, Work], A | Aside]:
    """Let only managers do this; whoever else asks is told whom to write to."""

    def manage(request: Request, work: Work) -> A | Aside:
        if not work.me.manages:
            return views.not_theirs(reader(work), work.people.managers())
        return act(request, work)

    return manage
