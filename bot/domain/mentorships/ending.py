"""An ending that waits: for ten minutes one of the two can take it back, and the other is told only then."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.domain.common.ids import CommunityId, MentorshipId, PersonId
from bot.domain.mentorships.mentorship import Ending, Mentorship

TAKEN_BACK_WITHIN = timedelta(minutes=10)
"""How long an ending waits before it happens."""


@dataclass(frozen=True, slots=True)
class PendingEnding:
    """What one of the two has decided, which has not happened yet: the place is held until then."""

    mentorship: MentorshipId
    person: PersonId
    community: CommunityId
    how: Ending
    due_at: datetime
    """When it happens, and the other is told (UTC)."""


def begin(
    found: Mentorship, how: Ending, before: PendingEnding | None, *, by: PersonId, now: datetime
) -> PendingEnding:
    """Return the pending ending of one of the two; the same decision again keeps its time."""
    if before is not None and before.how is how:
        return before
    return PendingEnding(found.id, by, found.community, how, now + TAKEN_BACK_WITHIN)
