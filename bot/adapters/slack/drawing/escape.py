"""Escapes words for Slack: the only place where text becomes part of a payload.

In blocks, words are in `plain_text` objects and in rich text's `text` elements. Slack parses neither, so
nothing is escaped there, and readers see what was typed. Only the top-level `text` is mrkdwn.
"""

import re
from typing import Any

import regex

JOINER = "\u2060"
"""A word joiner: it is invisible, and breaks up what Slack would read as code, address or mention."""

TWINS = {
    "*": "\u2217",
    "\uff0a": "\ufe61",
    "~": "\u223c",
    "`": "\u02cb",
    "\uff40": "\u02cb",
    "\uff3f": "\u2e0f",
}
"""mrkdwn cannot escape its own signs (nor the wide ones), so each is replaced by one that looks alike."""

BAR = "\u2223"
"""Stands for `|` in what a link is called, where Slack's own ends the address."""

UNDERSCORE = "\u02cd"

_OUTER_UNDERSCORE = re.compile(r"(?<![^\W_])_|_(?![^\W_])")
"""Slack makes text italic only between the edges of words, so `first_name` is left unchanged.

A sign that this Python's Unicode does not know is not taken for a letter: Slack may not know it either.
"""

_GOES_LIVE = regex.compile(r"(?<=[:.@#])(?=\S)|(?<=[:@#])\Z")
"""Slack turns `:joy:`, `https://…`, `example.org`, `@here` and `#general` into emoji and links by itself."""

_OPENS_QUOTE = regex.compile(r"^(?=[^\S\n]*[>\uff1e])", regex.MULTILINE)
"""A line that begins with `>` becomes a quote, written as `&gt;` too."""

_TWINS = str.maketrans(TWINS)
_CONTROL = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
"""Slack's three control characters (docs.slack.dev, Formatting message text: Escaping text)."""


def mrkdwn(words: str) -> str:
    """Return words for a mrkdwn text, so that Slack neither formats them nor turns them into links."""
    apart = _GOES_LIVE.sub(JOINER, words.translate(_TWINS))
    flat = _OPENS_QUOTE.sub(JOINER, _OUTER_UNDERSCORE.sub(UNDERSCORE, apart))
    return flat.translate(_CONTROL)


def link(address: str, label: str) -> str:
    """Return a `Link` for mrkdwn; its address has none of Slack's control characters but `&`."""
    return f"<{address.translate(_CONTROL)}|{mrkdwn(label).replace('|', BAR)}>"


def plain_text(words: str) -> dict[str, Any]:
    """Return words as a `plain_text` object; `:joy:` stays five characters (`emoji` is false)."""
    return {"type": "plain_text", "text": words, "emoji": False}


def literal(words: str, *, bold: bool = False, italic: bool = False) -> dict[str, Any]:
    """Return words as an element of rich text, which Slack shows letter by letter."""
    element: dict[str, Any] = {"type": "text", "text": words}
    style = {name: True for name, on in (("bold", bold), ("italic", italic)) if on}
    return {**element, "style": style} if style else element
