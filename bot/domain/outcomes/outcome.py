"""What came of an announcement, as numbers: who reads it is not tracked, and no number names anybody."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.domain.common.ids import AnnouncementId

FEW = 5
"""Below so many people no number is said: it reads “a few”."""


class Step(StrEnum):
    """What a reader did after an announcement."""

    PRESSED = "pressed"
    """They pressed the one thing to do under it; a reader counts once."""
    OPENED = "opened"
    """They opened their door within a week of getting it; a reader counts once."""
    REPLIED = "replied"
    """They sent words back; each reply counts."""


@dataclass(frozen=True, slots=True)
class Got:
    """An announcement that has reached a person."""

    announcement: AnnouncementId
    at: datetime
    """When it reached them (UTC)."""


@dataclass(frozen=True, slots=True)
class ActionPressed:
    """A reader has pressed the one thing to do under an announcement."""

    announcement: str


@dataclass(frozen=True, slots=True)
class AnnouncementOutcome:
    """What came of an announcement so far."""

    steps: Mapping[Step, int]
    stopped: int = 0
    """How many people of the community have stopped announcements in all: never those of one announcement."""

    def of(self, step: Step) -> int:
        """Return how often this happened."""
        return self.steps.get(step, 0)
