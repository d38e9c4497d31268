"""Relevance alone: the same search without room, without turns, and without who was never asked."""

from collections.abc import Iterable
from dataclasses import dataclass

from bot.domain.common.ids import CommunityId, PersonId
from bot.domain.common.people import Mentor
from bot.domain.search.matching import Listing, Looking
from bot.store.index.index import Index
from bot.store.mentors.search_feed import Changes, ListingChanged


@dataclass(frozen=True, slots=True)
class Relevance:
    """A directory that ranks people by how well their cards fit the words, and by nothing else."""

    community: CommunityId
    index: Index

    @classmethod
    def of(cls, community: CommunityId, listings: Iterable[Listing]) -> "Relevance":
        """Make it of these cards."""
        index = Index.in_memory()
        changes = tuple(ListingChanged(one.mentor, one) for one in listings)
        index.refill([Changes(changes, up_to=1)])
        return cls(community, index)

    def at(self, words: str, rank: int) -> PersonId | None:
        """Return who stands at this rank, from 0, for these words, or else last; None if nobody is found."""
        hits = self.index.find(Looking(self.community, words), limit=rank + 1).hits
        return hits[-1].mentor if hits else None


def listed(mentor: Mentor) -> Listing:
    """Return a card as a directory lists it that knows nothing of room: each kind is always open."""
    return Listing(
        community=mentor.person.community,
        mentor=mentor.id,
        name=mentor.name,
        headline=mentor.headline,
        story=mentor.story,
        field=mentor.field,
        place=mentor.place,
        country=mentor.country,
        languages=mentor.languages,
        glad=mentor.glad,
        open_kinds=tuple(offer.kind for offer in mentor.offers),
        manners=mentor.manners,
    )
