"""The words that people may type are the same in every language of the bot."""

import pytest

from bot.domain.answers.leaning import Leaning
from bot.ui.verbs import Answers, home, people
from bot.views.catalogues import NAMES
from bot.views.home import spoken_words


@pytest.mark.parametrize(
    ("words", "language", "sounds"),
    [
        ("Ja, sehr gern!", "de", Leaning.YES),
        ("Ja, aber diesmal nicht", "de", Leaning.NO),
        ("Leider keine Zeit", "de", Leaning.NO),
        ("Yes, gladly", "de", Leaning.YES),
        ("Ich habe Jura studiert", "de", Leaning.PLAIN),
        ("Oui, avec plaisir", "fr", Leaning.YES),
        ("D’accord", "fr", Leaning.YES),
        ("Je ne peux pas ce mois-ci", "fr", Leaning.NO),
        ("¡Sí, claro!", "es", Leaning.YES),
        ("Lo siento, ahora no", "es", Leaning.NO),
        ("Ja, gern", "en", Leaning.PLAIN),
    ],
)
def test_a_yes_and_a_no(words: str, language: str, sounds: Leaning) -> None:
    assert spoken_words.leaning(words, language) is sounds


@pytest.mark.parametrize(
    ("words", "language", "screen"),
    [
        ("Hilfe", "de", home.HELP),
        ("help", "de", home.HELP),
        ("Einstelungen", "de", people.SETTINGS),
        ("mes données", "fr", home.MY_DATA),
        ("¡Hola!", "es", home.HOME),
        ("Hilfe", "en", None),
        ("Ich suche Hilfe mit meinem Lebenslauf", "de", None),
        ("", "fr", None),
    ],
)
def test_a_short_line_may_name_a_screen(words: str, language: str, screen: Answers | None) -> None:
    assert spoken_words.screen(words, language) is screen


def test_every_language_has_its_words_for_every_screen() -> None:
    for language in NAMES:
        assert spoken_words.YES[language]
        assert spoken_words.NO[language]
        assert set(spoken_words.SCREENS[language].values()) == set(spoken_words.SCREENS["en"].values())
