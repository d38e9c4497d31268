"""Escapes words for Discord's Markdown: the only place where text becomes part of a payload.

Labels of buttons, options and fields are plain: Discord reads no marks in them. All else is Markdown.
"""

from collections.abc import Callable
from typing import Final

import regex

from bot.adapters.shared.plainly import one_line

Escape = Callable[[str], str]
"""Makes words into Markdown that shows them as they were typed."""

JOINER: Final = "\u2060"
"""A word joiner: it is invisible, and parts `@` from the word that would call everybody."""

_SIGNS: Final = regex.compile(r"[\\*_~`|<\[\]]")
"""What is a mark anywhere: format, spoilers, code, links, and all that Discord writes in angle brackets."""

_CODES: Final = regex.compile(r":(?=//|[\w+~-]+:)")
"""A colon that begins the code of an emoji, or makes an address live."""

_BEGINS: Final = regex.compile(
    r"(?:(?<=[\n\r\u2028\u2029])|\A)(?P<space>[^\S\n\r\u2028\u2029]*)(?:(?P<sign>[#>+-])|(?P<number>\d+)\.(?=\s|\Z))"
)
"""What is a mark where a line begins: headings, quotes, small print and lists."""

_EVERYBODY: Final = regex.compile(r"@(?=everyone|here)", regex.IGNORECASE)

TWINS: Final = {
    "\\": "\u2216",
    "*": "\u2217",
    "_": "\u02cd",
    "~": "\u223c",
    "`": "\u02cb",
    "|": "\u2223",
    "<": "\u2039",
    "[": "\uff3b",
    "]": "\uff3d",
    ":": "\ua789",
    "@": "\uff20",
    "#": "\uff03",
    ">": "\u203a",
    "+": "\uff0b",
    "-": "\u2010",
    ".": "\u2024",
}
"""Signs that look alike and are no marks, of the same length: for words that would not fit with escapes."""


def words(text: str) -> str:
    r"""Return words as Markdown, each mark in them escaped by `\`.

    Discord takes the escape of any sign that is neither a letter, a digit nor a space.
    """
    signs = _SIGNS.sub(r"\\\g<0>", text)
    codes = _CODES.sub(r"\\:", signs)
    return _EVERYBODY.sub(f"@{JOINER}", _BEGINS.sub(_escaped, codes))


def twins(text: str) -> str:
    """Return words as Markdown of the same length, each mark in them replaced by a sign that looks alike."""
    signs = _SIGNS.sub(lambda found: TWINS[found.group()], text)
    codes = _CODES.sub(TWINS[":"], signs)
    return _EVERYBODY.sub(TWINS["@"], _BEGINS.sub(_replaced, codes))


def link(label: str, url: str, escape: Escape) -> str:
    """Return a link as Markdown; its address is in ASCII and has neither spaces nor angle brackets.

    The angle brackets keep Discord from unfurling it. A client shows no link that is called like an address,
    so that one is broken up where nobody sees it.
    """
    called = escape(one_line(label).replace("://", f":{JOINER}//"))
    # Two stars in it would end bold words around it.
    return f"[{called}](<{url.replace('**', '%2A%2A')}>)"


def address(label: str, url: str) -> str:
    """Return a link as its label and its address behind it, which is shorter; nothing is unfurled either."""
    return f"{twins(one_line(label))} <{url}>"


def _escaped(found: "regex.Match[str]") -> str:
    space, sign, number = found.group("space", "sign", "number")
    return f"{space}\\{sign}" if sign else f"{space}{number}\\."


def _replaced(found: "regex.Match[str]") -> str:
    space, sign, number = found.group("space", "sign", "number")
    return f"{space}{TWINS[sign]}" if sign else f"{space}{number}{TWINS['.']}"
