"""The mentoring spectrum: kinds of help, what each costs a mentor, and how much of it they give."""

import re
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

SPEAKS_TO_MENTOR = re.compile(r"\b(you|your|yours|yourself)\b", re.IGNORECASE)
"""What a mentor reads of themselves, and a mentee would read as themselves."""


class Per(StrEnum):
    """The period over which a budget counts."""

    MONTH = "month"
    TIME = "time"


@dataclass(frozen=True, slots=True)
class Budget:
    """How many places in a calendar month (in the mentor's zone), or at a time."""

    places: int
    per: Per


@dataclass(frozen=True, slots=True)
class Clock:
    """How long a waiting ask takes at least until its mentor is reminded, and until it closes."""

    reminder: timedelta
    closing: timedelta


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of help on the spectrum, in the community's words."""

    key: str
    name: str
    cost: str
    minutes: int
    written: bool
    budget: Budget
    clock: Clock
    meeting: int = 0
    """How many minutes one meeting takes, where the help takes several; 0 where it is one."""

    lasts: timedelta = timedelta(days=28)
    """How long such help usually goes on after a yes; then both are asked whether it still does."""
    cost_for_mentee: str = ""
    """The same cost as a mentee reads it; empty where the words for mentors say it to both."""

    @property
    def once(self) -> int:
        """Return how many minutes of help one meeting, or one written answer, is."""
        return self.meeting or self.minutes

    @property
    def read_by_mentee(self) -> str:
        """Return the cost in words for a mentee; empty where all there is speaks to a mentor as “you”."""
        return self.cost_for_mentee or ("" if SPEAKS_TO_MENTOR.search(self.cost) else self.cost)


@dataclass(frozen=True, slots=True)
class Offer:
    """One kind of help that a mentor gives: how much of it, and what makes it easy for them."""

    kind: str
    budget: Budget
    easy: str = ""
