"""Wishes: what a person would like to be told of, once, when it comes true."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from bot.domain.common.ids import CommunityId, PersonId, WishId
from bot.domain.search.matching import Facet

MOST = 10
"""How many open wishes one person has at most."""

LONGEST_WORDS = 200

SHOWN_FROM = 3
"""How many people have to look for the same thing before managers see it counted."""


class WishAbout(StrEnum):
    """What a wish is about."""

    OPENING = "opening"
    """The community opens to everyone."""
    SOMEONE = "someone"
    """A new mentor who fits."""
    ROOM = "room"
    """A mentor who has room again."""


class Status(StrEnum):
    """The status of a wish."""

    OPEN = "open"
    TOLD = "told"


@dataclass(frozen=True, slots=True)
class Wish:
    """One wish of one person."""

    id: WishId
    community: CommunityId
    person: PersonId
    about: WishAbout
    at: datetime
    words: str = ""
    chosen: Mapping[Facet, tuple[str, ...]] = field(default_factory=dict)
    off: frozenset[str] = frozenset()
    """What its words are not understood to say (`bot.domain.search.understood`), because it was taken off."""
    known: frozenset[PersonId] = frozenset()
    """The mentors who fitted already when it was made: they are not news."""
    mentor: PersonId | None = None
    """The mentor whose room it is about, or who was found."""
    standing: Status = Status.OPEN
    looked: int = 0
    """The change of the listings up to which it has been checked."""
