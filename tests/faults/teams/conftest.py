"""Fixtures of the faults in Teams: a tenant on a socket, and a community whose bot listens there."""

from collections.abc import Iterator
from contextlib import ExitStack

import pytest

from bot.store.common import communities
from bot.store.database.database import Database
from bot.store.index.index import Index
from bot.store.opening.opening import open_to_everyone
from bot.store.services import Services
from tests.fakes.clock import TUESDAY_MORNING, Clock
from tests.fakes.teams.community import Campus, TeamsCommunity, a_campus, in_teams
from tests.fakes.teams.people_act import TeamsActing
from tests.fakes.teams.server import Server, serving
from tests.fakes.teams.world import TENANT


@pytest.fixture
def campus() -> Campus:
    """A tenant."""
    return a_campus()


@pytest.fixture
def served(campus: Campus) -> Iterator[Server]:
    """The stand-in, served: for whole processes."""
    with serving(campus.here) as server:
        yield server


@pytest.fixture
def here(
    on_sqlite: str, services: Services, clock: Clock, index: Index, campus: Campus
) -> Iterator[TeamsCommunity]:
    """An open community in Teams: which database it has makes no difference here."""
    with ExitStack() as stack:
        database = Database(on_sqlite)
        stack.callback(database.close)
        founded = database.write(lambda open_: communities.ensure(open_, "teams", TENANT, TUESDAY_MORNING))
        database.write(lambda open_: open_to_everyone(open_, founded, TUESDAY_MORNING))
        yield stack.enter_context(in_teams(founded, database, services, clock, index, campus))


@pytest.fixture
def leila(here: TeamsCommunity) -> TeamsActing:
    """A person who looks for a mentor."""
    acting: TeamsActing = here.joins("Leila Haddad")  # type: ignore[assignment]
    return acting


@pytest.fixture
def amara(here: TeamsCommunity) -> TeamsActing:
    """A mentor."""
    acting: TeamsActing = here.mentors("Amara Okafor", offers={"quick-question": 2})  # type: ignore[assignment]
    return acting
