"""How fast a platform takes messages that go to many, and so when the last of them will be there."""

from dataclasses import dataclass
from datetime import timedelta

NOTICEABLE = timedelta(minutes=2)
"""What takes less is not said beforehand."""


@dataclass(frozen=True, slots=True)
class Tempo:
    """How many new messages, and how many edits, a platform takes in a minute; 0 where it sets no limit."""

    sends: float = 0
    edits: float = 0


UNLIMITED = Tempo()


def takes(messages: int, a_minute: float) -> timedelta:
    """Return about how long so many messages take; nothing where that is hardly noticed."""
    if not a_minute:
        return timedelta()
    whole = timedelta(minutes=messages / a_minute)
    return whole if whole >= NOTICEABLE else timedelta()
