"""The routes as a table: who may use each verb, what it promises, and the function that answers."""

import inspect
from collections.abc import Callable, Iterator
from dataclasses import astuple, dataclass
from pathlib import Path

from bot.handlers import FEATURES, covers
from bot.handlers.routing import Received, Route
from bot.ui.verbs import Opens
from bot.views.acts import ACTS

ROOT = Path(__file__).parents[1]


@dataclass(frozen=True, slots=True)
class ListedRoute:
    """One route as text."""

    who: str
    verb: str
    promise: str
    does: str
    """What a press changes, in one line; empty where it changes nothing."""
    answers: str
    """The function that answers it, and its file: `bot/handlers/asks/ask.py:send`."""
    repeat: str = ""
    """The same for the function that answers a retry; empty if it is the same function."""


def listed() -> Iterator[ListedRoute]:
    """Yield every route, grouped by noun."""
    for feature in FEATURES:
        yield from map(_listed, feature.routes)
    yield _listed(covers.ROUTE)


def table() -> str:
    """Return every route, one a line, in columns."""
    rows = [
        astuple(ListedRoute("WHO", "VERB", "PROMISE", "WHAT IT CHANGES", "ANSWERS", "REPEAT")),
        *map(astuple, listed()),
    ]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = ("  ".join(word.ljust(width) for word, width in zip(row, widths, strict=True)) for row in rows)
    return "\n".join(line.rstrip() for line in lines)


def _listed(route: Route) -> ListedRoute:
    truth = None if isinstance(route.verb, Opens) else getattr(route, "truth", None)
    act = ACTS.get(route.verb.name)
    return ListedRoute(
        route.who,
        route.verb.name,
        _promise(route),
        act.does if act else "",
        _where(route.act),
        _where(truth) if truth else "",
    )


def _promise(route: Route) -> str:
    if isinstance(route.verb, Opens):
        return "opens a form"
    takes = "takes a form" if isinstance(route, Received) else "answers"
    return f"{takes}, {'writes' if route.verb.writes else 'reads'}"


def _where(function: Callable[..., object]) -> str:
    path = Path(inspect.getsourcefile(function) or "").relative_to(ROOT)
    return f"{path.as_posix()}:{function.__name__}"
