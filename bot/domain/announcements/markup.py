"""The small markdown of an announcement: bold, italic, links and lists, parsed once for every renderer.

An address that stands alone is a link too, as far as its last letter: a sentence may end behind it.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import groupby

from bot.domain.asks import links
from bot.domain.asks.links import Wrong

LONGEST_TITLE = 150
"""The greatest length of a title, in UTF-16 code units (Slack: a header block)."""

LONGEST_WORDS = 2_000
"""The greatest length of the words, in UTF-16 code units, marks included and each link as it is opened."""

MOST_LINKS = 5

LONGEST_HOST = 100
"""The greatest length of a host, in characters: it is shown whole, also on a phone."""


class Problem(StrEnum):
    """What is wrong with a title or with words; nothing of them is lost."""

    EMPTY = "empty"
    TOO_LONG = "too-long"
    TOO_MANY_LINKS = "too-many-links"
    NOT_HTTPS = "not-https"
    """A link that is not https, or does not lead to a named host that anybody can open (`asks.links`)."""


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of a line. `url` is empty where it is no link; else it is as it is opened, in ASCII.

    A link's `host` is shown beside its text.
    """

    text: str
    bold: bool = False
    italic: bool = False
    url: str = ""
    host: str = ""


@dataclass(frozen=True, slots=True)
class WrittenLine:
    """One line of the words; `listed` where it is an item of a list."""

    spans: tuple[Span, ...]
    listed: bool = False


_ITEM = re.compile(r"[-*•] +(?=\S)")
_SIGN = r"[^\s()\[\]<>{}\"*`^\\]"
"""A sign of an address that stands alone: none of our marks, nor of what a platform may take for one."""

_MARKED = re.compile(
    r"\[(?P<label>[^\[\]\n]+)\]\((?P<url>(?:[^\s()]|\([^\s()]*\))+)\)"
    r"|\*\*(?P<bold>[^*\s](?:[^*\n]*[^*\s])?)\*\*"
    r"|(?<![\w*])\*(?P<star>[^*\s](?:[^*\n]*[^*\s])?)\*(?![\w*])"
    r"|(?<!\w)_(?P<under>[^_\s](?:[^_\n]*[^_\s])?)_(?!\w)"
    r"|(?<!\w)(?P<bare>(?i:https)://(?:"
    + _SIGN
    + r"|\("
    + _SIGN
    + r"*\))*(?:\w|[/#=&%+~-]|\("
    + _SIGN
    + r"*\)))"
)


def parse(words: str) -> tuple[WrittenLine, ...]:
    """Return the lines of the words; what is no whole mark, and a link that is not safe, stays as typed."""
    return tuple(_line(line.rstrip()) for line in words.strip().splitlines())


def problem_of_title(title: str) -> Problem | None:
    """Return what is wrong with a title; None where it is right."""
    return _length(title, LONGEST_TITLE)


def problem_of_length(text: str, most: int) -> Problem | None:
    """Return whether nothing can be seen in a text, or it has more UTF-16 code units than this."""
    return _length(text, most)


def problem_of_words(words: str) -> Problem | None:
    """Return what is wrong with the words, the first only; None where they are right."""
    addresses = tuple(_addresses(words))
    if (wrong := _length(words, LONGEST_WORDS - sum(map(_growth, addresses)))) is not None:
        return wrong
    if not all(map(opened, addresses)):
        return Problem.NOT_HTTPS
    if len(addresses) > MOST_LINKS:
        return Problem.TOO_MANY_LINKS
    return None if any(map(_is_seen, _read_aloud(words))) else Problem.EMPTY


def opened(url: str) -> str:
    """Return a link as it is opened, in ASCII; empty where it may not be opened."""
    if not url.lower().startswith(links.HTTPS):
        return ""
    read = links.read(url, at_most=LONGEST_WORDS)
    return "" if isinstance(read, Wrong) or len(_host(read)) > LONGEST_HOST else read


def host_of(url: str) -> str:
    """Return the host of a link that may be shown, as it is written in ASCII; empty where it may not."""
    return _host(opened(url))


def _read_aloud(words: str) -> str:
    """Return what is left to read without the marks; a link is at least its host."""
    return "".join(f"{span.text}{span.host}" for line in parse(words) for span in line.spans)


def _growth(url: str) -> int:
    """Return by how much a link is longer as it is opened."""
    read = links.read(url, at_most=LONGEST_WORDS)
    if read is Wrong.LONG:
        return LONGEST_WORDS
    return 0 if isinstance(read, Wrong) else max(0, len(read) - len(url))


def _host(address: str) -> str:
    return re.split("[/?#]", address.removeprefix(links.HTTPS), maxsplit=1)[0]


def _length(text: str, most: int) -> Problem | None:
    # As it is sent: composed, which makes a few letters longer.
    sent = unicodedata.normalize("NFC", text.strip())
    if not any(map(_is_seen, sent)):
        return Problem.EMPTY
    units = len(sent.encode("utf-16-le", "surrogatepass")) // 2
    return Problem.TOO_LONG if units > most else None


def _is_seen(letter: str) -> bool:
    return unicodedata.category(letter)[0] not in "CZ"


def _addresses(words: str) -> Iterator[str]:
    for found in _MARKED.finditer(words):
        if found["bare"]:
            # One that may not be opened stays as typed, and is no link.
            yield from filter(opened, (found["bare"],))
        elif found["url"]:
            yield found["url"]
        else:
            yield from _addresses(_inside(found))


def _inside(found: re.Match[str]) -> str:
    return found["bold"] or found["star"] or found["under"]


def _line(line: str) -> WrittenLine:
    item = _ITEM.match(line)
    spans = _spans(line[item.end() :] if item else line)
    return WrittenLine(tuple(_as_one(spans)), listed=item is not None)


def _as_one(spans: Iterable[Span]) -> Iterator[Span]:
    """Yield the spans of a line, neighbours that look alike as one: no mark of a platform lies across two."""
    for like, several in groupby(spans, lambda span: replace(span, text="")):
        if like.url:
            yield from several
        else:
            yield replace(like, text="".join(span.text for span in several))


def _spans(line: str) -> Iterator[Span]:
    at = 0
    for found in _MARKED.finditer(line):
        if found.start() > at:
            yield Span(line[at : found.start()])
        yield from _marked(found)
        at = found.end()
    if at < len(line):
        yield Span(line[at:])


def _marked(found: re.Match[str]) -> Iterator[Span]:
    if found["url"] or found["bare"]:
        yield _linked(found)
        return
    for span in _spans(_inside(found)):
        yield replace(span, bold=True) if found["bold"] else replace(span, italic=True)


def _linked(found: re.Match[str]) -> Span:
    url = opened(found["url"] or found["bare"])
    if not url:
        return Span(found[0])
    if found["bare"]:
        return Span(found[0], url=url, host=_host(url))
    # A label that is one mark as a whole is a marked link; of any other, the marks stay as typed.
    inside = tuple(_spans(found["label"]))
    label = inside[0] if len(inside) == 1 else Span(found["label"])
    return replace(label, url=url, host=_host(url))
