"""Draws marked words as Discord's Markdown: bold, italic, lists, links with their host beside them. Pure."""

from collections.abc import Iterator

from bot.adapters.discord.drawing.escape import Escape, address, link
from bot.ui.written import Piece, WordLine, Written

BULLET = "- "
"""What an item of a list begins with; Discord draws a dot."""


def markdown(shown: Written, escape: Escape, *, marked: bool = True) -> str:
    """Return marked words as Markdown; without `marked` neither bold nor italic, and no lists."""
    return "\n".join(_line(line, escape, marked=marked) for line in _filled(shown))


def _filled(shown: Written) -> Iterator[WordLine]:
    """Return the lines without empty ones at either end, which Discord would cut off."""
    filled = [n for n, line in enumerate(shown.lines) if line.pieces]
    yield from shown.lines[filled[0] : filled[-1] + 1] if filled else ()


def _line(line: WordLine, escape: Escape, *, marked: bool) -> str:
    said = "".join(_piece(piece, escape, marked=marked) for piece in line.pieces)
    return f"{BULLET}{said}" if line.listed and marked else said


def _piece(piece: Piece, escape: Escape, *, marked: bool) -> str:
    if not marked:
        # The whole address says its host too.
        return address(piece.text, piece.url) if piece.url else escape(piece.text)
    said = link(piece.text, piece.url, escape) if piece.url else escape(piece.text)
    return f"{_marked(said, piece)}{escape(piece.beside)}"


def _marked(said: str, piece: Piece) -> str:
    # Discord's italic by one sign ends only at the edge of a word, so a star marks it within a word too.
    mark = "*" * (2 * piece.bold + piece.italic)
    inner = said.strip()
    before, after = said[: len(said) - len(said.lstrip())], said[len(said.rstrip()) :]
    return f"{before}{mark}{inner}{mark}{after}" if inner else said
