"""What a generated mentor gives: kinds, budgets, and what makes each easy for them."""

from collections.abc import Mapping
from random import Random

from bot.demo.chance import happens, pick
from bot.demo.material import Material
from bot.domain.programme.kinds import Budget, Offer, Per

KINDS = (
    "quick-question",
    "cv-review",
    "career-chat",
    "mock-interview",
    "introduction",
    "work-shadowing",
    "project",
    "ongoing",
)
# How likely a mentor gives each kind: often the ones that cost little time, seldom the others.
_LIKELY = (0.82, 0.5, 0.62, 0.26, 0.2, 0.16, 0.1, 0.24)
_PLACES = (
    (2, 3, 4, 4, 4, 5, 6, 8),
    (1, 1, 2, 2, 2, 3, 4),
    (1, 1, 2, 2, 2, 3),
    (1, 1, 1, 2),
    (1, 1, 1, 2),
    (1, 1, 1, 2),
    (1, 1, 1, 2),
    (1, 1, 1, 2, 3),
)
_AT_A_TIME = frozenset(KINDS[5:])
_EASY = 0.38
_MOST = 5
_BUDGETS = tuple(
    tuple(Budget(places, Per.TIME if kind in _AT_A_TIME else Per.MONTH) for places in among)
    for kind, among in zip(KINDS, _PLACES, strict=True)
)


def offers(rng: Random, material: Material, facts: Mapping[str, str]) -> tuple[Offer, ...]:
    """Return one to five offers, in the order of the spectrum."""
    given = [place for place, likely in enumerate(_LIKELY) if happens(rng, likely)]
    while len(given) > _MOST:
        given.pop(int(rng.random() * len(given)))
    return tuple(_offer(rng, material, place, facts) for place in given or [0])


def _offer(rng: Random, material: Material, place: int, facts: Mapping[str, str]) -> Offer:
    kind = KINDS[place]
    easy = ""
    if happens(rng, _EASY):
        easy = pick(rng, material.common[kind.replace("-", "_")]).say(rng, facts)
    return Offer(kind, pick(rng, _BUDGETS[place]), easy)
