"""A community in Slack: the stand-in on a socket, and the bot that it calls."""

from collections.abc import Iterator

import pytest

from bot.domain.common.ids import CommunityId
from bot.store.common import communities
from bot.store.database.database import Database
from tests.fakes.clock import TUESDAY_MORNING
from tests.fakes.community import Community
from tests.fakes.slack.in_slack import InSlack, in_slack
from tests.fakes.slack.server import Server, serving
from tests.fakes.slack.workspace import TEAM, Workspace


@pytest.fixture
def database(on_sqlite: str) -> Iterator[Database]:
    """A fresh, migrated database: these tests do not depend on which kind."""
    opened = Database(on_sqlite)
    yield opened
    opened.close()


@pytest.fixture
def founded(database: Database) -> CommunityId:
    """The community of the workspace."""
    return database.write(lambda open_: communities.ensure(open_, "slack", TEAM, TUESDAY_MORNING))


@pytest.fixture
def server() -> Iterator[Server]:
    with serving(Workspace()) as started:
        yield started


@pytest.fixture
def slack(community_of_people: Community, server: Server) -> Iterator[InSlack]:
    with in_slack(community_of_people, server) as connected:
        yield connected
