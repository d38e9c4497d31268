"""Reads who a person is from what Discord says of a member of a server, or of a user. Pure."""

import re
from dataclasses import dataclass
from typing import Final

from bot.adapters.discord.reading.payload import Payload, id_of, number_of, part_of, text_of, texts_of

ADMINISTRATOR: Final = 1 << 3
MANAGE_GUILD: Final = 1 << 5
"""*Manage Server* (api docs, Permissions)."""

PICTURES: Final = "https://cdn.discordapp.com"
"""Where Discord keeps the pictures that people upload (api docs, CDN Endpoints)."""

SIZE: Final = 128
"""Pixels of a picture beside words. A power of two from 16 to 4096 (api docs, Image Formatting)."""

_HASH: Final = re.compile(r"(?:a_)?[0-9a-f]{32}", re.ASCII)


@dataclass(frozen=True, slots=True)
class DiscordMember:
    """A person as Discord describes them, in one server or outside of all."""

    user: str
    name: str
    """Their nickname in the server, else the name they chose, else the name of their account."""
    picture: str = ""
    """The address of their picture; empty where they have none of their own."""
    roles: tuple[str, ...] = ()
    permissions: int = 0
    """What they may do where they acted; 0 where Discord does not say."""
    is_bot: bool = False

    @property
    def manages(self) -> bool:
        """Tell whether they may manage the server."""
        return bool(self.permissions & (ADMINISTRATOR | MANAGE_GUILD))


def read_member(member: Payload, user: Payload, guild: str) -> DiscordMember:
    """Return a member of a server; the `member` is empty outside of servers."""
    account = id_of(user, "id")
    names = (text_of(member, "nick"), text_of(user, "global_name"), text_of(user, "username"))
    return DiscordMember(
        user=account,
        name=next((name for name in names if name.strip()), ""),
        picture=_picture(member, user, guild),
        roles=texts_of(member, "roles"),
        permissions=number_of(member, "permissions"),
        is_bot=user.get("bot") is True or user.get("system") is True,
    )


def read_people(resolved: Payload, guild: str) -> dict[str, DiscordMember] | None:
    """Return the people that Discord describes beside an act, by their ids; None where it names nobody.

    In a server these are its members: of who has left it Discord describes the user alone. Bots are none.
    """
    members, users = part_of(resolved, "members"), part_of(resolved, "users")
    if not users:
        return None
    here = [one for one in list(users)[:25] if not guild or one in members]
    read = (read_member(part_of(members, one), part_of(users, one), guild) for one in here)
    return {one.user: one for one in read if one.user and not one.is_bot}


def _picture(member: Payload, user: Payload, guild: str) -> str:
    account, own, here = id_of(user, "id"), text_of(user, "avatar"), text_of(member, "avatar")
    if guild and _HASH.fullmatch(here):
        return f"{PICTURES}/guilds/{guild}/users/{account}/avatars/{here}.png?size={SIZE}"
    return f"{PICTURES}/avatars/{account}/{own}.png?size={SIZE}" if _HASH.fullmatch(own) else ""
