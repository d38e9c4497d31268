"""Reads marked words back from Slack's rich text; the host behind a link is part of that link."""

from collections.abc import Iterator, Mapping
from typing import Any

from bot.ui.written import Piece, WordLine, Written

Part = Mapping[str, Any]


def written(parts: list[Part]) -> Written:
    """Return the marked words of a block; raise AssertionError where a link's host is not behind it."""
    return Written(tuple(line for part in parts for line in _lines(part)))


def _lines(part: Part) -> Iterator[WordLine]:
    if part["type"] == "rich_text_list":
        yield from (WordLine(tuple(_pieces(item["elements"])), listed=True) for item in part["elements"])
        return
    some: list[Part] = []
    for leaf in part["elements"]:
        if leaf["text"] == "\n":
            yield WordLine(tuple(_pieces(some)))
            some = []
        else:
            some.append(leaf)
    yield WordLine(tuple(_pieces(some)))


def _pieces(leaves: list[Part]) -> Iterator[Piece]:
    waiting = list(leaves)
    while waiting:
        leaf = waiting.pop(0)
        style = leaf.get("style", {})
        piece = Piece(leaf["text"], bool(style.get("bold")), bool(style.get("italic")), leaf.get("url", ""))
        if piece.beside:
            assert waiting.pop(0)["text"] == piece.beside
        yield piece
