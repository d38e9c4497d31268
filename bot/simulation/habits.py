"""How people are: most answer, some forget, some refuse, some vanish. Likelihoods are from 0 to 1."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random
from typing import Protocol, TypeVar

from bot.demo.chance import below
from bot.domain.common.zones import zone_named

MORNING, EVENING = 8, 22
"""The local hours between which people look at their messages."""


class Weighted(Protocol):
    """One habit among several."""

    @property
    def weight(self) -> int:
        """Return how many of a hundred people have it."""
        ...


W = TypeVar("W", bound=Weighted)


@dataclass(frozen=True, slots=True)
class MentorHabits:
    """How a mentor deals with what reaches them."""

    weight: int
    answers: float
    """How likely they answer an ask when they first read of it."""
    reminded: float
    """How likely they answer it after a reminder."""
    hours: float
    """After how many hours half of their answers have come."""
    declines: float
    lightens: float
    """How likely an answer is a no, or something lighter."""
    finishes: float
    """How likely they say that they met, and how likely they finish it then."""
    vanishes: bool = False
    """Whether they answer nothing any more from some day on, without a word."""


MENTORS: Sequence[MentorHabits] = (
    MentorHabits(45, answers=0.9, reminded=0.9, hours=7, declines=0.1, lightens=0.05, finishes=0.7),
    MentorHabits(22, answers=0.75, reminded=0.85, hours=40, declines=0.15, lightens=0.1, finishes=0.5),
    MentorHabits(16, answers=0.35, reminded=0.6, hours=30, declines=0.1, lightens=0.05, finishes=0.25),
    MentorHabits(9, answers=0.8, reminded=0.8, hours=14, declines=0.8, lightens=0.1, finishes=0.4),
    MentorHabits(
        8, answers=0.7, reminded=0.7, hours=20, declines=0.1, lightens=0.05, finishes=0.3, vanishes=True
    ),
)
"""Prompt, slow, forgetful, refusing, and vanishing mentors."""


@dataclass(frozen=True, slots=True)
class MenteeHabits:
    """How a mentee looks for help."""

    weight: int
    needs: float
    """How often in a year they look for a mentor."""
    asks: float
    """How likely they ask whom they found."""
    goes_on: float
    """How likely they ask another after a no."""
    follows: float
    """How likely they say what came of it: that they met, thanks, an end."""
    vanishes: bool = False


MENTEES: Sequence[MenteeHabits] = (
    MenteeHabits(45, needs=2.2, asks=0.75, goes_on=0.6, follows=0.5),
    MenteeHabits(14, needs=6.5, asks=0.9, goes_on=0.8, follows=0.6),
    MenteeHabits(24, needs=1.6, asks=0.12, goes_on=0.2, follows=0.4),
    MenteeHabits(17, needs=1.1, asks=0.6, goes_on=0.3, follows=0.2, vanishes=True),
)
"""Usual, keen, shy, and vanishing mentees."""


def drawn(rng: Random, among: Sequence[W]) -> W:
    """Return one of several habits, each as likely as its weight."""
    left = below(rng, sum(one.weight for one in among))
    for one in among:
        left -= one.weight
        if left < 0:
            return one
    return among[-1]


def hours(rng: Random, median: float) -> timedelta:
    """Return after how long something is done, of which half is done after so many hours."""
    return timedelta(hours=median * -math.log(1 - rng.random()) / math.log(2))


def awake(rng: Random, at: datetime, zone: str) -> datetime:
    """Return an instant (UTC) itself, or one in the next morning where people sleep in this zone."""
    here = at.astimezone(zone_named(zone))
    if MORNING <= here.hour < EVENING:
        return at
    day = here + timedelta(days=1) if here.hour >= EVENING else here
    begun = day.replace(hour=MORNING, minute=0, second=0, microsecond=0)
    return max(at, (begun + timedelta(minutes=180 * rng.random())).astimezone(at.tzinfo))
