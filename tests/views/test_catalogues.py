"""Every language of the bot has every sentence, with the same placeholders, and each fits its place."""

from collections.abc import Iterator
from dataclasses import replace
from gettext import NullTranslations
from string import Formatter
from typing import Final

import pytest
from babel.messages.pofile import read_po

from bot.domain.common.people import Person, stranger
from bot.views.catalogues import FIRST, NAMES, catalogue, language_of, spoken
from bot.views.common.reader import FIRST_LOCALE, Reader, reader_of
from bot.views.people.settings import locale_of
from tests.contract.made_up import HERE, NOW, PROGRAMME, READER, VOICES, cast
from tests.contract.screens import screens
from tests.fakes.rounds import LONG
from tests.views.wanted import CATALOGUES, heard, lacking

OTHERS: Final = [language for language in spoken() if language != FIRST]


def places(sentence: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(sentence) if name is not None}


def entries(language: str) -> Iterator[tuple[str, str]]:
    """Return each form of each entry, with the sentence that it translates."""
    with (CATALOGUES / f"{language}.po").open("rb") as opened:
        for entry in read_po(opened, locale=language):
            match entry.id, entry.string:
                case (one, other), (first, *rest):
                    yield from ((one, first), *((other, form) for form in rest))
                case str(one), str(said) if one:
                    yield one, said
                case _:
                    pass


def test_there_is_another_language_than_the_first() -> None:
    assert OTHERS
    assert set(spoken()) <= set(NAMES)


@pytest.mark.parametrize("language", OTHERS)
def test_a_language_lacks_no_sentence(language: str) -> None:
    assert lacking(language) == []


@pytest.mark.parametrize("language", OTHERS)
def test_every_sentence_keeps_its_places(language: str) -> None:
    # A number may be written as a word: “one”, or the count of one thing.
    assert [
        (english, said)
        for english, said in entries(language)
        if places(said) - {"n"} != places(english) - {"n"}
    ] == []


LENGTHS: Final = ("calm", "right to left", "emoji", "pasted")
"""Voices that differ in the room they take: few units, isolates, several units a letter, as many as fit."""


@pytest.mark.parametrize("language", OTHERS)
@pytest.mark.parametrize("voice", [one.title for one in VOICES if LONG or one.title in LENGTHS])
def test_every_screen_fits_in_every_language(language: str, voice: str) -> None:
    spoken_to = replace(READER, locale=language)
    shown = screens(replace(cast(next(one for one in VOICES if one.title == voice)), reader=spoken_to))

    assert len(shown) > 100


def test_the_gallery_is_heard() -> None:
    assert ("1 ask is waiting for you", "{n} asks are waiting for you") in heard()
    assert "Settings" in heard()


def test_whoever_reads_german_is_spoken_to_in_german() -> None:
    german = reader_of(Person(stranger(HERE).id, HERE, "Anna", locale="de-AT"), PROGRAMME, NOW)

    assert german.say("Settings") == "Einstellungen"
    assert (
        german.many(3, "1 ask is waiting for you", "{n} asks are waiting for you")
        == "3 Anfragen warten auf dich"
    )
    assert german.day(NOW) == "Montag, 23. November"
    assert german.kind_within("quick-question") == "Eine kurze Frage"


def test_whoever_reads_what_we_do_not_speak_is_spoken_to_in_english() -> None:
    reader = Reader("ja-JP", "Asia/Tokyo", PROGRAMME, NOW)

    assert (reader.language, reader.say("Settings"), reader.day(NOW)) == (
        "en",
        "Settings",
        "Monday 23 November",
    )


@pytest.mark.parametrize("locale", ["de-XX", "en-XX", "de_DE", "xx", ""])
def test_a_place_that_nobody_knows_does_not_matter(locale: str) -> None:
    assert Reader(locale, "UTC", PROGRAMME, NOW).day(NOW)


def test_a_chosen_language_keeps_the_place_that_it_had() -> None:
    assert locale_of("de", "de-AT") == "de-AT"
    assert locale_of("de", "fr-FR") == "de"
    assert locale_of("en", "de-DE") == FIRST_LOCALE
    assert locale_of("xx", "en-GB") is None


def test_the_first_language_needs_no_catalogue() -> None:
    assert type(catalogue(FIRST)) is NullTranslations
    assert language_of("en-US") == FIRST
