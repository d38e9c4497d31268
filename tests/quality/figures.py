"""The figures of a search: whether who fits is found, and how high up, with how sure that is."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from random import Random
from statistics import fmean
from typing import Final, Protocol

from bot.domain.search.matching import Listing
from tests.quality.engines import TOP, Engine

RESAMPLED: Final = 1_000
_FIVE: Final = 5
_SURE: Final = 0.95


class Judged(Protocol):
    """An ask of one of the sets: its class and language, what is typed, and who fits."""

    @property
    def kind(self) -> str: ...
    @property
    def language(self) -> str: ...
    @property
    def words(self) -> str: ...
    @property
    def tuned(self) -> bool: ...

    def grade(self, listing: Listing, number: int) -> int:
        """Return how well a profile fits: 2 for everything, 1 for nearly, 0 for not."""
        ...


@dataclass(frozen=True, slots=True)
class Score:
    """How one ask was answered: 1 where the first, or one of the first five, fits; nDCG of the ten."""

    first: float
    five: float
    ndcg: float


@dataclass(frozen=True, slots=True)
class Figures:
    """The means over some asks, and the interval in which the nDCG's mean lies with 95 %."""

    asks: int
    first: float
    five: float
    ndcg: float
    low: float
    high: float

    def __str__(self) -> str:
        said = "/".join(f"{one:.2f}".lstrip("0") for one in (self.first, self.five, self.ndcg))
        return f"{said} [{self.low:.2f}, {self.high:.2f}]"


def score(ask: Judged, engine: Engine, listings: Sequence[Listing]) -> Score:
    """Return how an engine answers an ask; whoever comes nearest fits where nobody has everything."""
    grades = {one.mentor: ask.grade(one, number) for number, one in enumerate(listings)}
    best = max(grades.values())
    if not best:
        raise ValueError(f"nobody fits: {ask.words}")
    found = [grades.get(one, 0) for one in engine(ask.words)]  # type: ignore[call-overload]
    ideal = sorted(grades.values(), reverse=True)[:TOP]
    return Score(
        first=float(bool(found) and found[0] == best),
        five=float(best in found[:_FIVE]),
        ndcg=_gained(found) / _gained(ideal),
    )


def figures(scores: Sequence[Score], seed: int = 1) -> Figures:
    """Return the means, and the interval by resampling the asks (the percentiles of a bootstrap)."""
    rng = Random(seed)
    each = [one.ndcg for one in scores]
    means = sorted(fmean(rng.choices(each, k=len(each))) for _ in range(RESAMPLED))
    out = int(RESAMPLED * (1 - _SURE) / 2)
    return Figures(
        asks=len(scores),
        first=fmean(one.first for one in scores),
        five=fmean(one.five for one in scores),
        ndcg=fmean(each),
        low=means[out],
        high=means[-1 - out],
    )


def _gained(grades: Sequence[int]) -> float:
    """Return the discounted gain: a grade of 2 gains three times a grade of 1 (Burges et al. 2005)."""
    gains = (float(2**grade - 1) / math.log2(place + 2) for place, grade in enumerate(grades))
    return sum(gains)
