"""A server that nobody leaves: nobody is looked for, for tests of what is sent."""

from collections.abc import Iterable

from bot.adapters.discord.calls.api import CallingDiscord
from bot.adapters.discord.people.departures import DiscordDepartures
from bot.adapters.discord.people.members import DiscordMembers


class _Staying(DiscordDepartures):
    async def left(self, guild: str, users: Iterable[str]) -> bool:
        """Tell that nobody has left, and ask nobody."""
        del guild, users
        return False


def everybody_stays(api: CallingDiscord) -> DiscordDepartures:
    """Return departures of a server that nobody leaves."""
    return _Staying(DiscordMembers(api), NotImplemented, NotImplemented)
