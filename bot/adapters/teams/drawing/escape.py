r"""Makes words into what Adaptive Cards show as they were typed: all text of a payload goes through here.

Words stand in text runs, which read no Markdown (adaptivecards.io, TextRun). A text block and a choice
in sight do. No escape is safe there: Teams' clients disagree on what `\*` is (AdaptiveCards #4677), and the
parser of its phones drops no `\` before most signs (`MarkDownBlockParser.cpp`). So each mark in such words is
replaced by a sign that looks alike. In both, a client replaces `{{DATE(…)}}` and `{{TIME(…)}}`.
"""

from typing import Final

import regex

from bot.adapters.shared.plainly import one_line

JOINER: Final = "\u2060"
"""A word joiner: it is invisible, and parts what a client would read as an address, a date or a time."""

TWINS: Final = {
    "\\": "\u2216",
    "*": "\u2217",
    "_": "\u02cd",
    "~": "\u223c",
    "`": "\u02cb",
    "|": "\u2223",
    "<": "\u2039",
    ">": "\u203a",
    "[": "\uff3b",
    "]": "\uff3d",
    "&": "\uff06",
    "#": "\uff03",
    "!": "\uff01",
    "+": "\uff0b",
    "-": "\u2010",
    ".": "\u2024",
    ")": "\uff09",
    "=": "\uff1d",
}
"""Signs that look alike and are no marks, of the same length."""

_SIGNS: Final = regex.compile(r"[\\*_~`|<>\[\]]|&(?=#?\w+;)|!(?=\[)")
"""What is a mark anywhere: format, code, tables, links, tags and mentions, and entities of HTML."""

_BEGINS: Final = regex.compile(
    r"(?:(?<=[\n\r\u2028\u2029])|\A)(?P<space>[^\S\n\r\u2028\u2029]*)(?:(?P<sign>[#=+-])|(?P<number>\d+)(?P<end>[.)]))"
)
"""What is a mark where a line begins: headings, lists and lines."""

_LIVE: Final = regex.compile(
    r"/(?=/)(?<=:/)|@(?=\S)|\.(?=\p{L}{2})(?<=\w\.)|\.(?<=\bwww\.)", regex.IGNORECASE
)
"""Where a client could see an address: `https://`, `@name`, `example.org`, `www.`."""

_FORMATTED: Final = regex.compile(r"\{(?=\{)")
"""Begins a date or a time that a client would write in its reader's own way."""


def run(text: str) -> str:
    """Return words for a text run, a label or a button, which read no marks."""
    return _FORMATTED.sub(f"{{{JOINER}", text)


def twins(text: str) -> str:
    """Return words for where Markdown is read, of the same look."""
    signs = _SIGNS.sub(lambda found: TWINS[found.group()], text)
    return run(_broken_up(_BEGINS.sub(_replaced, signs)))


def spoken(text: str) -> str:
    """Return words for `speak` and `fallbackText`, which may be read as a markup of speech."""
    return twins(text.replace("&", TWINS["&"]))


def apart(text: str) -> str:
    """Return words of which a client makes no link, mention or date, for a message without a card."""
    return run(_broken_up(text)).replace("<at", f"<{JOINER}at")


def link(label: str, url: str) -> str:
    """Return a link as Markdown; its address is in ASCII and has no spaces.

    What would end it, or would be a mark to the parser of a phone, is written in per cent, which is the same
    address (RFC 3986, 6.2.2.2; a bracket and a star stand in no host).
    """
    return f"[{twins(one_line(label))}]({_MARKS_OF_URL.sub(lambda found: f'%{ord(found.group()):02X}', url)})"


_MARKS_OF_URL: Final = regex.compile(r"[()\[\]*_~`<>\\]")


def _broken_up(text: str) -> str:
    # Beside a dot a word joiner would be taken for a letter of the host (linkify-it).
    return _LIVE.sub(lambda found: TWINS["."] if found.group() == "." else f"{found.group()}{JOINER}", text)


def _replaced(found: "regex.Match[str]") -> str:
    space, sign, number, end = found.group("space", "sign", "number", "end")
    return f"{space}{TWINS[sign]}" if sign else f"{space}{number}{TWINS[end]}"
