"""Draws tables: each aspect across the whole width, and below it a cell for each column.

So a table of three has room for words on a phone too, and nothing scrolls inside what scrolls.
"""

from markupsafe import Markup

from bot.ui.tables import Table

ROW = Markup('<tbody><tr><th scope="rowgroup" colspan="{}" dir="auto">{}</th></tr><tr>{}</tr></tbody>')


def table(shown: Table) -> Markup:
    """Draw a table with its caption, and with the heads of its columns and of its rows."""
    heads = _cells('<th scope="col" dir="auto">{}</th>', shown.columns)
    rows = (
        ROW.format(len(shown.columns), aspect, _cells('<td dir="auto">{}</td>', values))
        for aspect, values in shown.rows
    )
    return Markup(
        '<table class="table"><caption dir="auto">{}</caption><thead><tr>{}</tr></thead>{}</table>'
    ).format(shown.caption, heads, Markup().join(rows))


def _cells(cell: str, words: tuple[str, ...]) -> Markup:
    return Markup().join(Markup(cell).format(one) for one in words)  # noqa: S704 - our own tags
