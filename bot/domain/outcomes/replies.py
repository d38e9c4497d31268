"""A reply to an announcement: words of one reader, for the manager who sent it."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.domain.common.ids import AnnouncementId, CommunityId, PersonId, ReplyId

LONGEST_REPLY = 2_000
"""The greatest length of a reply, in UTF-16 code units."""

KEPT = timedelta(days=90)
"""How long the words of a reply are kept."""


@dataclass(frozen=True, slots=True)
class AnnouncementReply:
    """What a reader wrote back, and to whom it was sent."""

    id: ReplyId
    community: CommunityId
    announcement: AnnouncementId
    by: PersonId
    to: PersonId
    """The manager who reads it; no other does."""
    words: str
    at: datetime
    """When it was sent (UTC)."""
