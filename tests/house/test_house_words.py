"""One word a thing: the house word list of `docs/words.md`, held over every sentence that people read."""

import ast
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
WEB: Final = ROOT / "bot" / "adapters" / "web"
PAGE: Final = (*sorted((WEB / "templates").iterdir()), WEB / "static" / "words.js")
DRAWN: Final = WEB / "drawing" / "render.py"
"""The drawing of a message, with the labels of the page's own buttons."""
DEMO: Final = (
    *sorted((ROOT / "bot" / "demo").glob("*.py")),
    ROOT / "bot" / "views" / "platforms" / "webchat.py",
)
MATERIAL: Final = sorted((ROOT / "bot" / "demo" / "material").rglob("*.toml"))
PAGES: Final = (ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").glob("*.md")))
NOT_THROUGH_A_READER: Final = (
    ROOT / "bot" / "views" / "platforms" / "webchat.py",
    ROOT / "bot" / "views" / "platforms" / "directory_entry.py",
)
PLAIN_ENGLISH: Final = frozenset({"user", "match", "stuck", "refuse", "reject", "expired"})
"""What the bot calls nobody and nothing, but a page for operators or a person of the demo may say."""
CODE: Final = re.compile(r"```.*?```|`[^`]*`", re.DOTALL)
TAG: Final = re.compile(r"<[^>]*>")
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
    yield DRAWN.name, " ".join(TAG.sub("", text) for text in _strings(DRAWN) if "<" in text)
    programme = tomllib.loads(PROGRAMME.read_text(encoding="utf-8"))
    yield PROGRAMME.name, " ".join(_texts(programme))


@cache
def written() -> tuple[tuple[str, str], ...]:
    """Return what is not said by the bot: what people of the demo write, and the pages for operators."""
    return tuple(_written())


def _written() -> Iterator[tuple[str, str]]:
    for path in MATERIAL:
        yield path.name, " ".join(_texts(tomllib.loads(path.read_text(encoding="utf-8"))))
    for path in DEMO:
        yield path.name, " ".join(_strings(path))
    for path in PAGES:
        text = path.read_text(encoding="utf-8")
        yield path.name, CODE.sub("", text.split(HEADING)[0] if path == WORDS else text)


def _strings(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


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
    if word not in PLAIN_ENGLISH:
        assert [(where, around(found, text)) for where, text in written() if found.search(text)] == []


def around(found: re.Pattern[str], text: str) -> str:
    """Return the first place of a word, with what stands around it."""
    first = found.search(text)
    return text[max(0, first.start() - 40) : first.end() + 40] if first else ""


def test_the_list_is_read() -> None:
    assert len(never()) >= 12
    assert len(said()) > 1000
    assert {"README.md", "operating.md", "slack.md", "words.toml", "product.toml"} <= {
        one for one, _ in written()
    }
