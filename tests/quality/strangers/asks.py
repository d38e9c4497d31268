"""What strangers ask, judged by readers of every card: nobody who wrote any of it had seen the search."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random
from typing import Final

from bot.domain.search.matching import Listing
from tests.quality.asks import FITS, NEAR

SEED: Final = 211
_FILE: Final = Path(__file__).with_name("asks.toml")
_COLUMNS: Final = 5


@dataclass(frozen=True, slots=True)
class StrangersAsk:
    """One ask: its class and language, what is typed, and the grades of those who fit, by their numbers."""

    kind: str
    language: str
    words: str
    grades: Mapping[int, int]
    tuned: bool
    """Whether it is of the half whose misses were looked at."""

    def grade(self, _: Listing, number: int) -> int:
        """Return 2 for who fits, 1 for who nearly does, 0 for not."""
        return self.grades.get(number, 0)


@cache
def strangers_asks() -> tuple[StrangersAsk, ...]:
    """Return every ask that anybody fits; a seeded draw within each class and language parts the halves."""
    rows = [_cells(row) for row in tomllib.loads(_FILE.read_text("utf-8"))["asks"].strip().splitlines()]
    drawn = _drawn([(kind, language) for kind, language, *_ in rows])
    asked = (
        StrangersAsk(kind, language, words, _grades(fit, near), number in drawn)
        for number, (kind, language, words, fit, near) in enumerate(rows)
    )
    return tuple(one for one in asked if one.grades)


def _cells(row: str) -> list[str]:
    cells = [cell.strip() for cell in f"{row} ".split(" |")]
    return cells + [""] * (_COLUMNS - len(cells))


def _grades(fit: str, near: str) -> dict[int, int]:
    nearly = {int(number) - 1: NEAR for number in near.split()}
    return nearly | {int(number) - 1: FITS for number in fit.split()}


def _drawn(classes: list[tuple[str, str]]) -> frozenset[int]:
    """Return a half of each class in each language; of an odd number the draw says which is larger."""
    rng, drawn = Random(SEED), set[int]()
    for one in dict.fromkeys(classes):
        rows = [number for number, each in enumerate(classes) if each == one]
        rng.shuffle(rows)
        drawn.update(rows[: (len(rows) + (rng.random() < 0.5)) // 2])
    return frozenset(drawn)
