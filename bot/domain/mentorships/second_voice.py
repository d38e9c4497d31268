"""A second voice: after a good talk, somebody else who helps in another manner; once, and seldom."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.domain.common import capacity, helping_styles
from bot.domain.common.helping_styles import Manner
from bot.domain.common.ids import CommunityId, MentorshipId, PersonId
from bot.domain.common.people import Mentor

SELDOM = timedelta(days=90)
"""So long after a second voice was offered, no other is, whatever talks go well meanwhile."""


@dataclass(frozen=True, slots=True)
class SecondVoice:
    """Whom a mentee was offered after a good talk; each mentorship has one at most, for good."""

    mentorship: MentorshipId
    person: PersonId
    """The mentee."""
    community: CommunityId
    mentor: PersonId
    """Whoever was offered, not whom they talked to."""
    at: datetime
    let_go_at: datetime | None = None
    """When the mentee said “not now” (UTC): then it is on no card any more."""


def is_time(last: datetime | None, now: datetime) -> bool:
    """Tell whether a second voice may be offered, by when the last one was."""
    return last is None or now >= last + SELDOM


def manner_of(
    first: Mentor, second: Mentor, kinds: tuple[str, ...], held: capacity.Held, now: datetime
) -> Manner | None:
    """Return in which other manner somebody would help, with room for one of these kinds now; else None.

    What either keeps for those they help is neither described nor offered.
    """
    has_room = any(kind in kinds for kind in capacity.open_kinds(second, held, now))
    return helping_styles.other(first.face().manners, second.face().manners) if has_room else None
