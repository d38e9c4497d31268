"""Says in plain text what a message has besides words, for a client that draws no buttons and selects."""

from collections.abc import Callable, Iterable, Iterator

from bot.ui.nodes import Button, Select

Escape = Callable[[str], str]
"""Returns words in which a platform sees no markup of its own."""


def one_line(text: str) -> str:
    """Return words as one line: a heading and what a link is called have no second one."""
    return " ".join(text.split())


def buttons(shown: Iterable[Button], escape: Escape) -> Iterator[str]:
    """Return one line that names buttons in brackets; none where there are none."""
    named = " ".join(f"[{escape(button.label)}]" for button in shown)
    yield from (named,) if named else ()


def choices(select: Select, escape: Escape) -> str:
    """Return a line of what can be chosen, and how much there is of each."""
    values = (
        escape(option.label) + ("" if option.count is None else f" ({option.count})")
        for option in select.options
    )
    return f"{escape(select.label)}: {', '.join(values)}"
