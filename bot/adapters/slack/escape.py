"""What makes words harmless in Slack: the one place where text becomes part of a payload.

In blocks, words stand in `plain_text` objects and in rich text's `text` elements: Slack parses neither, so
nothing there is escaped and everybody reads what was typed. Only the top-level `text` is mrkdwn.
"""

import re
from typing import Any

import regex

JOINER = "\u2060"
"""A word joiner: nobody sees it, and what it parts is no code, no address and no mention any more."""

TWINS = {
    "*": "\u2217",
    "\uff0a": "\ufe61",
    "~": "\u223c",
    "`": "\u02cb",
    "\uff40": "\u02cb",
    "\uff3f": "\u2e0f",
}
"""mrkdwn cannot escape its own signs (the wide ones count as well), so each is written as its twin."""

UNDERSCORE = "\u02cd"

_OUTER_UNDERSCORE = re.compile(r"(?<![^\W_])_|_(?![^\W_])")
"""Slack slants only what stands between the edges of words, so `first_name` stays as it is.

A sign that this Python's Unicode does not know counts as no letter: Slack's may not know it either.
"""

_GOES_LIVE = regex.compile(r"(?<=[:.@#])(?=\S)|(?<=[:@#])\Z")
"""`:joy:`, `https://…`, `example.org`, `@here` and `#general` are made live by Slack itself, unasked."""

_OPENS_QUOTE = regex.compile(r"^(?=[^\S\n]*[>\uff1e])", regex.MULTILINE)
"""A line that begins with `>` becomes a quote, written as `&gt;` too."""

_TWINS = str.maketrans(TWINS)
_CONTROL = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
"""Slack's three control characters (docs.slack.dev, Formatting message text: Escaping text)."""


def mrkdwn(words: str) -> str:
    """Return words for a mrkdwn text: read as they were typed, never formatted, never live."""
    apart = _GOES_LIVE.sub(JOINER, words.translate(_TWINS))
    flat = _OPENS_QUOTE.sub(JOINER, _OUTER_UNDERSCORE.sub(UNDERSCORE, apart))
    return flat.translate(_CONTROL)


def plain_text(words: str) -> dict[str, Any]:
    """Return words as a `plain_text` object; `:joy:` stays five characters (`emoji` is false)."""
    return {"type": "plain_text", "text": words, "emoji": False}


def literal(words: str, *, bold: bool = False) -> dict[str, Any]:
    """Return words as an element of rich text, which Slack shows letter by letter."""
    element: dict[str, Any] = {"type": "text", "text": words}
    return {**element, "style": {"bold": True}} if bold else element
