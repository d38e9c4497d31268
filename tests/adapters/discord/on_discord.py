"""A community on Discord over real sockets both ways, for stories that need the gateway itself."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import cast

from sqlalchemy import Connection, select

from bot.domain.programme.programme import Programme
from bot.handlers import FOLLOWERS, all_routes
from bot.handlers.respond import Responder
from bot.handlers.routing import Answer
from bot.handlers.run import Runner
from bot.store.common import communities
from bot.store.common.gateways import NOBODY
from bot.store.database.database import Database
from bot.store.index.index import Index
from bot.store.opening.opening import open_to_everyone
from bot.store.services import Services
from bot.store.tables import gateways
from bot.ui.requests import Request
from tests.fakes.clock import TUESDAY_MORNING, Clock
from tests.fakes.discord.acting import Person, arrives
from tests.fakes.discord.community import DiscordCommunity, Town
from tests.fakes.discord.ledger import Call
from tests.fakes.discord.listening import RunningDiscord, listening
from tests.fakes.discord.server import Server, serving
from tests.fakes.discord.values import Callback, Interaction, Message
from tests.fakes.discord.world import BOT
from tests.fakes.keys import KEYS
from tests.fakes.platform import StandIn
from tests.fakes.waiting import wait_until

CALLBACK = "POST /interactions/{interaction}/{token}/callback"


@dataclass
class Watch:
    """What was asked of the handlers, and how long each of them takes."""

    asked: list[Request] = field(default_factory=list)
    lingering: float = 0.0
    """Seconds."""


@dataclass
class OnDiscord:
    """A community whose people are on Discord together with the bot."""

    town: Town
    server: Server
    bot: RunningDiscord
    community: DiscordCommunity
    watch: Watch

    def member(self, username: str, name: str, locale: str = "en-GB") -> Person:
        """Return a new member of the server, in the channel of its threads."""
        here = self.town.here
        return arrives(here, self.town.guild, here.signs_up(username, name, locale=locale), self.town.channel)

    def answered(self, one: Interaction) -> Interaction:
        """Wait until an act has its whole answer."""
        late = (Callback.DEFERRED, Callback.DEFERRED_UPDATE)
        wait_until(lambda: one.answer not in (Callback.NONE, *late) or one.filled or bool(one.follow_ups))
        return one

    def calls(self, route: str) -> list[Call]:
        """Return the calls of a route that took effect."""
        return [call for call in self.town.here.calls if call.route == route and call.took_effect]

    def told(self, at: str) -> list[Message]:
        """Return what the bot wrote in a channel, a thread or direct messages for everybody there."""
        return [one for one in self.town.here.standing(at) if one.author == BOT and one.components]

    def settles(self, holds: Callable[[], bool] = lambda: True) -> None:
        """Wait until this holds and nothing is under way any more."""
        wait_until(holds)
        self.bot.does(self.bot.connection.adapter.background.finish())


@dataclass(frozen=True)
class _Watching(Responder):
    """Answers as the bot does, and is watched."""

    watch: Watch = field(default_factory=Watch)

    def respond(self, request: Request) -> Answer:
        """Answer, after a while."""
        self.watch.asked.append(request)
        time.sleep(self.watch.lingering)
        return super().respond(request)


@contextmanager
def connected(
    database: Database, programme: Programme, index: Index, clock: Clock, town: Town, **more: str
) -> Iterator[OnDiscord]:
    """Run an open community on Discord, its bot connected."""
    founded = database.write(
        lambda open_: communities.ensure(open_, "discord", town.guild.id, TUESDAY_MORNING)
    )
    database.write(lambda open_: open_to_everyone(open_, founded, TUESDAY_MORNING))
    services = Services(programme, index, clock, chosen_on=frozenset({"discord"}), keys=KEYS)
    responder = _Watching(Runner(database, services, FOLLOWERS), all_routes())
    with (
        serving(town.here) as server,
        listening(town.here, responder, channel=town.channel.id, **more) as bot,
    ):
        face = cast("StandIn", town)
        community = DiscordCommunity(
            founded, database, services, clock, index, face, town=town, bot=bot, second=bot
        )
        yield OnDiscord(town, server, bot, community, responder.watch)


def ends(discord: OnDiscord) -> None:
    """Let the process end, as at a deploy."""
    assert discord.bot.running is not None
    discord.bot.stops()
    wait_until(discord.bot.running.done)
    wait_until(lambda: not discord.server.gateway.links)
    wait_until(lambda: discord.community.database.read(_is_given_on))


def _is_given_on(connection: Connection) -> bool:
    """Tell whether nobody holds the gateway: what its last holder noted of its sessions is there by then."""
    return set(connection.execute(select(gateways.c.holder)).scalars()) <= {NOBODY}


@contextmanager
def next_process(discord: OnDiscord, **more: str) -> Iterator[RunningDiscord]:
    """Run a further process over the same database."""
    here, responder = discord.town.here, discord.community.responder
    with listening(here, responder, channel=discord.town.channel.id, **more) as bot:
        yield bot
