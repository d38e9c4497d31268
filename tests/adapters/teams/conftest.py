"""Teams' stand-in on a socket, and a community whose bot listens behind its real door."""

from collections.abc import Iterator
from contextlib import ExitStack

import pytest

from bot.domain.programme.programme import Programme
from bot.store.database.database import Database
from bot.store.index.index import Index
from tests.adapters.teams.on_teams import OnTeams, connected
from tests.fakes.clock import Clock
from tests.fakes.teams.acting import Person
from tests.fakes.teams.world import Teams


@pytest.fixture
def here() -> Teams:
    """A tenant."""
    return Teams()


@pytest.fixture
def teams(on_sqlite: str, programme: Programme, index: Index, clock: Clock, here: Teams) -> Iterator[OnTeams]:
    """An open community in Teams: which database it has makes no difference here."""
    with ExitStack() as stack:
        database = Database(on_sqlite)
        stack.callback(database.close)
        yield stack.enter_context(connected(database, programme, index, clock, here))


@pytest.fixture
def leila(teams: OnTeams) -> Person:
    """A member who has the app."""
    return teams.person("Haddad, Leila")
