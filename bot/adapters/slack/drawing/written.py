"""Draws marked words as Slack's rich text. Pure.

In rich text a mention, a channel and an emoji are elements of their own, and what a `text` element holds is
never parsed: `<@U1>`, `<!channel>` and `:joy:` are read as they are (docs.slack.dev, Rich text section
element; shaharia-lab/slackcli #68, stablyai/agent-slack #90). So nothing is escaped here, and nothing comes
alive but a link, whose host stands behind it.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any

from bot.adapters.slack.drawing.escape import link, literal, mrkdwn
from bot.ui.written import Piece, WordLine, Written

Block = dict[str, Any]

BULLET = "• "
"""What an item of a list begins with where there are no blocks."""


def block(shown: Written, block_id: str) -> Block:
    """Draw marked words as one block: its paragraphs as sections, its lists as lists."""
    return {"type": "rich_text", "block_id": block_id, "elements": list(_parts(shown.lines))}


def plain(shown: Written) -> Iterator[str]:
    """Return each line as mrkdwn, without its bold and italic."""
    for line in shown.lines:
        if line.pieces:
            yield (BULLET if line.listed else "") + "".join(map(_in_mrkdwn, line.pieces))


def _parts(lines: Iterable[WordLine]) -> Iterator[Block]:
    for listed, some in groupby(lines, key=lambda line: line.listed):
        if listed:
            items = [_section(_line(line)) for line in some if line.pieces]
            yield from ({"type": "rich_text_list", "style": "bullet", "elements": items},) if items else ()
        elif paragraphs := _without_gaps_at_its_ends(list(some)):
            yield _section(_below_one_another(paragraphs))


def _without_gaps_at_its_ends(lines: Sequence[WordLine]) -> Sequence[WordLine]:
    filled = [n for n, line in enumerate(lines) if line.pieces]
    return lines[filled[0] : filled[-1] + 1] if filled else ()


def _below_one_another(lines: Iterable[WordLine]) -> Iterator[Block]:
    for n, line in enumerate(lines):
        yield from (literal("\n"),) * bool(n)
        yield from _line(line)


def _section(elements: Iterable[Block]) -> Block:
    return {"type": "rich_text_section", "elements": list(elements)}


def _line(line: WordLine) -> Iterator[Block]:
    for piece in line.pieces:
        yield _element(piece)
        yield from (literal(piece.beside),) if piece.beside else ()


def _element(piece: Piece) -> Block:
    if not piece.url:
        return literal(piece.text, bold=piece.bold, italic=piece.italic)
    words = literal(piece.text, bold=piece.bold, italic=piece.italic)
    return {**words, "type": "link", "url": piece.url}


def _in_mrkdwn(piece: Piece) -> str:
    return f"{link(piece.url, piece.text) if piece.url else mrkdwn(piece.text)}{mrkdwn(piece.beside)}"
