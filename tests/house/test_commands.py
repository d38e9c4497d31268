"""Every command that a page names exists, with these options."""

import re
from collections.abc import Iterator
from typing import Final

import click
import pytest
import typer.main

from bot.__main__ import commands
from tests.house.test_docs import PAGES, ROOT

GUIDE: Final = ROOT / "docs" / "operating.md"
NAMED: Final = re.compile(r"python -m bot ([^`“”#|;)\n]+)")
SENTENCE: Final = re.compile(r"[.,:…'\"]+$")
PLACEHOLDERS: Final = frozenset({"COMMAND"})
"""What stands for any command."""

WHOLE: Final[click.Group] = typer.main.get_command(commands)  # type: ignore[assignment]


def named_in(page: str) -> Iterator[list[str]]:
    """Return the words after `python -m bot` wherever a page has them."""
    for found in NAMED.findall(page):
        words = [SENTENCE.sub("", word) for word in found.split()]
        yield [word for word in words if word]


def unknown(words: list[str]) -> str:
    """Return the first word that the command line does not know; empty where it knows all of them."""
    name, *rest = words
    if name.startswith("--"):
        return "" if name == "--help" else name
    if name in PLACEHOLDERS:
        return ""
    if name not in WHOLE.commands:
        return name
    options = {opt for one in WHOLE.commands[name].params for opt in (*one.opts, *one.secondary_opts)}
    return next((word for word in rest if word.startswith("--") and word not in options), "")


def test_every_command_that_a_page_names_exists() -> None:
    pages = {str(page.relative_to(ROOT)): page.read_text(encoding="utf-8") for page in PAGES}
    pages |= {
        name: (ROOT / name).read_text(encoding="utf-8") for name in (".env.example", "Procfile", "Makefile")
    }
    wrong = [(name, said) for name, page in pages.items() for one in named_in(page) if (said := unknown(one))]
    assert wrong == []
    assert sum(len(list(named_in(page))) for page in pages.values()) > 20


@pytest.mark.parametrize(
    ("page", "word"),
    [
        ("`python -m bot nothing`", "nothing"),
        ("run “python -m bot in-doubt --arived 3”.", "--arived"),
        ("`.venv/bin/python -m bot run --only web`.", ""),
        ("`python -m bot in-doubt --held-arrived` settles", ""),
    ],
)
def test_a_command_that_does_not_exist_is_found(page: str, word: str) -> None:
    (words,) = named_in(page)
    assert unknown(words) == word


def test_the_guide_names_every_command() -> None:
    guide = GUIDE.read_text(encoding="utf-8")
    told = {words[0] for words in named_in(guide)}
    assert set(WHOLE.commands) - told == {"manifest", "routes", "demo"}, (
        "they are in slack.md, README and make run"
    )
