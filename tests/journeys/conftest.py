"""The stories happen on a stand-in platform, again in Slack, and the first of each on Discord and in Teams.

Some also happen by Socket Mode: two processes of the bot listen, each gets every other payload, and now
and then all sockets break.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from typing import cast

import pytest

from bot.adapters.discord.reading import inbound as discord
from bot.adapters.teams.reading import inbound as teams
from bot.adapters.web.reading import inbound as web
from bot.domain.common.ids import CommunityId
from bot.domain.programme.programme import Programme
from bot.handlers import FOLLOWERS, all_routes
from bot.handlers.respond import Responder
from bot.handlers.run import Runner
from bot.store.common import communities
from bot.store.database.database import Database
from bot.store.index.index import Index
from bot.store.services import Services
from tests.fakes.clock import TUESDAY_MORNING, Clock
from tests.fakes.community import Community
from tests.fakes.discord.community import DiscordCommunity, Town, a_town, on_discord
from tests.fakes.platform import PLATFORM, WORKSPACE, StandIn
from tests.fakes.slack.acting import Places
from tests.fakes.slack.by_socket import BySocket
from tests.fakes.slack.community import Face, SlackCommunity
from tests.fakes.slack.driver import Driver
from tests.fakes.slack.listening import listening
from tests.fakes.slack.server import serving
from tests.fakes.slack.workspace import TEAM, Workspace
from tests.fakes.stages import DISCORD, IN_SLACK, SLACK_BY_SOCKET, SQLITE, TEAMS
from tests.fakes.teams.community import Campus, TeamsCommunity, a_campus
from tests.fakes.teams.community import in_teams as in_a_tenant
from tests.fakes.teams.world import TENANT
from tests.fakes.web.community import WebCommunity, in_web_chat
from tests.stored import changes
from tests.stored.shapes import Written, watched

CUT_AT = 5
"""All sockets break after so many payloads."""


@pytest.fixture(autouse=True)
def stored(programme: Programme) -> Iterator[Written]:
    """Every token and outbox card of a story has a shape that `golden.json` knows, and every label an act."""
    kinds = frozenset(kind.key for kind in programme.kinds)
    with watched(kinds) as written:
        yield written
    assert written.unknown() == []


@pytest.fixture(autouse=True)
def changed(stage: str) -> Iterator[None]:
    """Every press of a story changes what `changes.json` says beside its act, and tells nobody else."""
    if stage != SQLITE:
        yield
        return
    seen: changes.Seen = defaultdict(set)
    with changes.pressed(seen):
        yield
    changes.keep(seen)
    assert changes.strange(seen) == []


@pytest.fixture
def stage(request: pytest.FixtureRequest) -> str:
    """Where the story happens; a fixed place where it uses no database."""
    callspec = getattr(request.node, "callspec", None)
    return str(callspec.params.get("address", "")) if callspec is not None else ""


@pytest.fixture
def stands_in(request: pytest.FixtureRequest) -> tuple[str, str]:
    """The platform and the workspace of a story over a database alone: the web chat where it is marked so."""
    in_web = request.node.get_closest_marker("in_web_chat") is not None
    return (web.PLATFORM, web.WORKSPACE) if in_web else (PLATFORM, WORKSPACE)


@pytest.fixture
def services(services: Services) -> Services:
    """What every transaction needs, with the one platform that rings for nobody."""
    return replace(services, silent=(web.PLATFORM,))


@pytest.fixture
def where(stage: str, stands_in: tuple[str, str]) -> str:
    """Which platform the story happens on."""
    in_slack = dict.fromkeys(IN_SLACK, "slack")
    named = {**in_slack, DISCORD: discord.PLATFORM, TEAMS: teams.PLATFORM}
    return named.get(stage, stands_in[0])


@pytest.fixture
def town() -> Town:
    """A server on Discord, as the stand-in has it."""
    return a_town()


@pytest.fixture
def campus() -> Campus:
    """A tenant in Teams, as the stand-in has it."""
    return a_campus()


@pytest.fixture
def founded(
    request: pytest.FixtureRequest, database: Database, stage: str, where: str, stands_in: tuple[str, str]
) -> CommunityId:
    """A new community: it is being prepared, and not open yet."""
    known = {**dict.fromkeys(IN_SLACK, TEAM), TEAMS: TENANT}
    workspace = known.get(stage, stands_in[1])
    if stage == DISCORD:
        workspace = request.getfixturevalue("town").guild.id
    return database.write(lambda open_: communities.ensure(open_, where, workspace, TUESDAY_MORNING))


@pytest.fixture
def in_slack(
    founded: CommunityId, database: Database, services: Services, clock: Clock, index: Index, stage: str
) -> Iterator[SlackCommunity]:
    """A community in Slack, with its bot behind real HTTP, or behind sockets that break."""
    here, by_socket = Workspace(), stage == SLACK_BY_SOCKET
    responder = Responder(Runner(database, services, FOLLOWERS), all_routes())
    with serving(here) as slack, listening(here, responder, socket=by_socket) as bot:
        face, drivers = (
            cast("StandIn", Face(here, Places())),
            (Driver(here, bot.address), Driver(here, bot.second)),
        )
        if by_socket:
            link = BySocket(here, "", link=slack.link, sockets=2, cut_at=CUT_AT)
            drivers = (link, link)
        yield SlackCommunity(
            founded, database, services, clock, index, face, here=here, bot=bot, drivers=drivers
        )


@pytest.fixture
def on_discord_platform(
    founded: CommunityId, database: Database, services: Services, clock: Clock, index: Index, town: Town
) -> Iterator[DiscordCommunity]:
    """A community on Discord, with its bot behind a gateway."""
    responder = Responder(Runner(database, services, FOLLOWERS), all_routes())
    with on_discord(town, responder) as (bot, second):
        face = cast("StandIn", town)
        yield DiscordCommunity(
            founded, database, services, clock, index, face, town=town, bot=bot, second=second
        )


@pytest.fixture
def in_teams(
    founded: CommunityId, database: Database, services: Services, clock: Clock, index: Index, campus: Campus
) -> Iterator[TeamsCommunity]:
    """A community in Teams, where nothing is shown otherwise than it was meant."""
    with in_a_tenant(founded, database, services, clock, index, campus) as here:
        yield here
        assert campus.here.complaints == []


@pytest.fixture
def community_to_be(
    request: pytest.FixtureRequest,
    founded: CommunityId,
    database: Database,
    services: Services,
    clock: Clock,
    index: Index,
    platform: StandIn,
    where: str,
) -> Iterator[Community]:
    """A community that is being prepared, and has no people yet."""
    here = Community(founded, database, services, clock, index, platform)
    if where == "slack":
        yield request.getfixturevalue("in_slack")
    elif where == discord.PLATFORM:
        yield request.getfixturevalue("on_discord_platform")
    elif where == teams.PLATFORM:
        yield request.getfixturevalue("in_teams")
    elif where == web.PLATFORM:
        with in_web_chat(here.responder) as page:
            yield WebCommunity(founded, database, services, clock, index, platform, page=page)
    else:
        yield here


@pytest.fixture
def community_of_people(community: CommunityId, community_to_be: Community) -> Community:
    """An open community in which people act; see `tests/fakes/community.py`."""
    return community_to_be
