"""A colleague's look at a draft: what they were asked, and what they say."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.domain.common.ids import AnnouncementId, LookId, PersonId

LONGEST = 500
"""The greatest length of the words that a colleague may add, in characters."""


class LookSaid(StrEnum):
    """What a colleague said to a draft."""

    WAITING = "waiting"
    """They have not said anything yet."""
    RIGHT = "right"
    NOT_THIS = "not-this"
    """Better not this way."""
    CHANGED = "changed"
    """They changed it themselves."""
    CONFIRMED = "confirmed"
    """They confirmed it, a necessary notice, and it went out."""


@dataclass(frozen=True, slots=True)
class ColleagueLook:
    """One look at one announcement."""

    id: LookId
    announcement: AnnouncementId
    asked_by: PersonId | None
    """The manager who asked for it; None where nobody did."""
    by: PersonId
    at: datetime
    """When it was asked for (UTC)."""
    said: LookSaid = LookSaid.WAITING
    said_at: datetime | None = None
    print: str = ""
    """The print of the draft that they had before them."""
    words: str = ""
