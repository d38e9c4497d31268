"""The handwritten material in `bot/demo/material/`, read once into frozen values."""

import tomllib
from bisect import bisect
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import accumulate
from random import Random

from bot.demo.phrases import Phrase, phrases

LEVELS = frozenset({"early", "senior"})


@dataclass(frozen=True, slots=True)
class Story:
    """A story and the headlines it fits."""

    words: Phrase
    headlines: tuple[Phrase, ...]


@dataclass(frozen=True, slots=True)
class Field:
    """One field of work and its sentences. `work` reads after "in", `role` after "become"."""

    name: str
    work: str
    role: str
    weight: int
    stories: tuple[Story, ...]
    tails: tuple[Phrase, ...]
    glad: tuple[Phrase, ...]
    questions: tuple[Phrase, ...]
    answers: tuple[Phrase, ...]


@dataclass(frozen=True, slots=True)
class Culture:
    """Names that go together, the language that their bearers grew up with, and which name comes first."""

    key: str
    given: tuple[str, ...]
    family: tuple[str, ...]
    tongue: str
    home: str
    family_first: bool


@dataclass(frozen=True, slots=True)
class Country:
    """One country: its cities with their IANA zones, who lives there and what is spoken."""

    name: str
    locale: str
    cities: tuple[tuple[str, str], ...]
    cultures: tuple[str, ...]
    languages: tuple[str, ...]
    weight: int
    names: frozenset[str]
    """The cities' names."""


@dataclass(frozen=True, slots=True)
class Material:
    """All the material from which the people of the demo community are made."""

    fields: tuple[Field, ...]
    countries: tuple[Country, ...]
    cultures: Mapping[str, Culture]
    common: Mapping[str, tuple[Phrase, ...]]
    lines: Mapping[str, tuple[Phrase, ...]]
    words: Mapping[str, tuple[Phrase, ...]]


@dataclass(frozen=True, slots=True)
class Weights:
    """Running totals, so that a heavier entry is drawn more often."""

    totals: tuple[int, ...]

    def draw(self, rng: Random) -> int:
        """Return the index of one entry."""
        return bisect(self.totals, rng.random() * self.totals[-1])


def weights(of: tuple[Field, ...] | tuple[Country, ...]) -> Weights:
    """Return the running totals of several entries' weights."""
    return Weights(tuple(accumulate(one.weight for one in of)))


def suits(words: Phrase, headline: Phrase) -> bool:
    """Say whether a story fits a headline: all its roles are there, and no level differs."""
    levels = (words.tags | headline.tags) & LEVELS
    return (words.tags - LEVELS) <= headline.tags and len(levels) <= 1


@cache
def material() -> Material:
    """Return all handwritten material, read from the package's TOML files on the first call."""
    return Material(
        fields=tuple(sorted((_field(name) for name in _field_names()), key=lambda field: field.name)),
        countries=tuple(_country(row) for row in _toml("places.toml")["countries"].strip().splitlines()),
        cultures={culture.key: culture for culture in _cultures()},
        common=_groups("common.toml"),
        lines=_groups("lines.toml"),
        words=_groups("words.toml"),
    )


def _toml(name: str) -> dict[str, str]:
    return tomllib.loads(files("bot.demo").joinpath("material", name).read_text("utf-8"))


def _field_names() -> list[str]:
    folder = files("bot.demo").joinpath("material", "fields")
    return [f"fields/{entry.name}" for entry in folder.iterdir() if entry.name.endswith(".toml")]


def _groups(name: str) -> dict[str, tuple[Phrase, ...]]:
    return {group: phrases(text) for group, text in _toml(name).items()}


def _field(name: str) -> Field:
    raw = _toml(name)
    headlines = phrases(raw["headlines"])
    stories = tuple(
        Story(words, tuple(headline for headline in headlines if suits(words, headline)))
        for words in phrases(raw["stories"])
    )
    return Field(
        name=raw["name"],
        work=raw["work"],
        role=raw["role"],
        weight=int(raw["weight"]),
        stories=stories,
        **{part: phrases(raw[part]) for part in ("tails", "glad", "questions", "answers")},
    )


def _country(row: str) -> Country:
    name, locale, weight, cities, cultures, languages = (part.strip() for part in row.split("|"))
    placed = tuple(_city(city) for city in cities.split(","))
    return Country(
        name=name,
        locale=locale,
        weight=int(weight),
        cities=placed,
        names=frozenset(city for city, _ in placed),
        cultures=tuple(cultures.split()),
        languages=tuple(language.strip() for language in languages.split(",")),
    )


def _city(words: str) -> tuple[str, str]:
    name, _, zone = words.strip().rpartition(" ")
    return name, zone


def _cultures() -> list[Culture]:
    return [_culture(row) for row in _toml("names.toml")["cultures"].strip().split("\n\n")]


def _culture(rows: str) -> Culture:
    head, given, family = rows.splitlines()
    key, tongue, home, order = (part.strip() for part in head.split("|"))
    return Culture(key, _names(given), _names(family), tongue, home, order == "family first")


def _names(row: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in row.split(","))
