"""The people of a community, and what a mentor says about themselves."""

import dataclasses
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from bot.domain.common.helping_styles import Manner
from bot.domain.common.ids import CommunityId, PersonId
from bot.domain.programme.kinds import Offer

EVERY_DAY = frozenset(range(7))

TOLD_OF_THEMSELVES = frozenset({"story", "manners", "field", "place", "country", "languages"})
SEVERAL = frozenset({"manners", "languages"})
"""Parts of a card that can hold several values."""
ANSWERS_IN = "answers-in"
HIDEABLE = TOLD_OF_THEMSELVES | {ANSWERS_IN}
"""What a mentor may show only to those they help; name, line and kinds cannot be hidden."""


class Door(StrEnum):
    """Whether a mentor can be found and asked."""

    DRAFT = "draft"
    OPEN = "open"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Person:
    """One person of a community, as their platform describes them."""

    id: PersonId
    community: CommunityId
    name: str
    zone: str = "UTC"
    """IANA name, such as `Africa/Lagos`."""
    locale: str = "en-GB"
    line: str = ""
    """One line about themselves, shown only to the people they ask."""
    manages: bool = False
    own_zone: bool = False
    """Whether the person named their zone: then the platform's zone is ignored."""
    own_locale: bool = False
    """Whether the person chose their language: then the platform's language is ignored."""
    has_left: bool = False
    """Whether they are no member of the platform's workspace any more: nothing is sent to them."""
    is_unreached: bool = False
    """Whether the platform refused for good what was last sent to them, and they have not written since."""
    called: str = ""
    """What they are called on a screen with a namesake; empty: by their first name."""
    account: str = dataclasses.field(default="", compare=False, repr=False)
    """Their id on the platform, by which an adapter may know their picture; else empty."""

    @property
    def is_here(self) -> bool:
        """Tell whether they are still here: they have neither left nor erased themselves."""
        return bool(self.name) and not self.has_left


def stranger(community: CommunityId) -> Person:
    """Return a person of whom nothing is known yet."""
    return Person(PersonId(""), community, "")


@dataclass(frozen=True, slots=True)
class Mentor:
    """A person's mentor card: who they are, what they give and when they answer."""

    person: Person
    headline: str
    story: str
    field: str
    place: str
    country: str
    languages: tuple[str, ...]
    offers: tuple[Offer, ...]
    at_once: int = 3
    """How many people at a time, over all kinds."""
    days: frozenset[int] = EVERY_DAY
    """Weekdays on which they answer; Monday is 0."""
    glad: tuple[str, ...] = ()
    """Up to three questions that they would love to be asked."""
    manners: tuple[Manner, ...] = ()
    """How they help, in their own choice of at most two words; it may be empty."""
    door: Door = Door.OPEN
    resting_until: date | None = None
    """The first day after their rest, in their own zone."""
    hidden: frozenset[str] = frozenset()
    """The parts of the card that only those they help can see: some of `HIDEABLE`."""
    since: datetime | None = dataclasses.field(default=None, compare=False)
    """When their door first opened (UTC)."""

    @property
    def id(self) -> PersonId:
        """Return the person's id, which is the mentor's id too."""
        return self.person.id

    @property
    def name(self) -> str:
        """Return the person's name."""
        return self.person.name

    def face(self) -> "Mentor":
        """Return the card as everybody sees it: the hidden parts are empty."""
        if not self.hidden:
            return self
        empty = {name: () if name in SEVERAL else "" for name in self.hidden & TOLD_OF_THEMSELVES}
        return dataclasses.replace(self, **empty)  # type: ignore[arg-type]

    def offer(self, kind: str) -> Offer | None:
        """Return what they give of this kind, or None where they do not offer it."""
        return next((offer for offer in self.offers if offer.kind == kind), None)
