"""French and Spanish change a small word before some names."""

import pytest

from bot.views.catalogues.joining import joined


@pytest.mark.parametrize(
    ("language", "sentence", "name", "said"),
    [
        ("fr", "la réponse de {name}", "Amara", "la réponse d’{name}"),
        ("fr", "la réponse de {name}", "Élise", "la réponse d’{name}"),
        ("fr", "la réponse de {name}", "\u2068Omar\u2069", "la réponse d’{name}"),
        ("fr", "la réponse de {name}", "Leila", "la réponse de {name}"),
        ("fr", "la réponse de {name}", "11", "la réponse de {name}"),
        ("fr", "la réponse de {name}", "Yves", "la réponse d’{name}"),
        ("fr", "la réponse de {name}", "Yann", "la réponse de {name}"),
        ("fr", "Voici ce que {name} verra", "Imani", "Voici ce qu’{name} verra"),
        ("es", "Leila y {name}", "Inés", "Leila e {name}"),
        ("es", "Leila y {name}", "Hierro", "Leila y {name}"),
        ("es", "Leila o {name}", "Omar", "Leila u {name}"),
        ("es", "habló {name}", "Omar", "habló {name}"),
        ("es", "a las {name}", "1:30", "a la {name}"),
        ("es", "a las {name}", "01:30", "a la {name}"),
        ("es", "a las {name}", "11:30", "a las {name}"),
        ("es", "a las {name}", "10:30", "a las {name}"),
        ("es", "como {name}", "Omar", "como {name}"),
        ("en", "the answer of {name}", "Amara", "the answer of {name}"),
        ("de", "die Antwort von {name}", "Amara", "die Antwort von {name}"),
    ],
)
def test_a_small_word_fits_the_name_after_it(language: str, sentence: str, name: str, said: str) -> None:
    assert joined(sentence, {"name": name}, language) == said
