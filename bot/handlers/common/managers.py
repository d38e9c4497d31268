"""What only those may do who look after a community; everybody else is refused kindly, at each press."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

from bot.handlers.routing import Route
from bot.handlers.work import Work
from bot.ui.nodes import Aside
from bot.ui.requests import Request
from bot.views.programme import page as views

A_co = TypeVar("A_co", covariant=True)


@dataclass(frozen=True, slots=True)
class Only(Generic[A_co]):
    """Lets only managers do something; whoever else asks is told whom to write to."""

    act: Callable[[Request, Work], A_co]

    def __call__(self, request: Request, work: Work) -> A_co | Aside:
        """Do it for a manager, or refuse."""
        if not work.me.manages:
            return views.not_theirs(work.reader, work.people.managers())
        return self.act(request, work)


def only(act: Callable[[Request, Work], A_co]) -> Only[A_co]:
    """Let only managers do this."""
    return Only(act)


def managed(routes: Iterable[Route]) -> frozenset[str]:
    """Return the verbs that are for managers: for them a platform's word has to be fresh."""
    return frozenset(route.verb.name for route in routes if isinstance(route.act, Only))
