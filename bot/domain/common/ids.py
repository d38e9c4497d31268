"""Ids, unguessable, and prints of drafts; both are short enough for any platform's button."""

from collections.abc import Mapping
from hashlib import sha256
from secrets import token_urlsafe
from typing import NewType

CommunityId = NewType("CommunityId", str)
PersonId = NewType("PersonId", str)
AskId = NewType("AskId", str)
MentorshipId = NewType("MentorshipId", str)
LookingId = NewType("LookingId", str)
WishId = NewType("WishId", str)
OpenAskId = NewType("OpenAskId", str)
HandId = NewType("HandId", str)
IntroductionId = NewType("IntroductionId", str)
ChannelId = NewType("ChannelId", str)
ApprovalId = NewType("ApprovalId", str)
AnnouncementId = NewType("AnnouncementId", str)
LookId = NewType("LookId", str)
ReplyId = NewType("ReplyId", str)
PostId = NewType("PostId", str)


def fresh(prefix: str) -> str:
    """Return a new id such as `ask_3kP…`: 128 random bits (OWASP ASVS 5.0, 11.5.1) in 22 characters."""
    return f"{prefix}_{token_urlsafe(16)}"


def print_of(written: Mapping[str, str]) -> str:
    """Return a print of a draft, 16 hexadecimal digits: it changes with every word of it."""
    return sha256(repr(sorted(written.items())).encode()).hexdigest()[:16]
