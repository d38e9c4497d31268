"""A second voice: after a good talk, another mentor who helps in another manner; once, and seldom."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.domain.common import capacity, helping_styles
from bot.domain.common.helping_styles import Manner
from bot.domain.common.ids import CommunityId, MentorshipId, PersonId
from bot.domain.common.people import Mentor

SELDOM = timedelta(days=90)
"""How long after one second voice the next may be offered to a mentee, over all mentorships."""


@dataclass(frozen=True, slots=True)
class SecondVoice:
    """Which mentor a mentee was offered after a good talk; each mentorship has one at most."""

    mentorship: MentorshipId
    person: PersonId
    """The mentee."""
    community: CommunityId
    mentor: PersonId
    """The mentor who was offered, not the one they talked to."""
    at: datetime
    let_go_at: datetime | None = None
    """When the mentee said “not now” (UTC): from then on no card shows it."""


def is_time(last: datetime | None, now: datetime) -> bool:
    """Tell whether a second voice may be offered, given when the last one was."""
    return last is None or now >= last + SELDOM


def manner_of(
    first: Mentor, second: Mentor, kinds: tuple[str, ...], held: capacity.Held, now: datetime
) -> Manner | None:
    """Return the other manner in which the second mentor helps, if they have room for one of these kinds now.

    A hidden manner of either mentor is neither described nor offered.
    """
    has_room = any(kind in kinds for kind in capacity.open_kinds(second, held, now))
    return helping_styles.other(first.face().manners, second.face().manners) if has_room else None
