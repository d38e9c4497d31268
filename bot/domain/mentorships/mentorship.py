"""A mentorship: what a yes begins, the times its two people suggest, and when they meet."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.domain.common.ids import AskId, CommunityId, MentorshipId, PersonId


class Ending(StrEnum):
    """How a mentorship ended."""

    GOING = ""
    TOGETHER = "together"
    STOPPED = "stopped"
    BY_ITSELF = "by-itself"
    """Neither of the two said any more that it goes on; either may take it up again."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A time that would suit one of the two."""

    at: datetime
    by: PersonId


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """Where the conversation of a running mentorship is, or when it opens."""

    at: Mapping[str, str]
    """In the platform's own terms; empty while the room does not stand."""
    opens_at: datetime | None = None
    """When its first message is due (UTC); None where there is none on its way."""
    waits_for: str = ""
    """For whose quiet hours it waits: one of the two by id, the mentorship's id for both, or empty."""
    fails: bool = False
    """Whether the platform refused to open it."""


@dataclass(frozen=True, slots=True)
class Mentorship:
    """What a yes begins: two people and one kind of help."""

    id: MentorshipId
    community: CommunityId
    ask: AskId
    mentor: PersonId
    mentee: PersonId
    kind: str
    started_at: datetime
    suggested: tuple[Suggestion, ...] = ()
    """Times that wait for the other person's choice, the soonest first."""
    meets_at: datetime | None = None
    called_off: datetime | None = None
    """The last time that was chosen and then cancelled, until another is chosen."""
    listed: int = 0
    """The version in which the present list of times began, or the last time was called off."""
    settled: int = 0
    """The version in which the present time was chosen."""
    ending: Ending = Ending.GOING
    ended_at: datetime | None = None
    ended_by: str = ""
    """Who finished it, as the other is told; empty for a stop, which names nobody."""
    version: int = 0
    """Counts the changes: each is a compare-and-swap against it."""

    @property
    def two(self) -> tuple[PersonId, PersonId]:
        """Return both people."""
        return self.mentor, self.mentee

    @property
    def living(self) -> int:
        """Return the version of the newest card of times: it alone has buttons; 0 before the first."""
        return max(self.listed, self.settled)

    def other(self, one: PersonId) -> PersonId:
        """Return the other person."""
        return self.mentee if one == self.mentor else self.mentor
