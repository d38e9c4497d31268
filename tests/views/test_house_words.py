"""One word a thing: the house word list of `docs/words.md`, held over every sentence that people read."""

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final

import pytest

from tests.views.wanted import ROOT, wanted

WORDS: Final = ROOT / "docs" / "words.md"
HEADING: Final = "## The house word list"
ROW: Final = re.compile(r"^\| (?P<say>[^|]+) \| (?P<never>[^|]+) \|")
QUOTED: Final = re.compile(r"“([^”]+)”")
PAGE: Final = (
    ROOT / "bot" / "adapters" / "web" / "static" / "words.js",
    ROOT / "bot" / "adapters" / "web" / "templates" / "chat.html",
)
NOT_THROUGH_A_READER: Final = (
    ROOT / "bot" / "views" / "platforms" / "webchat.py",
    ROOT / "bot" / "views" / "platforms" / "directory_entry.py",
)
PROGRAMME: Final = ROOT / "config" / "programme.toml"
DOCSTRING: Final = re.compile(r'^\s*"""[^"]*"""', re.MULTILINE)
PLACE: Final = re.compile(r"\{\w+\}")
COMMENT: Final = re.compile(r"^\s*(#|/\*\*|<!--).*$", re.MULTILINE)


def never() -> list[str]:
    """Return the words that the house does not use, from the table in the docs."""
    table = WORDS.read_text(encoding="utf-8").split(f"{HEADING}\n", 1)[1].split("\n## ", 1)[0]
    rows = [found for line in table.splitlines() if (found := ROW.match(line))]
    return [word for row in rows for word in QUOTED.findall(row["never"])]


@cache
def said() -> tuple[tuple[str, str], ...]:
    """Return each sentence that people read, with where it stands."""
    return tuple(_said())


def _said() -> Iterator[tuple[str, str]]:
    for one in wanted():
        for text in (one,) if isinstance(one, str) else one:
            yield "bot/views", PLACE.sub("", text)
    for path in (*PAGE, *NOT_THROUGH_A_READER):
        yield str(path.relative_to(ROOT)), _bare(path)
    programme = tomllib.loads(PROGRAMME.read_text(encoding="utf-8"))
    yield PROGRAMME.name, " ".join(_texts(programme))


def _bare(path: Path) -> str:
    return COMMENT.sub("", DOCSTRING.sub("", path.read_text(encoding="utf-8")))


def _texts(value: object) -> Iterator[str]:
    match value:
        case str():
            yield value
        case dict():
            for inner in value.values():
                yield from _texts(inner)
        case list():
            for inner in value:
                yield from _texts(inner)
        case _:
            pass


@pytest.mark.parametrize("word", never())
def test_nobody_reads_a_word_that_the_house_does_not_use(word: str) -> None:
    found = re.compile(rf"(?<![\w]){re.escape(word)}(?![\w])", re.IGNORECASE)
    assert [(where, text[:120]) for where, text in said() if found.search(text)] == []


def test_the_list_is_read() -> None:
    assert len(never()) >= 12
    assert len(said()) > 1000
