"""What Slack says about its users, as facts: who is a member, and what members are called. Pure."""

import sys
from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache
from typing import Any

from babel import Locale, UnknownLocaleError

from bot.adapters.slack.calls.ourselves import Us
from bot.adapters.slack.drawing import pictures


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
    picture: str = ""
    """The address of their own picture, at Slack; empty where there is none (`pictures`)."""


def facts_of(member: Mapping[str, Any], us: Us, at: float, known: MemberFacts | None = None) -> MemberFacts:
    """Return the facts in a Slack user object (users.info, users.list, user_change, team_join).

    Where it does not tell a member's language, the one that is `known` stays.
    """
    standing = _standing(member, us)
    if standing is not Membership.MEMBER:
        return _nobody(standing, at)
    said = _said_by(member, at)
    return said if member.get("locale") or known is None else replace(said, locale=known.locale)


@lru_cache(maxsize=64)
def _nobody(standing: Membership, at: float) -> MemberFacts:
    """Return all that is kept of a user who is no member: one value for all of a page."""
    return MemberFacts("", "", "en-GB", standing, False, at)


def _said_by(member: Mapping[str, Any], at: float) -> MemberFacts:
    profile = member.get("profile") or {}
    names = (
        profile.get("display_name"),
        profile.get("real_name"),
        member.get("real_name"),
        member.get("name"),
    )
    return MemberFacts(
        name=next((str(name) for name in names if name), ""),
        zone=sys.intern(str(member.get("tz") or "")),
        locale=spoken(str(member.get("locale") or "")),
        standing=Membership.MEMBER,
        rules=any(member.get(name) is True for name in ("is_admin", "is_owner", "is_primary_owner")),
        at=at,
        picture=pictures.in_profile(profile),
    )


@lru_cache(maxsize=256)
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
