"""Draws tables as Slack's `table` block, or one row after the other where Slack takes it.

Slack: at most 100 rows and 20 cells a row, of `raw_text` or `rich_text` (docs.slack.dev, Table block), and
`bot.ui.limits` is far below; in messages and Home tabs, not in modals (docs.slack.dev/blocks.json); one a
message: a second is refused (`invalid_attachments`; vercel/chat #194, openclaw #57717). Cells are of
`rich_text`: `raw_text` has made Slack answer with errors of its own (soxtoby/SlackNet #246).
"""

from collections.abc import Iterable, Iterator
from typing import Any

from bot.adapters.slack.drawing.escape import literal
from bot.ui.nodes import Node, Table, unrolled

Block = dict[str, Any]


def block(shown: Table, block_id: str) -> Block:
    """Draw a table; Slack has no caption, so it stands in the corner, above the names of the rows."""
    heads = [_cell(words, bold=True) for words in (shown.caption, *shown.columns)]
    rows = [[_cell(aspect, bold=True), *map(_cell, values)] for aspect, values in shown.rows]
    settings = [{"is_wrapped": True} for _ in heads]
    return {"type": "table", "block_id": block_id, "column_settings": settings, "rows": [heads, *rows]}


def at_most(body: Iterable[Node], tables: int) -> Iterator[Node]:
    """Yield the nodes of a message, with each further table one row after the other."""
    for node in body:
        if isinstance(node, Table):
            tables -= 1
            yield from (node,) if tables >= 0 else unrolled(node)
        else:
            yield node


def _cell(words: str, *, bold: bool = False) -> Block:
    section = {"type": "rich_text_section", "elements": [literal(words, bold=bold)]}
    return {"type": "rich_text", "elements": [section]}
