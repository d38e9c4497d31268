"""The programme: what one community decided about its mentoring."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import time, timedelta
from enum import StrEnum

from bot.domain.programme.kinds import Kind


class UnderEighteen(StrEnum):
    """Whether somebody in the community might be under 18; it is answered before opening."""

    UNANSWERED = "unanswered"
    YES = "yes"
    NO = "no"


@dataclass(frozen=True, slots=True)
class Caps:
    """The limits that keep asking kind."""

    open_asks: int
    """So many open asks a mentee has at most."""
    again_after: timedelta
    """So long after a no or a closing the same mentor is not asked again."""
    at_once: int
    """So many people at a time a mentor is suggested to take on, over all kinds."""
    closes_by: timedelta
    """No ask waits longer than this, whatever days its mentor answers on."""
    answering_days: int
    """No ask closes before so many of its mentor's answering days have passed."""
    nudges_a_week: int
    """So many nudges a person gets in a week at most, over all kinds."""
    few_doors: int = 10
    """Below so many open doors a community is only just opening, and says so."""


@dataclass(frozen=True, slots=True)
class QuietHours:
    """When nobody is written to, in each person's own zone; they may reach over midnight."""

    start: time
    end: time

    def cover(self, moment: time) -> bool:
        """Tell whether a local time of day lies in the quiet hours; their end does not."""
        if self.start <= self.end:
            return self.start <= moment < self.end
        return moment >= self.start or moment < self.end


@dataclass(frozen=True, slots=True)
class Programme:
    """What a community offers, its limits, its quiet hours and its own words."""

    community: str
    """What the community calls itself, inside a sentence."""
    kinds: tuple[Kind, ...]
    caps: Caps
    quiet: QuietHours
    commands: Mapping[str, str]
    """For each command's first name, what people type here."""
    emergency: str
    """What somebody in danger reads first."""
    under_18: UnderEighteen = UnderEighteen.UNANSWERED
    contact: str = ""
    """How to reach a person; where it is empty, the managers' names stand there instead."""
    approval: bool = False
    """Whether somebody says hello to a new mentor before their door first opens, until managers answer."""
    off: frozenset[str] = frozenset()
    """The kinds that this community does without for now; what was begun with them lives on."""

    @property
    def offered(self) -> tuple[Kind, ...]:
        """Return the kinds of help that mentors can give here."""
        return tuple(kind for kind in self.kinds if kind.key not in self.off)

    def smallest(self) -> Kind:
        """Return the kind of help that asks least of a mentor."""
        return min(self.offered or self.kinds, key=lambda kind: kind.minutes)

    def kind(self, key: str) -> Kind:
        """Return the kind of help with this key; raise `KeyError` where the programme has none such."""
        for kind in self.kinds:
            if kind.key == key:
                return kind
        known = ", ".join(kind.key for kind in self.kinds)
        raise KeyError(f"no kind of help has the key {key!r}; this programme has {known}")
