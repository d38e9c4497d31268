"""How a screen is drawn and named, for every part of the gallery."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import ParamSpec

from bot.ui.forms import Form, Rejected
from bot.ui.nodes import Aside, Message

Screen = Message | Form | Rejected
P = ParamSpec("P")


@dataclass(frozen=True, slots=True)
class Shown:
    """One screen, the function that drew it, and the state."""

    name: str
    screen: Screen


def drawn(state: str, view: Callable[P, Message | Aside | Form], *args: P.args, **kwargs: P.kwargs) -> Shown:
    """Draw a screen; of an aside, its message."""
    made = view(*args, **kwargs)
    name = f"{view.__module__.removeprefix('bot.views.')}.{view.__name__}: {state}"
    return Shown(name, made.message if isinstance(made, Aside) else made)
