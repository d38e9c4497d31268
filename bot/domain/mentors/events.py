"""What happens to mentors, for those who follow it."""

from dataclasses import dataclass

from bot.domain.common.ids import PersonId


@dataclass(frozen=True, slots=True)
class DoorOpened:
    """A mentor's door has opened: they can be found, and asked."""

    mentor: PersonId
