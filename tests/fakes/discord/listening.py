"""The bot's own side for the stories: its Discord adapter behind the gateway, in a thread of its own."""

import asyncio
from collections.abc import Coroutine, Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from typing import Any, Final, TypeVar

from bot.adapters.discord.adapter import DiscordBot
from bot.adapters.discord.connection import DiscordConnection
from bot.adapters.discord.keys import DiscordKeys
from bot.handlers import for_managers
from bot.handlers.former import former_members
from bot.handlers.respond import Responder
from bot.jobs.absences import Absences
from bot.jobs.holding import Holding
from bot.jobs.setting_up import SettingUp
from bot.jobs.whereabouts import WhereaboutsBook, address
from bot.ui.requests import Actor
from bot.views.common.reader import Reader
from tests.fakes.discord.world import Discord
from tests.fakes.slack.listening import thread_of_its_own
from tests.fakes.waiting import until

T = TypeVar("T")

BEGUN: Final = 50.0
"""Seconds within which a bot has connected, also on a machine that does much else."""

READY_WITHIN: Final = 0.05
"""Seconds that discord.py waits for more servers, after the last that was told."""


@dataclass(frozen=True)
class RunningDiscord:
    """A bot that is connected."""

    connection: DiscordConnection
    loop: asyncio.AbstractEventLoop
    running: "Future[None] | None" = None

    def stops(self) -> None:
        """Stop listening, as a process does that was asked to end."""
        assert self.running is not None
        self.running.cancel()

    def does(self, going: Coroutine[Any, Any, T]) -> T:
        """Run a coroutine on the bot's event loop."""
        return asyncio.run_coroutine_threadsafe(going, self.loop).result(60)


def connection_to(
    here: Discord, responder: Responder, *, channel: str = "", **more: str
) -> DiscordConnection:
    """Return a bot that can connect to a stand-in for Discord."""

    def reader(actor: Actor) -> Reader:
        return Reader(actor.locale, actor.zone, responder.services.programme, responder.services.clock())

    settings = {"manager_role": "", "talks": "thread", "words": "0", **more}
    keys = DiscordKeys(bot_token=here.token, channel=channel, api_url=f"{here.url}api/v10", **settings)
    where = partial(address, responder.database)
    bot = DiscordBot(
        responder.begin,
        former_members(responder).begin,
        responder.complete,
        where,
        reader,
        responder.left,
        WhereaboutsBook(lambda: responder.database, responder.services.clock),
        SettingUp(lambda: responder.database),
        for_managers(),
    )
    absences = Absences(lambda: responder.database, responder.services.clock)
    holding = Holding(lambda: responder.database, responder.services.clock)
    programme = responder.services.programme
    return DiscordConnection(
        keys, bot, responder.known, programme, absences, holding, ready_within=READY_WITHIN
    )


@contextmanager
def listening(here: Discord, responder: Responder, *, channel: str, **more: str) -> Iterator[RunningDiscord]:
    """Run a bot in a thread of its own until the story is over."""
    connection = connection_to(here, responder, channel=channel, **more)
    with thread_of_its_own() as loop:
        running = asyncio.run_coroutine_threadsafe(connection.run(listens=True), loop)
        bot = RunningDiscord(connection, loop, running)
        try:
            bot.does(until(lambda: not connection.problem() and bool(connection.guilds.ids), BEGUN))
            yield bot
        finally:
            running.cancel()
            bot.does(connection.close())
