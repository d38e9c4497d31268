"""Make the unseen set's profiles from what is written in `people.toml`: the same ones at each run."""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import cycle
from pathlib import Path
from random import Random
from typing import Final

from bot.domain.common.ids import PersonId
from bot.domain.people.countries import canonical
from bot.domain.search.matching import Listing
from tests.quality.community import HERE

PEOPLE: Final = 360
SEED: Final = 205
KINDS: Final = ("quick-question", "cv-review", "career-chat", "mock-interview", "introduction",
                "work-shadowing", "project", "ongoing")  # fmt: skip
LIVED: Final = 0.65
"""How many say in their story what happened to them."""

_FILE: Final = Path(__file__).with_name("people.toml")
_SPOKEN: Final = {"en": "English", "de": "German", "fr": "French", "es": "Spanish"}


@dataclass(frozen=True, slots=True)
class Somebody:
    """A profile, and what the person is and lived, which the card says in its own words only."""

    listing: Listing
    jobs: frozenset[str]
    life: str


@dataclass(frozen=True, slots=True)
class _Place:
    name: str
    country: str
    languages: tuple[str, ...]
    names: str


_Deck = Iterator[tuple[_Place, tuple[str, str]]]


@cache
def people() -> tuple[Somebody, ...]:
    """Return everybody: each job in turn, at a place where the card's language is spoken."""
    rng, jobs = Random(SEED), _rows("jobs")
    decks = {spoken: _dealt(rng, spoken) for spoken in _SPOKEN}
    return tuple(_made(rng, jobs[number % len(jobs)], number, decks) for number in range(PEOPLE))


def _made(rng: Random, row: Sequence[str], number: int, decks: Mapping[str, _Deck]) -> Somebody:
    tags, spoken, headline, field, story = row
    place, (life, told) = next(decks[spoken])
    chatter = rng.choice([said for tongue, said in _rows("chatter") if tongue == spoken])
    listing = Listing(
        community=HERE,
        mentor=PersonId(f"pe_unseen{number}"),
        name=_name(rng, place.names),
        headline=headline,
        story=" ".join(filter(None, (story, told, chatter))),
        field=field,
        place=place.name,
        country=canonical(place.country),
        languages=place.languages,
        glad=(),
        open_kinds=tuple(one for one in KINDS if rng.random() < 1 / 3) or (rng.choice(KINDS),),
    )
    return Somebody(listing, frozenset(tags.split(",")), life)


def _dealt(rng: Random, spoken: str) -> _Deck:
    """Return the places and the lives of one language, each in an order of its own, again and again."""
    places = [one for one in _places() if _SPOKEN[spoken] in one.languages]
    lives = [(life, said) for life, tongue, said in _rows("lives") if tongue == spoken]
    lives += [("", "")] * round(len(lives) * (1 / LIVED - 1))
    rng.shuffle(places)
    rng.shuffle(lives)
    return zip(cycle(places), cycle(lives), strict=False)


def _name(rng: Random, names: str) -> str:
    first, last = (_tables()[which][names].split(", ") for which in ("first_names", "last_names"))
    return f"{rng.choice(first)} {rng.choice(last)}"


@cache
def _places() -> tuple[_Place, ...]:
    return tuple(
        _Place(place, country, tuple(spoken.split(", ")), names)
        for place, country, spoken, names in _rows("places")
    )


@cache
def _rows(table: str) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(row.split(" | ")) for row in str(_tables()[table]).strip().splitlines())


@cache
def _tables() -> Mapping[str, Mapping[str, str]]:
    return tomllib.loads(_FILE.read_text("utf-8"))
