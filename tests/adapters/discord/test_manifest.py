"""The invitation asks for exactly what the bot uses."""

from collections.abc import Coroutine
from typing import Any, TypeVar
from urllib.parse import parse_qs, urlsplit

from bot.adapters.discord.manifest import (
    INTENTS,
    MESSAGE_CONTENT,
    PERMISSIONS,
    Permission,
    invitation,
    missing,
)
from bot.port import NOT_DONE, Address
from bot.ui.attachments import File
from bot.ui.nodes import Message
from tests.adapters.discord.on_discord import OnDiscord
from tests.fakes.discord import moderating
from tests.fakes.discord.world import BOT

T = TypeVar("T")

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


def done(discord: OnDiscord, number: int) -> list[str]:
    """Do everything that takes a permission; return what of it Discord took."""
    adapter, guild = discord.bot.connection.adapter, discord.town.guild.id
    who = Address(guild, discord.town.account(f"Person Number {number}"))
    file = File("Your meeting", "meeting.ics", "text/calendar", b"BEGIN:VCALENDAR")
    did: list[str] = []

    def tries(what: str, act: Coroutine[Any, Any, T]) -> T | None:
        try:
            found = discord.bot.does(act)
        except NOT_DONE:
            return None
        did.append(what)
        return found

    at = tries("a thread", adapter.open(who, (who,)))
    in_channel = Address(guild, discord.town.channel.id)
    tries("a post", adapter.send(in_channel, Message("Hello", ()), key=f"out.a.{number}.1"))
    if at is not None:
        tries("a file", adapter.send(at, Message("A file", (file,)), key=f"out.b.{number}.1"))
        discord.town.here.moves(3_600)  # Discord knows the key no more
        tries("a look", adapter.send(at, Message("A file", (file,)), key=f"out.b.{number}.1", again=True))
        did += (
            ["nothing twice"] if len(discord.told(at.at["channel"])) == len(("who reads", "a file")) else []
        )
        tries("an end", adapter.close(at, erased=True))
        did += ["no thread"] if at.at["channel"] not in discord.town.here.channels else []
    return did


def test_each_permission_that_is_asked_for_is_needed_and_they_are_enough(discord: OnDiscord) -> None:
    (role,) = discord.town.guild.members[BOT].roles
    assert discord.town.guild.roles[role].permissions == int(PERMISSIONS)
    everything = done(discord, 0)
    assert everything == ["a thread", "a post", "a file", "a look", "nothing twice", "an end", "no thread"]
    for number, one in enumerate(Permission, 1):
        moderating.denies(discord.town.here, discord.town.channel, int(one), to=BOT)
        assert done(discord, number) != everything, one.name
        discord.town.channel.overwrites.clear()
