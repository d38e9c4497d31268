"""Languages: one code for each, however people write it; what is no known language has none."""

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from babel import Locale

from bot.domain.people.countries import plain

SPOKEN_HERE = ("en", "de", "fr", "es")
_FILE = Path(__file__).with_name("languages.toml")


def names() -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield every name of a language with the codes (BCP 47) that it may mean; what comes first counts."""
    tables = _tables()
    for codes, others in tables["several"].items():
        yield from ((other, tuple(codes.split())) for other in others.split(","))
    for code in tables["heard"]["known"].split():
        yield from ((str(Locale(one).languages.get(code, "")), (code,)) for one in SPOKEN_HERE)
        yield from ((other, (code,)) for other in tables["called"].get(code, "").split(","))


def unsure() -> frozenset[str]:
    """Return the names that mean a language only beside a word that says so, in small letters."""
    return frozenset(word.strip() for word in _tables()["unsure"]["words"].split(","))


def code_of(written: str) -> str | None:
    """Return the code of the one language that is meant, or None."""
    return _codes().get(plain(written))


def called(code: str, language: str) -> str:
    """Return the name of a language, by its code, in a language that the bot speaks."""
    return str(Locale(language).languages.get(code, code))


@cache
def _codes() -> Mapping[str, str]:
    found: dict[str, str] = {}
    for name, codes in names():
        # A name that several share is the first's, where a person wrote it on their card.
        found.setdefault(plain(name), codes[0])
    return found


@cache
def _tables() -> Mapping[str, Mapping[str, str]]:
    return tomllib.loads(_FILE.read_text("utf-8"))
