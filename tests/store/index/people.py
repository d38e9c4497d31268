"""Invented people for the search tests."""

from dataclasses import dataclass

from bot.domain.common.ids import CommunityId, PersonId
from bot.domain.search.matching import Facet, Found, Listing, Looking
from bot.store.index.index import Index

HERE = CommunityId("co_here")
THERE = CommunityId("co_there")


@dataclass(frozen=True, slots=True)
class Became:
    """The change of one mentor."""

    mentor: PersonId
    listing: Listing | None


def listing(  # noqa: PLR0913 - a listing has as many parts
    mentor: str,
    name: str = "",
    headline: str = "",
    story: str = "",
    *,
    community: CommunityId = HERE,
    field: str = "",
    country: str = "",
    languages: tuple[str, ...] = (),
    glad: tuple[str, ...] = (),
    kinds: tuple[str, ...] = ("chat",),
    manners: tuple[str, ...] = (),
) -> Listing:
    """Return a listing with the words that the test needs."""
    who = (community, PersonId(mentor), name, headline, story)
    return Listing(*who, field, "", country, languages, glad, kinds, manners=manners)


def fill(index: Index, *listings: Listing, watermark: int = 1) -> None:
    """Index listings in one batch."""
    index.catch_up([Became(one.mentor, one) for one in listings], watermark)


def look(
    index: Index, words: str = "", *, community: CommunityId = HERE, limit: int = 10, **chosen: str
) -> Found:
    """Search for words, narrowed by one value a facet."""
    narrowed = {Facet(facet): (value,) for facet, value in chosen.items()}
    return index.find(Looking(community, words, narrowed), limit=limit, counted=True)


def ids(found: Found) -> list[str]:
    """Return the ids that a search found, best first."""
    return [str(hit.mentor) for hit in found.hits]
