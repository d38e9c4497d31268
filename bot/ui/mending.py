"""Mending: what is made of people's words is cut or left out where no platform could show it."""

from typing import Protocol

from bot.ui.fit import fit
from bot.ui.limits import measure

NOTHING = "—"
"""Stands where a name or a value has nothing that could be seen."""


class Mended(Protocol):
    """A node that names its parts that were cut or left out."""

    @property
    def left_out(self) -> tuple[str, ...]:
        """Return the names of those parts, such as "Card.lines"; never their words."""
        ...


def cut(text: str, limit: int) -> str:
    """Return a text in at most `limit` UTF-16 code units: unchanged where it fits."""
    return text if measure(text) <= limit else fit(text, limit)


def shown(text: str, limit: int) -> str:
    """Return a text in at most `limit` UTF-16 code units; a dash where it is blank."""
    return cut(text, limit) if text.strip() else NOTHING


def mend(node: Mended, **parts: object) -> None:
    """Set the parts of a frozen node that differ from what it was given, and name each in `left_out`."""
    changed = {name: value for name, value in parts.items() if value != getattr(node, name)}
    for name, value in changed.items():
        object.__setattr__(node, name, value)
    object.__setattr__(node, "left_out", tuple(f"{type(node).__name__}.{name}" for name in changed))
