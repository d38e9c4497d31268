"""German as people write it: the word list of `docs/words.md`, its marks, and values that fit their place."""

import re
from dataclasses import replace
from functools import cache
from typing import Final

import pytest
from babel.messages.pofile import read_po

from tests.contract.made_up import READER, VOICES, cast
from tests.contract.reading import reading
from tests.contract.screens import screens
from tests.house.test_house_words import PLACE, QUOTED, WORDS
from tests.views.wanted import CATALOGUES

HEADING: Final = "## The house word list in German"
NOT_GERMAN: Final = {
    "a straight quotation mark": re.compile(r'"'),
    "an English quotation": re.compile(r"“[^„]*”"),
    "three dots for one mark": re.compile(r"\.\.\."),
    "a shout": re.compile(r"!"),
    "two blanks": re.compile(r"  "),
    "no blank before the mark of omission": re.compile(r"\w…"),
    "an English dash": re.compile(r"\w—\w"),
}
BENT: Final = re.compile(
    r"\b(?:aus|bei|mit|nach|seit|von|zu|zwischen)(?: dir und)?"
    r" (?:die fragende|die Menschen, die|das Mentoring-Team|unsere )"
)
"""A description after a word that asks for another case: “von die fragende Person”."""

CAPITAL_WITHIN: Final = re.compile(r"(?<=[a-zäöüß,] )(?:Die fragende Person|Das Mentoring-Team)\b")


def said() -> list[str]:
    """Return each form of each German entry."""
    with (CATALOGUES / "de.po").open("rb") as opened:
        entries = [entry.string or "" for entry in read_po(opened, locale="de") if entry.id]
    return [form for entry in entries for form in ((entry,) if isinstance(entry, str) else entry)]


def never() -> list[str]:
    """Return the words that the German sentences do not use."""
    table = WORDS.read_text(encoding="utf-8").split(HEADING, 1)[1].split("\n## ", 1)[0]
    rows = [line.split("|") for line in table.splitlines() if line.startswith("| ")]
    return [word for row in rows for word in QUOTED.findall(row[3])]


@cache
def drawn() -> tuple[str, ...]:
    """Return all that somebody reads in German; what a button is called besides is no sentence."""
    calm = cast(VOICES[0])
    shown = screens(replace(calm, reader=replace(READER, locale="de")))
    return tuple(word for one in shown for element in reading(one.screen) for word in _read(element))


def _read(element: tuple[str, ...]) -> tuple[str, ...]:
    return element[1:2] if element[0] == "button" else element


def test_the_german_list_is_read() -> None:
    assert len(never()) >= 30
    assert len(said()) > 1000


@pytest.mark.parametrize("word", never())
def test_german_has_one_word_a_thing(word: str) -> None:
    found = re.compile(rf"(?<![\w]){re.escape(word)}(?![\w:])", re.IGNORECASE)
    assert [text for text in said() if found.search(PLACE.sub("", text))] == []


@pytest.mark.parametrize("mark", NOT_GERMAN)
def test_german_has_german_marks(mark: str) -> None:
    assert [text for text in said() if NOT_GERMAN[mark].search(text)] == []


def test_no_value_is_put_where_german_would_bend_it() -> None:
    read = drawn()

    assert any("etwas über die fragende Person" in text for text in read)
    assert any("an die Menschen, die diese Gemeinschaft betreuen" in text for text in read)
    assert [text for text in read if BENT.search(text) or CAPITAL_WITHIN.search(text)] == []


def test_a_community_without_a_name_is_spoken_of_in_german() -> None:
    read = drawn()

    assert any("in unserer Gemeinschaft" in text for text in read)
    assert [text for text in read if "our community" in text] == []


def test_what_to_do_in_danger_is_said_in_german() -> None:
    read = drawn()

    assert any("ruf zuerst den örtlichen Notruf an" in text for text in read)
    assert [text for text in read if "emergency number" in text] == []
