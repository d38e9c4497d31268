"""The people of servers and threads, as the bot may ask for them."""

from typing import TYPE_CHECKING, Final

from tests.fakes.discord import payloads, permissions
from tests.fakes.discord.errors import Refused
from tests.fakes.discord.ledger import Answer
from tests.fakes.discord.values import Channel, ChannelType, Guild, Member, User
from tests.fakes.discord.world import BOT, Discord

if TYPE_CHECKING:
    from tests.fakes.discord.effects import Asked

GUILD_MEMBERS: Final = 1 << 1
"""The privileged intent without which nobody is listed, and nobody's coming or going is told."""


def one(here: Discord, asked: "Asked") -> Answer:
    """Return a member of a server."""
    guild = here.guild(asked.of["guild"])
    return 200, payloads.member(here, guild, _member(here, guild, asked.of["user"]))


def everybody(here: Discord, asked: "Asked") -> Answer:
    """Return the members of a server, where the privileged intent is switched on."""
    guild = here.guild(asked.of["guild"])
    _needs_intent(here)
    after, limit = asked.query.get("after", "0"), int(asked.query.get("limit", "1"))
    found = sorted((each for each in guild.members if int(each) > int(after)), key=int)[:limit]
    return 200, [payloads.member(here, guild, guild.members[each]) for each in found]


def role(here: Discord, asked: "Asked", *, gives: bool) -> Answer:
    """Give a member a role, or take it."""
    guild = here.guild(asked.of["guild"])
    member = _member(here, guild, asked.of["user"])
    if asked.of["role"] not in guild.roles:
        raise Refused(10011)
    if not permissions.in_guild(guild, BOT) & permissions.MANAGE_ROLES:
        raise Refused(50013)
    top = max(guild.roles[one].position for one in guild.members[BOT].roles)
    if guild.roles[asked.of["role"]].position >= top:
        raise Refused(50013)
    (member.roles.add if gives else member.roles.discard)(asked.of["role"])
    return 204, None


def leave(here: Discord, asked: "Asked") -> Answer:
    """Take the bot out of a server."""
    removed(here, here.guild(asked.of["guild"]))
    return 204, None


def of_thread(here: Discord, asked: "Asked") -> Answer:
    """Return the members of a thread, where the privileged intent is switched on."""
    at = here.open(asked.of["channel"])
    _needs_intent(here)
    return 200, [_thread_member(at, each) for each in sorted(at.people)]


def one_of_thread(here: Discord, asked: "Asked") -> Answer:
    """Return one member of a thread."""
    at = here.open(asked.of["channel"])
    user = BOT if asked.of["user"] == "@me" else asked.of["user"]
    if user not in at.people:
        raise Refused(10007)
    return 200, _thread_member(at, user)


def needs_history(here: Discord, at: Channel) -> None:
    """Refuse where the bot may not read what was written before."""
    if at.type is not ChannelType.DM:
        here.needs(at, permissions.READ_MESSAGE_HISTORY)


def joins(here: Discord, guild: Guild, user: User, nick: str = "", roles: set[str] | None = None) -> Member:
    """Let somebody join a server."""
    made = Member(user.id, nick, set(roles or ()))
    guild.members[user.id] = made
    said = {**payloads.member(here, guild, made), "guild_id": guild.id}
    here.out("GUILD_MEMBER_ADD", lambda intents: said if intents & GUILD_MEMBERS else None, guild.id)
    return made


def leaves(here: Discord, guild: Guild, user: User) -> None:
    """Let somebody leave a server; they are in none of its threads any more."""
    del guild.members[user.id]
    for each in here.channels.values():
        if each.guild == guild.id:
            each.people.discard(user.id)
    said = {"guild_id": guild.id, "user": payloads.user(user)}
    here.out("GUILD_MEMBER_REMOVE", lambda intents: said if intents & GUILD_MEMBERS else None, guild.id)


def removed(here: Discord, guild: Guild) -> None:
    """Remove the bot from a server."""
    here.gone.add(guild.id)
    here.out("GUILD_DELETE", lambda intents: {"id": guild.id} if intents & 1 else None, guild.id)


def invited(here: Discord, guild: Guild) -> None:
    """Add the bot to a server, or add it again."""
    here.gone.discard(guild.id)
    here.out(
        "GUILD_CREATE", lambda intents: payloads.guild_create(here, guild) if intents & 1 else None, guild.id
    )


def _member(here: Discord, guild: Guild, user: str) -> Member:
    if user not in here.users:
        raise Refused(10013)
    if user not in guild.members:
        raise Refused(10007)
    return guild.members[user]


def _needs_intent(here: Discord) -> None:
    if not here.privileged & GUILD_MEMBERS:
        raise Refused(50001)


def _thread_member(at: Channel, user: str) -> dict[str, object]:
    joined = payloads.moment(payloads.made_at(at.id))
    return {"id": at.id, "user_id": user, "join_timestamp": joined, "flags": 0}
