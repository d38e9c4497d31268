"""Discord's stand-in on a socket, calls to it, and a community whose bot is connected by its gateway."""

from collections.abc import AsyncIterator, Iterator
from contextlib import ExitStack

import pytest

from bot.adapters.discord.calls.api import DiscordApi
from bot.adapters.discord.calls.pace import DiscordPace
from bot.domain.programme.programme import Programme
from bot.store.database.database import Database
from bot.store.index.index import Index
from tests.adapters.discord.on_discord import OnDiscord, connected
from tests.fakes.clock import Clock
from tests.fakes.discord.acting import Person, arrives
from tests.fakes.discord.community import Town, a_town
from tests.fakes.discord.server import Server, serving


@pytest.fixture
def town() -> Town:
    """A server, with a channel for people's threads and one for its mentors."""
    return a_town()


@pytest.fixture
def served(town: Town) -> Iterator[Server]:
    """The stand-in, served: for calls without a gateway."""
    with serving(town.here) as server:
        yield server


@pytest.fixture
def leila(town: Town) -> Person:
    """A member of the server."""
    return arrives(town.here, town.guild, town.here.signs_up("leila", "Leila Haddad"), town.channel)


@pytest.fixture
def amara(town: Town) -> Person:
    """Another one, who reads French."""
    made = town.here.signs_up("amara", "Amara Okafor", locale="fr")
    return arrives(town.here, town.guild, made, town.channel)


@pytest.fixture
async def api(served: Server) -> AsyncIterator[DiscordApi]:
    """The bot's calls, in a hurry: no second has a limit of its own."""
    opened = DiscordApi(served.here.token, f"{served.here.url}api/v10", pace=DiscordPace())
    yield opened
    await opened.close()


@pytest.fixture
def discord(
    on_sqlite: str, programme: Programme, index: Index, clock: Clock, town: Town
) -> Iterator[OnDiscord]:
    """An open community on Discord, its bot connected: which database it has makes no difference here."""
    with ExitStack() as stack:
        database = Database(on_sqlite)
        stack.callback(database.close)
        yield stack.enter_context(connected(database, programme, index, clock, town))
