"""What Slack says about one user: what they are here, and what they are called."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from babel import Locale, UnknownLocaleError


class Membership(StrEnum):
    """What a Slack user is in a workspace."""

    MEMBER = "member"
    GUEST = "guest"
    """Invited to some channels only (`is_restricted`, `is_ultra_restricted`)."""
    STRANGER = "stranger"
    """From another organisation, through Slack Connect."""
    MACHINE = "machine"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class MemberFacts:
    """What is known about a member; `at` is when Slack said so, in seconds of the monotonic clock."""

    name: str
    zone: str
    locale: str
    standing: Membership
    rules: bool
    """Whether they own or administer the workspace."""
    at: float


@dataclass(frozen=True, slots=True)
class Us:
    """The bot's own workspace in Slack (`auth.test`)."""

    team: str
    enterprise: str = ""
    """The organisation of a workspace that is part of one (Enterprise Grid)."""


def facts_of(member: Mapping[str, Any], us: Us, at: float) -> MemberFacts:
    """Return the facts in a Slack user object (users.info, user_change, team_join)."""
    profile = member.get("profile") or {}
    names = (
        profile.get("display_name"),
        profile.get("real_name"),
        member.get("real_name"),
        member.get("name"),
    )
    return MemberFacts(
        name=next((str(name) for name in names if name), ""),
        zone=str(member.get("tz") or ""),
        locale=spoken(str(member.get("locale") or "")),
        standing=_standing(member, us),
        rules=any(member.get(name) is True for name in ("is_admin", "is_owner", "is_primary_owner")),
        at=at,
    )


def spoken(locale: str) -> str:
    """Return a locale that Babel knows; Slack names some that it does not know."""
    try:
        Locale.parse(locale, sep="-")
    except (UnknownLocaleError, ValueError):
        return "en-GB"
    return locale


def _standing(member: Mapping[str, Any], us: Us) -> Membership:
    # `is_app_user` does not mean a machine: the person has given this app a token of their own.
    if member.get("deleted"):
        return Membership.GONE
    if member.get("is_bot") or member.get("is_workflow_bot") or member.get("id") == "USLACKBOT":
        return Membership.MACHINE
    if member.get("is_stranger") or not _is_ours(member, us):
        return Membership.STRANGER
    if member.get("is_restricted") or member.get("is_ultra_restricted"):
        return Membership.GUEST
    return Membership.MEMBER


def _is_ours(member: Mapping[str, Any], us: Us) -> bool:
    """Tell whether a user belongs to our workspace, or to the organisation that it is part of."""
    grid = member.get("enterprise_user") or {}
    same_organisation = bool(us.enterprise) and grid.get("enterprise_id") == us.enterprise
    return member.get("team_id") in (None, us.team) or same_organisation
