"""The elements of Adaptive Cards of which ours are made (adaptivecards.io, Schema Explorer, 1.5)."""

import json
from collections.abc import Iterable
from typing import Any, Final

from bot.adapters.teams.drawing.escape import run, twins
from bot.ui.limits import measure

Element = dict[str, Any]
"""One element, or one action, as Teams takes it."""

VERSION: Final = "1.5"
"""The version of our cards (learn.microsoft.com, Universal Actions for Adaptive Cards in Teams)."""

CARD: Final = "application/vnd.microsoft.card.adaptive"
"""The content type of an Adaptive Card as an attachment."""

SCHEMA: Final = "http://adaptivecards.io/schemas/adaptive-card.json"


def card(body: list[Element], **more: object) -> Element:
    """Draw a whole card."""
    return {"type": "AdaptiveCard", "$schema": SCHEMA, "version": VERSION, **more, "body": body}


def size(drawn: Element) -> int:
    """Return how many bytes of UTF-16 a card takes as JSON."""
    return 2 * measure(json.dumps(drawn, ensure_ascii=False, separators=(",", ":")))


def heading(text: str) -> Element:
    """Draw a heading, which assistive technology finds as one; Markdown is read in it."""
    look = {"style": "heading", "size": "large", "weight": "bolder", "wrap": True}
    return {"type": "TextBlock", "text": twins(text), **look}


def marked(text: str) -> Element:
    """Draw a line of Markdown, in which all but our own marks is replaced already."""
    return {"type": "TextBlock", "text": text, "wrap": True}


def words(text: str, **style: object) -> Element:
    """Draw words in a line, in which nothing is read but words."""
    return {"type": "TextRun", "text": run(text), **style}


def line(*runs: Element, spacing: str = "") -> Element:
    """Draw one line, or a paragraph."""
    return {"type": "RichTextBlock", "inlines": list(runs), **({"spacing": spacing} if spacing else {})}


def box(items: Iterable[Element], **look: object) -> Element:
    """Draw what belongs together."""
    return {"type": "Container", **look, "items": list(items)}


def columns(*some: Element, spacing: str = "") -> Element:
    """Draw what stands side by side."""
    return {"type": "ColumnSet", "columns": list(some), **({"spacing": spacing} if spacing else {})}


def column(items: Iterable[Element], width: str = "stretch") -> Element:
    """Draw one of those that stand side by side; `stretch` takes what `auto` leaves."""
    return {"type": "Column", "width": width, "items": list(items)}


def portrait(url: str, alt: str) -> Element:
    """Draw the picture of a person."""
    return {"type": "Image", "url": url, "altText": alt, "style": "person", "size": "small"}


def opens_page(title: str, url: str) -> Element:
    """Draw a button that opens a page, without telling the bot."""
    return {"type": "Action.OpenUrl", "title": title, "url": url}


def action_set(actions: Iterable[Element]) -> Element:
    """Draw a row of buttons."""
    return {"type": "ActionSet", "actions": list(actions)}
