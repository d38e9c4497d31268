"""A small index, written whole at each change: no former card counts in it, and equals have a told order.

The engine keeps a card that was replaced until it merges its files, some time later and in the background.
Until then the card counts in how rare a word is, and its words as words that somebody here wrote; and those
who fit alike stand in the order of files, which nothing tells. One file of the cards of now has neither.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from tantivy import Document

from bot.domain.common.ids import PersonId
from bot.domain.search.matching import Listing
from bot.store.index.alike import STEPS
from bot.store.index.schema import Change, Writer, places_in_turn

A_FEW: Final = 500
"""Listings of an index that is small, in all its communities together: writing so many takes some 20 ms."""


@dataclass(frozen=True, slots=True)
class Filed:
    """One mentor's listing as it is written, and the document that is written of it."""

    listing: Listing
    document: Document
    places: tuple[int, ...]
    """Its value in each of the fair orders."""


@dataclass(frozen=True, slots=True)
class Whole:
    """All listings of a small index, by mentor."""

    cards: Mapping[PersonId, Filed] = field(default_factory=dict)

    def after(self, changes: Iterable[Change], writer: Writer) -> "Whole":
        """Return it with these changes."""
        cards = dict(self.cards)
        for change in changes:
            before, listing = cards.pop(change.mentor, None), change.listing
            if listing is not None:
                cards[change.mentor] = _filed(listing, before, writer)
        return Whole(cards)

    def in_order(self, turn: int) -> Iterator[Document]:
        """Yield the documents in the fair order of a turn, which the engine keeps among equals."""
        ordered = sorted(self.cards.values(), key=lambda one: one.places[turn], reverse=True)
        return (one.document for one in ordered)


def _filed(listing: Listing, before: Filed | None, writer: Writer) -> Filed:
    # More asks are written alike, and every ask would be a change.
    listing = replace(listing, asked=min(listing.asked, STEPS))
    if before is not None and before.listing == listing:
        return before
    return Filed(listing, writer.document(listing), places_in_turn(listing))
