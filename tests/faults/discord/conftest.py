"""Fixtures of the faults beside Discord: a server on a socket, and a community connected to it."""

from collections.abc import Iterator
from contextlib import ExitStack

import pytest

from bot.domain.programme.programme import Programme
from bot.store.database.database import Database
from bot.store.index.index import Index
from tests.adapters.discord.on_discord import OnDiscord, connected
from tests.fakes.clock import Clock
from tests.fakes.discord.community import Town, a_town
from tests.fakes.discord.server import Server, serving


@pytest.fixture
def town() -> Town:
    """A server with a channel for people's threads."""
    return a_town()


@pytest.fixture
def served(town: Town) -> Iterator[Server]:
    """The stand-in, served: for whole processes."""
    with serving(town.here) as server:
        yield server


@pytest.fixture
def discord(
    on_sqlite: str, programme: Programme, index: Index, clock: Clock, town: Town
) -> Iterator[OnDiscord]:
    """An open community on Discord, its bot connected."""
    with ExitStack() as stack:
        database = Database(on_sqlite)
        stack.callback(database.close)
        yield stack.enter_context(connected(database, programme, index, clock, town))
