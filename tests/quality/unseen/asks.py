"""The unseen set's asks, judged by what people are and lived, which their cards say in their own words."""

import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random
from typing import Final, cast

from bot.domain.search.matching import Listing
from tests.quality.asks import FITS, NEAR, parts, plain
from tests.quality.unseen.people import Somebody

SEED: Final = 18
_FILE: Final = Path(__file__).with_name("asks.toml")
_TOPIC: Final = ("job", "life", "name")


@dataclass(frozen=True, slots=True)
class UnseenAsk:
    """One ask: its class and language, what is typed, the half it is of, and the rule of who fits."""

    kind: str
    language: str
    words: str
    rule: Mapping[str, str]
    tuned: bool
    """Whether it is of the half whose misses were looked at."""
    people: Sequence[Somebody]

    def grade(self, _: Listing, number: int) -> int:
        """Return 2 for everything, 1 for what they do or lived without the rest, 0 for not."""
        one = self.people[number]
        met = {key: _KEYS[key](values, one, number) for key, values in self.rule.items()}
        if all(met.values()):
            return FITS
        topics = [ok for key, ok in met.items() if key in _TOPIC]
        return NEAR if topics and topics[0] and met.get("not", True) else 0


def unseen_asks(people: Sequence[Somebody]) -> tuple[UnseenAsk, ...]:
    """Return every ask; a seeded draw within each class and language says which half it is of."""
    rows = [row.split(" | ") for row in str(_tables()["asks"]).strip().splitlines()]
    tuned = _drawn([(kind, language) for kind, language, _, _ in rows])
    return tuple(_ask(row, people, number in tuned) for number, row in enumerate(rows))


def _drawn(classes: Sequence[tuple[str, str]]) -> frozenset[int]:
    rng, drawn = Random(SEED), []
    for one in dict.fromkeys(classes):
        rows = [number for number, each in enumerate(classes) if each == one]
        rng.shuffle(rows)
        drawn += rows[: len(rows) // 2]
    return frozenset(drawn)


def _ask(row: Sequence[str], people: Sequence[Somebody], tuned: bool) -> UnseenAsk:
    kind, language, words, rule = row
    told = dict(one.split("=", 1) for one in parts(rule))
    if "name" in told:
        words = words.format(**_typed(people[int(told["name"])].listing.name))
    return UnseenAsk(kind, language, words, told, tuned, people)


def _typed(name: str) -> dict[str, str]:
    """Return the ways in which people type a name; a slip swaps two letters of the last word."""
    first, *_, last = name.split()
    slip = f"{first} {last[:2]}{last[3]}{last[2]}{last[4:]}"
    ways = {"full": name, "lower": name.lower(), "plain": plain(name), "first": first, "last": last}
    return {**ways, "reversed": f"{last} {first}", "slip": slip}


@cache
def _tables() -> Mapping[str, object]:
    return tomllib.loads(_FILE.read_text("utf-8"))


def _in(region: str, one: Somebody) -> bool:
    held = cast("Mapping[str, str]", _tables()["regions"])[region].split(", ")
    return one.listing.place in held or one.listing.country in held


def _any(values: str, *held: str) -> bool:
    return not set(values.split(",")).isdisjoint(held)


_KEYS: Mapping[str, Callable[[str, Somebody, int], bool]] = {
    "job": lambda values, one, _: _any(values, *one.jobs),
    "life": lambda values, one, _: _any(values, one.life, *one.jobs),
    "city": lambda values, one, _: _any(values, one.listing.place),
    "kind": lambda values, one, _: _any(values, *one.listing.open_kinds),
    "language": lambda values, one, _: _any(values, *one.listing.languages),
    "country": lambda values, one, _: _any(values, one.listing.country),
    "region": lambda values, one, _: _in(values, one),
    "not": lambda values, one, _: not _any(values, one.listing.country, *one.jobs),
    "name": lambda values, _, number: number == int(values),
}
