"""Ids: unguessable, and short enough for any platform's button."""

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


def fresh(prefix: str) -> str:
    """Return a new id such as `ask_3kP…`: 128 random bits (OWASP ASVS 5.0, 11.5.1) in 22 characters."""
    return f"{prefix}_{token_urlsafe(16)}"
