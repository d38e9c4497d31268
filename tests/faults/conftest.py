"""Fixtures of the tests of faults: a Slack on a socket, and a community that gets notices in it."""

from collections.abc import AsyncIterator, Iterator

import pytest

from bot.store.database.database import Database
from bot.store.services import Services
from tests.fakes.clock import Clock
from tests.fakes.slack.delivering import Delivering, by_hand
from tests.fakes.slack.server import serving
from tests.fakes.slack.workspace import Workspace


@pytest.fixture
def slack() -> Iterator[Workspace]:
    here = Workspace()
    with serving(here):
        yield here


@pytest.fixture
async def telling(
    slack: Workspace, database: Database, services: Services, clock: Clock
) -> AsyncIterator[Delivering]:
    """A community in Slack, with deliveries on the story's own clock."""
    delivering = Delivering.to(slack, database, services, clock, by_hand(clock))
    yield delivering
    await delivering.api.close()
