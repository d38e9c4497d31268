"""The invitation asks for exactly what the bot uses."""

from urllib.parse import parse_qs, urlsplit

from bot.adapters.discord.manifest import (
    INTENTS,
    MESSAGE_CONTENT,
    PERMISSIONS,
    Permission,
    invitation,
    missing,
)

ADMINISTRATOR, MENTION_EVERYONE, MANAGE_GUILD, MANAGE_ROLES = 1 << 3, 1 << 17, 1 << 5, 1 << 28
PRIVILEGED = 1 << 1 | 1 << 8 | 1 << 15
"""GUILD_MEMBERS, GUILD_PRESENCES and MESSAGE_CONTENT (api docs, Gateway Intents)."""


def test_the_link_has_the_scopes_and_the_permissions_and_nothing_else() -> None:
    link = urlsplit(invitation("900"))
    asked = parse_qs(link.query)

    assert f"{link.scheme}://{link.netloc}{link.path}" == "https://discord.com/oauth2/authorize"
    assert asked == {
        "client_id": ["900"],
        "scope": ["bot applications.commands"],
        "permissions": [str(int(PERMISSIONS))],
    }


def test_nothing_powerful_is_asked_for() -> None:
    assert not PERMISSIONS & (ADMINISTRATOR | MENTION_EVERYONE | MANAGE_GUILD | MANAGE_ROLES)
    assert not INTENTS & PRIVILEGED
    assert MESSAGE_CONTENT & PRIVILEGED


def test_a_role_for_mentors_is_asked_for_only_where_it_is_wished() -> None:
    (asked,) = parse_qs(urlsplit(invitation("900", roles=True)).query)["permissions"]

    assert int(asked) == int(PERMISSIONS) | MANAGE_ROLES


def test_what_is_missing_is_named() -> None:
    assert missing(int(PERMISSIONS)) == ()
    assert missing(ADMINISTRATOR) == ()
    assert missing(int(PERMISSIONS) & ~int(Permission.MANAGE_THREADS)) == ("MANAGE_THREADS",)
