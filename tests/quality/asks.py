"""The asks, and who fits each: read from `asks.toml`, judged by what stands in a profile's fields."""

import tomllib
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final, cast

from bot.domain.search.matching import Listing

FITS: Final = 2
"""Who has everything that was asked for."""

NEAR: Final = 1
"""Who is of the field that was asked for, and lacks something else."""

_FILE: Final = Path(__file__).with_name("asks.toml")
_TOPIC: Final = frozenset({"field", "job", "name"})
_Rule = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Ask:
    """One ask: its class and language, what is typed, the half it is of, and the rule of who fits."""

    kind: str
    language: str
    words: str
    rule: _Rule
    tuned: bool
    """Whether it is of the half on which the dictionaries and weights were tuned."""

    def grade(self, listing: Listing, number: int) -> int:
        """Return how well a profile fits: 2 for everything, 1 for nearly, 0 for not."""
        met = {key: _KEYS[key](values, listing, number) for key, values in self.rule.items()}
        if all(met.values()):
            return FITS
        topics = [ok for key, ok in met.items() if key in _TOPIC]
        return NEAR if topics and all(topics) and met.get("not", True) else 0


@cache
def asks(names: tuple[str, ...]) -> tuple[Ask, ...]:
    """Return every ask; `names` are the profiles', for the asks that name somebody."""
    seen: dict[tuple[str, str], int] = {}
    made = []
    for row in _read("asks").strip().splitlines():
        kind, language, words, rule = row.split(" | ")
        seen[kind, language] = turn = seen.get((kind, language), 0) + 1
        made.append(_ask(kind, language, words, rule, names, tuned=turn % 2 == 0))
    return tuple(made)


def _ask(kind: str, language: str, words: str, rule: str, names: Sequence[str], *, tuned: bool) -> Ask:
    told = dict(one.split("=", 1) for one in parts(rule))
    if "name" in told:
        words = words.format(**_typed(names[int(told["name"])]))
    return Ask(kind, language, words, told, tuned)


def parts(rule: str) -> list[str]:
    """Return the `key=value` parts of a rule, whose values may have spaces."""
    parts: list[str] = []
    for piece in rule.split():
        if "=" in piece:
            parts.append(piece)
        else:
            parts[-1] += f" {piece}"
    return parts


def plain(name: str) -> str:
    """Return a name as people type it who have no accents on their keys."""
    return "".join(one for one in unicodedata.normalize("NFKD", name) if not unicodedata.combining(one))


def _typed(name: str) -> dict[str, str]:
    return {
        "full": name,
        "lower": name.lower(),
        "plain": plain(name),
        "reversed": " ".join(reversed(name.split())),
    }


@cache
def _tables() -> Mapping[str, object]:
    return tomllib.loads(_FILE.read_text("utf-8"))


def _read(table: str) -> str:
    return str(_tables()[table])


def _listed(table: str, key: str) -> tuple[str, ...]:
    return tuple(cast("Mapping[str, str]", _tables()[table])[key].split(", "))


def _any(values: str, *held: str) -> bool:
    return not set(values.split(",")).isdisjoint(held)


_KEYS: Mapping[str, Callable[[str, Listing, int], bool]] = {
    "field": lambda values, one, _: _any(values, one.field),
    "city": lambda values, one, _: _any(values, one.place),
    "kind": lambda values, one, _: _any(values, *one.open_kinds),
    "language": lambda values, one, _: _any(values, *one.languages),
    "country": lambda values, one, _: _any(values, one.country),
    "region": lambda values, one, _: one.country in _listed("regions", values),
    "job": lambda values, one, _: any(word in one.headline for word in _listed("labels", values)),
    "not": lambda values, one, _: not _any(values, one.field, one.country),
    "name": lambda values, _, number: number == int(values),
}
