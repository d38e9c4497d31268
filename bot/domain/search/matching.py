"""The search for mentors: what is searched for, what is listed, and what was found."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol

from bot.domain.common.ids import CommunityId, LookingId, PersonId
from bot.domain.search.understood import SoftChoice


class Facet(StrEnum):
    """What a search can be narrowed by."""

    KIND = "kind"
    FIELD = "field"
    COUNTRY = "country"
    LANGUAGE = "language"


@dataclass(frozen=True, slots=True)
class Looking:
    """What a person searches for: their words, and the values they narrowed it to.

    Within one facet any chosen value matches; of several facets all have to match.
    """

    community: CommunityId
    words: str = ""
    chosen: Mapping[Facet, tuple[str, ...]] = field(default_factory=dict)
    without: frozenset[PersonId] = field(default=frozenset())
    """People to leave out: the searcher, mentors they already asked, and mentors they passed over."""
    manners: tuple[str, ...] = ()
    """Only mentors who help in one of these manners; empty for all mentors."""
    off: frozenset[str] = frozenset()
    """The keys of what was understood and is read as plain words instead, because the person took it off."""
    near: tuple[PersonId, ...] = ()
    """Mentors whose cards mean something near to the words, the nearest first."""
    words_first: bool = False
    """Whether words alone ordered its first page: then whoever comes near in meaning stands behind it."""
    speaks: tuple[str, ...] = ()
    """Codes (BCP 47) of languages of the person who searches: among people who fit alike they rank."""
    zone: str = ""
    """The IANA name of that person's time zone, which ranks likewise."""


HELLO = "hlo"
"""The beginning of the id under which a greeting is kept; it is no search, so it brings no push."""


@dataclass(frozen=True, slots=True)
class Looked:
    """One search of a person's, under the id that its buttons carry."""

    id: LookingId
    person: PersonId
    looking: Looking


@dataclass(frozen=True, slots=True)
class Listing:
    """A mentor as the search index stores them. `open_kinds` have room right now; empty means full."""

    community: CommunityId
    mentor: PersonId
    name: str
    headline: str
    story: str
    field: str
    place: str
    country: str
    languages: tuple[str, ...]
    glad: tuple[str, ...]
    open_kinds: tuple[str, ...]
    asked: int = 0
    """How often they were asked: among equals the less asked come first."""
    manners: tuple[str, ...] = ()
    """How they help; the filter on manners finds it, the words of a search never do."""
    answers_in: int = 0
    """In how many days they usually answer, as everybody sees it; 0 where it is not known or not shown."""
    zone: str = ""
    """The IANA name of their time zone."""

    @property
    def never_asked(self) -> bool:
        """Tell whether nobody has asked them yet."""
        return not self.asked


@dataclass(frozen=True, slots=True)
class Hit:
    """One found mentor, and the searched words that their card has ("Why: product · career change")."""

    mentor: PersonId
    why: tuple[str, ...] = ()
    met: int = 0
    """How many of the searched words found them, guesses (a beginning, a typo) included."""
    named: bool = False
    """Whether the search named them: then they come first, also where they have no room."""
    has: tuple[SoftChoice, ...] = ()
    """What they have of that which the search was understood to say."""
    glad: int | None = None
    """The number, from 0, of the question that they are glad to be asked and that tells of what was said."""
    by_meaning: bool = False
    """Whether nothing that was said stands in their card, which comes near in meaning all the same."""


@dataclass(frozen=True, slots=True)
class Found:
    """One page of results, best first.

    `counts` says for each facet how many each value would leave under all *other* choices, most first, so
    that a chosen value still shows its neighbours; it is empty where nothing was counted. `full` are mentors
    found by name who have no room now. `total` counts those who have everything that was said.
    """

    total: int
    hits: tuple[Hit, ...]
    counts: Mapping[Facet, tuple[tuple[str, int], ...]]
    full: tuple[Hit, ...] = ()
    near: int = 0
    """How many come after those, because they have some of what was said."""
    understood: tuple[SoftChoice, ...] = ()
    """What the search was understood to say, beside the words it looked for."""
    missing: tuple[SoftChoice, ...] = ()
    """Where nobody has everything: what nobody has who fits otherwise."""
    unwritten: tuple[str, ...] = ()
    """The words beside what was understood that nobody here wrote, as they were typed."""
    thin: bool = False
    """Whether words found few, or say little of who is sought, so that meaning may find others."""

    @property
    def listed(self) -> int:
        """Return how many mentors its pages show."""
        return self.total + self.near


class Search(Protocol):
    """What can find mentors by words."""

    def find(self, looking: Looking, *, offset: int = 0, limit: int = 3, counted: bool = False) -> Found:
        """Return one page of mentors with room, best first; `offset` and `limit` count mentors.

        Counting facets is the most expensive part of a search, so it is done only where they are shown.
        """
        ...

    def topics(self, text: str) -> frozenset[str]:
        """Return the words of a text that mean something, each in one form for all its inflections."""
        ...
