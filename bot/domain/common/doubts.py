"""A message that may have arrived or not, as a manager may know it: whom it was for, none of its words."""

from dataclasses import dataclass

from bot.domain.common.ids import PersonId


@dataclass(frozen=True, slots=True)
class DoubtfulMessage:
    """A message of which only a person can tell whether it arrived."""

    row: int
    version: int
    readers: tuple[PersonId, ...]
    """Its reader, the two of its room, or nobody for a card in the mentors' channel."""
    held: bool = False
    """Whether a restored backup holds it: many of its kind are settled together, by an operator."""

    @property
    def may_be_sent_again(self) -> bool:
        """Tell whether a manager may have it sent once more.

        In a channel many people would see it twice; its ask goes on privately without it.
        """
        return bool(self.readers) and not self.held
