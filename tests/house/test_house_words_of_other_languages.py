"""One word a thing in every language: the lists of `docs/words.md`, and how each language is set."""

import re
from collections.abc import Iterator
from typing import Final

import pytest
from babel.messages.pofile import read_po

from bot.views.catalogues import FIRST, NAMES, spoken
from tests.house.test_house_words import QUOTED, ROW, WORDS
from tests.views.wanted import CATALOGUES

HEADING: Final = "## The house word lists of other languages"
OTHERS: Final = [language for language in spoken() if language != FIRST]
PLACE: Final = re.compile(r"\{\w+\}")

NARROW, WIDE = "\u202f", "\u00a0"
SET_WRONG: Final = {
    "fr": (
        ("a straight apostrophe", r"'"),
        ("no narrow no-break space before a mark", rf"(?<![{NARROW}/\d…])[:;?](?!\d|//)(?<!…\?)"),
        ("no no-break space inside quotation marks", rf"«(?!{WIDE})|(?<!{WIDE})»"),
        ("quotation marks of another language", r"[“”„\"]"),
        (
            "a small word that is not cut before a vowel",
            r"(?<![\w-])(de|que|le|la|ne|se|je|me) [aeiouéèêâîô]",
        ),
    ),
    "es": (
        ("a question that does not begin", r"^[^¿]*\?"),
        ("quotation marks of another language", r"[“”„\"]"),
        ("a space inside quotation marks", r"«\s|\s»"),
        ("a space before a mark", r"\s[:;?,]"),
        ("a small word that stays before a like vowel", r"\by (i|hi(?!e))|\bo h?o"),
    ),
}
"""By language: what is set wrongly, and the pattern that finds it. After a vowel some words are not cut."""

NOT_CUT: Final = re.compile(r"\b(de|le|la|que) (oui|onze|un non|huit)\b")


def tables() -> dict[str, list[str]]:
    """Return the words that each language does not use, by language; raise KeyError for an unknown one."""
    called = {name: language for language, name in NAMES.items()}
    parts = WORDS.read_text(encoding="utf-8").split(HEADING, 1)[1].split("\n### ")[1:]
    return {called[part.splitlines()[0].strip()]: list(_never(part)) for part in parts}


def _never(part: str) -> Iterator[str]:
    for line in part.splitlines():
        if found := ROW.match(line):
            yield from QUOTED.findall(found["never"])


def said(language: str) -> Iterator[str]:
    """Return every form of every entry of a catalogue."""
    with (CATALOGUES / f"{language}.po").open("rb") as opened:
        for entry in read_po(opened, locale=language):
            match entry.id, entry.string:
                case (_, _), (*forms,):
                    yield from map(str, forms)
                case str(one), str(form) if one:
                    yield form
                case _:
                    pass


def pattern(word: str) -> re.Pattern[str]:
    """Return what finds a word by itself; an ending such as “(e)” is found behind any letter."""
    before = r"(?<!\w)" if word[0].isalnum() else ""
    after = r"(?!\w)" if word[-1].isalnum() else ""
    return re.compile(before + re.escape(word) + after, re.IGNORECASE)


@pytest.mark.parametrize(
    ("language", "word"), [(language, word) for language, words in tables().items() for word in words]
)
def test_no_entry_has_a_word_that_the_house_does_not_use(language: str, word: str) -> None:
    found = pattern(word)
    kept = (lambda text: text) if "{" in word else (lambda text: PLACE.sub("", text))
    assert [text for text in said(language) if found.search(kept(text))] == []


@pytest.mark.parametrize(
    ("language", "what", "wrong"),
    [(language, what, wrong) for language, rules in SET_WRONG.items() for what, wrong in rules],
)
def test_every_entry_is_set_as_its_language_is(language: str, what: str, wrong: str) -> None:
    found = re.compile(wrong, re.IGNORECASE)
    texts = [NOT_CUT.sub("", PLACE.sub("x", text)) for text in said(language)]
    assert [(what, text) for text in texts if found.search(text)] == []


@pytest.mark.parametrize("language", OTHERS)
def test_no_language_raises_its_voice(language: str) -> None:
    assert [text for text in said(language) if "!" in text or "¡" in text] == []


def test_french_says_a_number_below_two_as_it_is() -> None:
    with (CATALOGUES / "fr.po").open("rb") as opened:
        several = [entry.string for entry in read_po(opened, locale="fr") if entry.pluralizable]
    ones = [str(forms[0]) for forms in several if forms]
    assert len(ones) > 20
    assert [text for text in ones if re.search(r"(?<![\w{])1(?!\w)", text)] == []


def test_the_lists_are_read() -> None:
    assert {"fr", "es"} <= tables().keys()
    assert all(len(words) >= 12 for words in tables().values())
    assert all(sum(1 for _ in said(language)) > 1000 for language in OTHERS)
    assert pattern("(e)").search("prévenu(e)")
    assert not pattern("tu").search("Voulez-vous tout situer")
