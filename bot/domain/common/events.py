"""What happens to people, for those who follow it."""

from dataclasses import dataclass

from bot.domain.common.ids import PersonId


@dataclass(frozen=True, slots=True)
class PersonMet:
    """A person is new here, or their platform says otherwise of them than before."""

    person: PersonId
