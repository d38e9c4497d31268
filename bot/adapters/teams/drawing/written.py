"""Draws marked words: bold, italic, lists, and links with their host beside them. Pure.

A line without a link is made of text runs. A link is written as Markdown: that of a text run has been dead in
the desktop client for weeks (AdaptiveCards #9100).
"""

from collections.abc import Iterator

from bot.adapters.teams.drawing.elements import Element, line, marked, words
from bot.adapters.teams.drawing.escape import JOINER, link, twins
from bot.ui.written import Piece, WordLine, Written

BULLET = "• "
"""What an item of a list begins with."""


def blocks(shown: Written) -> Iterator[Element]:
    """Draw marked words, a block a line; an empty line parts two paragraphs."""
    gap = True
    for one in shown.lines:
        if one.pieces:
            yield {**_line(one), "spacing": "default" if gap else "small"}
        gap = not one.pieces


def _line(shown: WordLine) -> Element:
    bullet = BULLET if shown.listed else ""
    if any(piece.url for piece in shown.pieces):
        return marked(bullet + "".join(map(_in_markdown, shown.pieces)))
    runs = [words(piece.text, **_style(piece)) for piece in shown.pieces]
    return line(*([words(bullet)] if bullet else []), *runs)


def _style(piece: Piece) -> dict[str, object]:
    bold: dict[str, object] = {"weight": "bolder"} if piece.bold else {}
    return {**bold, "italic": True} if piece.italic else bold


def _in_markdown(piece: Piece) -> str:
    said = link(piece.text, piece.url) if piece.url else twins(piece.text)
    mark = "*" * (2 * piece.bold + piece.italic)
    inner = said.strip()
    before, after = said[: len(said) - len(said.lstrip())], said[len(said.rstrip()) :]
    # Beside a sign that is no letter a star would mark nothing (CommonMark, 6.2).
    whole = f"{before}{mark}{JOINER}{inner}{JOINER}{mark}{after}" if mark and inner else said
    return f"{whole}{twins(piece.beside)}"
