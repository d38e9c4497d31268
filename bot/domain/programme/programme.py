"""The programme: what one community decided about its mentoring."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import time, timedelta
from enum import StrEnum

from bot.domain.programme.kinds import Kind
from bot.domain.programme.quiet_weeks import NEVER_QUIET, QuietWeeks


class UnderEighteen(StrEnum):
    """Whether people under 18 may be in the community; a manager answers it before the opening."""

    UNANSWERED = "unanswered"
    YES = "yes"
    NO = "no"


@dataclass(frozen=True, slots=True)
class Caps:
    """The limits on asks and nudges."""

    open_asks: int
    """How many open asks a mentee has at most."""
    again_after: timedelta
    """How long after a no or a closing the same mentor cannot be asked again."""
    at_once: int
    """How many people at a time a mentor is suggested to take on, over all kinds."""
    closes_by: timedelta
    """How long an ask waits at most, whatever days its mentor answers on."""
    answering_days: int
    """How many of its mentor's answering days have to pass before an ask closes."""
    nudges_a_week: int
    """How many nudges a person gets in a week at most, over all kinds."""
    few_doors: int = 10
    """Below this number of open doors a community counts as only just opening, and says so."""
    quiet_weeks: QuietWeeks = NEVER_QUIET
    """The days that no clock counts and on which nobody is nudged, as managers added them."""


@dataclass(frozen=True, slots=True)
class QuietHours:
    """When nobody is written to, in each person's own zone; they may reach over midnight."""

    start: time
    end: time

    def cover(self, moment: time) -> bool:
        """Tell whether a local time of day is within the quiet hours, whose end is outside."""
        if self.start <= self.end:
            return self.start <= moment < self.end
        return moment >= self.start or moment < self.end


@dataclass(frozen=True, slots=True)
class Programme:
    """What a community offers, its limits, its quiet hours and its own words."""

    community: str
    """The community's name, in the form that fits inside a sentence."""
    kinds: tuple[Kind, ...]
    caps: Caps
    quiet: QuietHours
    commands: Mapping[str, str]
    """For each command's first name, what people type here."""
    emergency: str
    """What a person in danger reads first."""
    under_18: UnderEighteen = UnderEighteen.UNANSWERED
    contact: str = ""
    """How to reach a person; where it is empty, the managers' names are shown instead."""
    approval: bool = False
    """Whether a new mentor waits for a hello before their first door, until managers decide it themselves."""
    off: frozenset[str] = frozenset()
    """The kinds that this community does not offer now; what was begun with them goes on."""

    @property
    def offered(self) -> tuple[Kind, ...]:
        """Return the kinds of help that mentors can give here."""
        return tuple(kind for kind in self.kinds if kind.key not in self.off)

    def smallest(self) -> Kind:
        """Return the kind of help that takes a mentor the least time."""
        return min(self.offered or self.kinds, key=lambda kind: kind.minutes)

    def kind(self, key: str) -> Kind:
        """Return the kind of help with this key; raise `KeyError` where the programme has no such kind."""
        for kind in self.kinds:
            if kind.key == key:
                return kind
        known = ", ".join(kind.key for kind in self.kinds)
        raise KeyError(f"no kind of help has the key {key!r}; this programme has {known}")
