"""What happens to mentors, for those who follow it."""

from dataclasses import dataclass

from bot.domain.common.ids import PersonId


@dataclass(frozen=True, slots=True)
class DoorOpened:
    """A mentor's door has opened: they can be found, and asked."""

    mentor: PersonId


@dataclass(frozen=True, slots=True)
class DoorShut:
    """A mentor's door has closed, or they rest: nobody may be introduced to them at the moment."""

    mentor: PersonId
