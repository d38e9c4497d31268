"""What happens when a person looks for a mentor, for those who follow it."""

from dataclasses import dataclass

from bot.domain.search.matching import Looked


@dataclass(frozen=True, slots=True)
class SearchMade:
    """A person has looked for something; its buttons carry the id of the search."""

    looked: Looked
