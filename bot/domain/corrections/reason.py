"""Why the rest of an announcement was cancelled: told once, to those who had it."""

from dataclasses import dataclass
from datetime import datetime

from bot.domain.announcements.announcement import Announcement, ReaderState, Stage, Tally
from bot.domain.common.ids import AnnouncementId, CommunityId, PersonId
from bot.domain.common.refusals import Refusal, Refused

LONGEST_REASON = 600
"""The greatest length of the reason, in characters."""


@dataclass(frozen=True, slots=True)
class Reason:
    """What those who had an announcement are told once its rest was cancelled."""

    announcement: AnnouncementId
    community: CommunityId
    by: PersonId
    at: datetime
    words: str
    reached: str = ""
    """The last person for whom a row was made."""
    frozen: bool = False
    """Whether everybody has a row who had the announcement."""


def may_tell(one: Announcement | None, tally: Tally) -> Announcement | Refused:
    """Return an announcement whose readers may be told why: it was cancelled, and nobody waits for it.

    A necessary notice is told again by another one, which a second manager confirms.
    """
    if one is None or one.necessary or one.stage is not Stage.CANCELLED:
        return Refused(Refusal.GONE)
    if not one.is_written or not tally.of(ReaderState.TOLD):
        return Refused(Refusal.GONE)
    return Refused(Refusal.ALREADY_SETTLED) if tally.of(ReaderState.QUEUED) else one
