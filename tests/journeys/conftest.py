"""The stories happen three times: on a stand-in platform over both databases, and in Slack."""

from collections.abc import Iterator

import pytest

from bot.domain.ids import CommunityId
from bot.handlers import all_routes
from bot.handlers.respond import Responder
from bot.store import communities
from bot.store.database import Database
from bot.store.search.index import Index
from bot.store.work import Ground
from tests.fakes.clock import TUESDAY_MORNING, Clock
from tests.fakes.community import Community
from tests.fakes.platform import PLATFORM, WORKSPACE, StandIn
from tests.fakes.slack.acting import Places
from tests.fakes.slack.bot import listening
from tests.fakes.slack.community import Face, SlackCommunity
from tests.fakes.slack.server import serving
from tests.fakes.slack.workspace import TEAM, Workspace

SLACK = "slack"


@pytest.fixture(params=["sqlite", "postgresql", SLACK])
def address(request: pytest.FixtureRequest) -> str:
    """The address of a fresh, migrated database; in Slack it is SQLite."""
    database = "sqlite" if request.param == SLACK else request.param
    return str(request.getfixturevalue(f"on_{database}"))


@pytest.fixture
def where(request: pytest.FixtureRequest) -> str:
    """Where the story happens: on the stand-in platform, or in Slack."""
    callspec = getattr(request.node, "callspec", None)
    return SLACK if callspec is not None and callspec.params.get("address") == SLACK else PLATFORM


@pytest.fixture
def founded(database: Database, where: str) -> CommunityId:
    """A community that has just been founded: it is being prepared."""
    workspace = TEAM if where == SLACK else WORKSPACE
    return database.write(lambda open_: communities.ensure(open_, where, workspace, TUESDAY_MORNING))


@pytest.fixture
def in_slack(
    founded: CommunityId, database: Database, ground: Ground, clock: Clock, index: Index
) -> Iterator[SlackCommunity]:
    """A community in Slack, with its bot behind real HTTP."""
    here = Workspace()
    responder = Responder(database, ground, all_routes(), lambda: None)
    with serving(here), listening(here, responder) as bot:
        face = Face(here, Places())
        yield SlackCommunity(founded, database, ground, clock, index, face, here=here, bot=bot)  # type: ignore[arg-type]


@pytest.fixture
def community_to_be(
    request: pytest.FixtureRequest,
    where: str,
    founded: CommunityId,
    database: Database,
    ground: Ground,
    clock: Clock,
    index: Index,
    platform: StandIn,
) -> Community:
    """A community that is being prepared, and in which nobody is yet."""
    if where == SLACK:
        return request.getfixturevalue("in_slack")  # type: ignore[no-any-return]
    return Community(founded, database, ground, clock, index, platform)


@pytest.fixture
def community_of_people(community: CommunityId, community_to_be: Community) -> Community:
    """A community that is open, and in which people act; see `tests/fakes/community.py`."""
    return community_to_be
