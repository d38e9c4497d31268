"""What happens to people: events for the followers."""

from dataclasses import dataclass

from bot.domain.common.ids import PersonId


@dataclass(frozen=True, slots=True)
class PersonMet:
    """A person is new here, or their platform has new facts about them."""

    person: PersonId
