"""The small markdown of an announcement: bold, italic, links and lists, parsed once for every renderer."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import urlsplit

LONGEST_TITLE = 150
"""The greatest length of a title, in UTF-16 code units (Slack: a header block)."""

LONGEST_WORDS = 2_000
"""The greatest length of the words, in UTF-16 code units, marks included."""

MOST_LINKS = 5


class Problem(StrEnum):
    """What is wrong with a title or with words; nothing of them is lost."""

    EMPTY = "empty"
    TOO_LONG = "too-long"
    TOO_MANY_LINKS = "too-many-links"
    NOT_HTTPS = "not-https"
    """A link that is not https, or whose address has no host, a user or a port that is none."""


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of a line. `url` is empty where it is no link; a link's `host` is shown beside its text."""

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
_MARKED = re.compile(
    r"\[(?P<label>[^\[\]\n]+)\]\((?P<url>(?:[^\s()]|\([^\s()]*\))+)\)"
    r"|\*\*(?P<bold>[^*\s](?:[^*\n]*[^*\s])?)\*\*"
    r"|(?<![\w*])\*(?P<star>[^*\s](?:[^*\n]*[^*\s])?)\*(?![\w*])"
    r"|(?<!\w)_(?P<under>[^_\s](?:[^_\n]*[^_\s])?)_(?!\w)"
)


def parse(words: str) -> tuple[WrittenLine, ...]:
    """Return the lines of the words; what is no whole mark, and a link that is not safe, stays as typed."""
    return tuple(_line(line.rstrip()) for line in words.strip().splitlines())


def problem_of_title(title: str) -> Problem | None:
    """Return what is wrong with a title; None where it is right."""
    return _length(title, LONGEST_TITLE)


def problem_of_words(words: str) -> Problem | None:
    """Return what is wrong with the words, the first only; None where they are right."""
    if (wrong := _length(words, LONGEST_WORDS)) is not None:
        return wrong
    links = [found["url"] for found in _MARKED.finditer(words) if found["url"]]
    if any(not host_of(url) for url in links):
        return Problem.NOT_HTTPS
    return Problem.TOO_MANY_LINKS if len(links) > MOST_LINKS else None


def host_of(url: str) -> str:
    """Return the host of a link that may be shown, as it is written in ASCII; empty where it may not."""
    try:
        parts = urlsplit(url)
        host, _ = (parts.hostname or "").encode("idna").decode("ascii"), parts.port
    except ValueError:
        return ""
    is_plain = url.isprintable() and "\\" not in url and "@" not in parts.netloc
    return host if parts.scheme == "https" and is_plain and "." in host else ""


def _length(text: str, most: int) -> Problem | None:
    if not text.strip():
        return Problem.EMPTY
    units = len(text.strip().encode("utf-16-le", "surrogatepass")) // 2
    return Problem.TOO_LONG if units > most else None


def _line(line: str) -> WrittenLine:
    item = _ITEM.match(line)
    return WrittenLine(tuple(_spans(line[item.end() :] if item else line)), listed=item is not None)


def _spans(line: str) -> Iterator[Span]:
    at = 0
    for found in _MARKED.finditer(line):
        if found.start() > at:
            yield Span(line[at : found.start()])
        yield _marked(found)
        at = found.end()
    if at < len(line):
        yield Span(line[at:])


def _marked(found: re.Match[str]) -> Span:
    if found["url"]:
        host = host_of(found["url"])
        return Span(found["label"], url=found["url"], host=host) if host else Span(found[0])
    if found["bold"]:
        return Span(found["bold"], bold=True)
    return Span(found["star"] or found["under"], italic=True)
