"""The bot's sentences in other languages: one catalogue each; the English sentences are the keys."""

from functools import lru_cache
from gettext import GNUTranslations, NullTranslations
from importlib.resources import files
from io import BytesIO

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

FIRST = "en"
"""The language in which the sentences are written: it needs no catalogue."""

NAMES = {FIRST: "English", "de": "Deutsch", "fr": "Français", "es": "Español"}
"""What each language calls itself, in the order in which they are offered."""


@lru_cache
def spoken() -> tuple[str, ...]:
    """Return the languages that the bot speaks: the first one, and each that has a catalogue."""
    here = {path.name for path in files(__name__).iterdir()}
    return tuple(language for language in NAMES if language == FIRST or f"{language}.po" in here)


@lru_cache(maxsize=1_000)
def language_of(locale: str) -> str:
    """Return the language for a locale such as `de-AT`; the first one where there is no catalogue."""
    language = locale.replace("_", "-").split("-")[0].lower()
    return language if language in spoken() else FIRST


@lru_cache
def catalogue(language: str) -> NullTranslations:
    """Return the catalogue of a language; a sentence without an entry stays English."""
    if language == FIRST:
        return NullTranslations()
    with files(__name__).joinpath(f"{language}.po").open("rb") as written:
        read = read_po(written, locale=language)
    compiled = BytesIO()
    write_mo(compiled, read)
    compiled.seek(0)
    return GNUTranslations(compiled)
