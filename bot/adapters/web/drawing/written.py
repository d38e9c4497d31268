"""Draws marked words: paragraphs, lists, bold, italic, and links with their host behind them."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from markupsafe import Markup

from bot.ui.written import Piece, WordLine, Written

OUTSIDE = Markup('<a class="out link" href="{}" target="_blank" rel="noopener noreferrer nofollow">{}</a>')
"""It opens in a window of its own, which learns neither this page's address nor how to reach it."""

HOST = Markup('<span class="host">{}</span>')


def written(shown: Written) -> Markup:
    """Draw marked words; an address or a mention in them that is no link stays as it was typed."""
    return Markup('<div class="written">{}</div>').format(Markup().join(_parts(shown.lines)))


def _parts(lines: Iterable[WordLine]) -> Iterator[Markup]:
    for (listed, filled), some in groupby(lines, key=lambda line: (line.listed, bool(line.pieces))):
        if listed and filled:
            items = Markup().join(Markup('<li dir="auto">{}</li>').format(_line(line)) for line in some)
            yield Markup("<ul>{}</ul>").format(items)
        elif filled:
            yield Markup('<p dir="auto">{}</p>').format(Markup("<br>").join(map(_line, some)))


def _line(line: WordLine) -> Markup:
    return Markup().join(map(_piece, line.pieces))


def _piece(piece: Piece) -> Markup:
    words = Markup("{}").format(piece.text)
    words = Markup("<em>{}</em>").format(words) if piece.italic else words
    words = Markup("<strong>{}</strong>").format(words) if piece.bold else words
    if not piece.url:
        return words
    return OUTSIDE.format(piece.url, words) + (HOST.format(piece.beside) if piece.beside else Markup())
