"""What the doctor asks of each server: what we may do in its channel, and which roles it has."""

from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from bot.adapters.discord import manifest
from bot.adapters.discord.answering.sending import CHANNEL
from bot.adapters.discord.calls.api import DiscordApi, Said, call
from bot.adapters.discord.keys import DiscordKeys
from bot.adapters.discord.people import badges
from bot.adapters.discord.people.channels import allowed
from bot.domain.programme.setup import CommunitySetup
from bot.platform import Finding
from bot.port import NOT_DONE

NO_CHANNEL: Final = (
    "DISCORD_CHANNEL is not set, so nobody has a thread of their own: write the id of a text channel, or"
    " choose one in the server: /programme, “Choose channel and team”."
)
NOT_CHOSEN: Final = (
    "In the server “{server}” no channel is chosen, so nobody there is told anything: a manager types"
    " /programme there, and chooses one."
)
UNSEEN: Final = (
    "The bot does not see the channel {channel} ({why}): add it to the server with the link that “python -m"
    " bot manifest discord” prints, and let it view that channel."
)
UNSEEN_SERVER: Final = "The bot does not see the server {server} ({why}): is it still a member there?"
MISSES: Final = (
    "In {channel} the bot lacks {names}: allow them under “Permissions” of that channel, or add the bot"
    " again with the link that “python -m bot manifest discord” prints."
)
ALLOWED: Final = "In {channel} the bot may do everything that it needs."
NO_ROLE: Final = (
    "The server “{server}” has no role {role} any more, which managers chose for those who look after"
    " mentoring: they choose another under /programme."
)
NO_MENTORS_ROLE: Final = (
    "In the server “{server}” the bot cannot give mentors the role {role} that managers chose: it has to be"
    " there, allow nothing more than @everyone, and stand below the bot's role, which needs Manage Roles."
)
NO_SUCH_ROLE: Final = (
    "DISCORD_MANAGER_ROLE {role} is no role of a server that the bot is in: write another, or take it away."
)
"""What the doctor says to an operator."""

NAMES: Final = {
    "VIEW_CHANNEL": "View Channel",
    "SEND_MESSAGES": "Send Messages",
    "ATTACH_FILES": "Attach Files",
    "READ_MESSAGE_HISTORY": "Read Message History",
    "MANAGE_THREADS": "Manage Threads",
    "CREATE_PRIVATE_THREADS": "Create Private Threads",
    "SEND_MESSAGES_IN_THREADS": "Send Messages in Threads",
}
"""What Discord's own pages call these permissions."""


async def look(
    api: DiscordApi, keys: DiscordKeys, user: str, chosen: Mapping[str, CommunitySetup]
) -> list[Finding]:
    """Return what is found in each server; `user` is our own, `chosen` what managers chose, by server."""
    return [one async for one in _Servers(api, keys, user, chosen).findings()]


@dataclass
class _Servers:
    api: DiscordApi
    keys: DiscordKeys
    user: str
    chosen: Mapping[str, CommunitySetup]
    first: str | None = ""
    """The server that `DISCORD_CHANNEL` is in; None where it is not seen, empty where there is none."""
    seen: dict[str, Said] = field(default_factory=dict)

    async def findings(self) -> AsyncIterator[Finding]:
        """Look at the channel of the settings where it counts, and at what each server's managers chose."""
        chose = [one for one in self.chosen.values() if one.channel]
        if self.keys.channel and (not self.chosen or len(chose) < len(self.chosen)):
            yield await self._first_channel()
        elif not chose and self.keys.talks != "dm":
            yield Finding(False, NO_CHANNEL)
            self.first = None
        for guild, one in self.chosen.items():
            async for finding in self._server(guild, one):
                yield finding
        role = self.keys.manager_role
        if role and self.seen and not any(_has(each, role) for each in self.seen.values()):
            yield Finding(False, NO_SUCH_ROLE.format(role=role))

    async def _server(self, guild: str, chosen: CommunitySetup) -> AsyncIterator[Finding]:
        try:
            server = await self._seen(guild)
        except NOT_DONE as problem:
            yield Finding(False, UNSEEN_SERVER.format(server=guild, why=problem))
            return
        name = str(server.get("name") or guild)
        if chosen.channel:
            yield await self._channel(chosen.channel, f" of “{name}”")
        elif self.first not in {None, guild} and self.keys.talks != "dm":
            yield Finding(False, NOT_CHOSEN.format(server=name))
        if chosen.managers and not _has(server, chosen.managers):
            yield Finding(False, NO_ROLE.format(server=name, role=chosen.managers))
        if chosen.mentors and not await self._gives(server, chosen.mentors):
            yield Finding(False, NO_MENTORS_ROLE.format(server=name, role=chosen.mentors))

    async def _gives(self, server: Said, role: str) -> bool:
        us = call("GET", "/guilds/{guild}/members/{user}", guild=str(server["id"]), user=self.user)
        try:
            return role in badges.harmless(server, badges.below(server, await self.api(us)))
        except NOT_DONE:
            return False

    async def _first_channel(self) -> Finding:
        self.first = None
        return await self._channel(self.keys.channel)

    async def _channel(self, channel: str, of: str = "") -> Finding:
        try:
            found = await self.api(call("GET", CHANNEL, channel=channel))
            guild = str(found.get("guild_id") or "")
            self.first = self.first if of else guild
            server = await self._seen(guild)
            us = call("GET", "/guilds/{guild}/members/{user}", guild=guild, user=self.user)
            may = allowed(server, found, await self.api(us), self.user)
        except NOT_DONE as problem:
            return Finding(False, UNSEEN.format(channel=channel, why=problem))
        where = f"#{found.get('name') or channel}{of}"
        if missing := manifest.missing(may):
            return Finding(
                False, MISSES.format(channel=where, names=", ".join(NAMES[one] for one in missing))
            )
        return Finding(True, ALLOWED.format(channel=where))

    async def _seen(self, guild: str) -> Said:
        if guild not in self.seen:
            self.seen[guild] = await self.api(call("GET", "/guilds/{guild}", guild=guild))
        return self.seen[guild]


def _has(server: Said, role: str) -> bool:
    return any(str(one["id"]) == role for one in server.get("roles") or ())
