"""Draws tables: side by side where few stand beside one another, else one row after the other. Pure.

`Table` of Adaptive Cards 1.5 stays blank on phones (AdaptiveCards #8853, msteams-docs #14498), so columns are
drawn as a `ColumnSet` a row, below what the row is about: a phone has no room for that beside them.
"""

from collections.abc import Iterator
from typing import Final

from bot.adapters.teams.drawing.elements import Element, column, columns, line, words
from bot.ui.nodes import Table

ABREAST: Final = 3
"""Columns that can be read on a phone."""


def fits(shown: Table) -> bool:
    """Tell whether a table can stand side by side."""
    return len(shown.columns) <= ABREAST


def blocks(shown: Table) -> Iterator[Element]:
    """Draw a table side by side: its caption, its heads, and each row below what it is about."""
    yield line(words(shown.caption, isSubtle=True))
    yield _row(shown.columns, weight="bolder")
    for aspect, values in shown.rows:
        yield {**line(words(aspect, isSubtle=True, size="small"), spacing="medium"), "separator": True}
        yield _row(values)


def _row(values: tuple[str, ...], **style: object) -> Element:
    return columns(*(column([line(words(value, **style))]) for value in values), spacing="small")
