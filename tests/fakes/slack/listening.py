"""The bot's own side for the stories: its Slack adapter behind real HTTP, in a thread of its own."""

import asyncio
import threading
from collections.abc import Coroutine, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from typing import Any, Final, TypeVar

import uvicorn

from bot.adapters import http
from bot.adapters.slack.adapter import Bot
from bot.adapters.slack.calls.pace import Pace
from bot.adapters.slack.connection import Connection
from bot.adapters.slack.doors.guard import PATH
from bot.adapters.slack.keys import Keys
from bot.handlers import for_managers
from bot.handlers.former import former_members
from bot.handlers.respond import Responder
from bot.jobs.absences import Absences
from bot.ui.requests import Actor
from bot.views.common.reader import Reader
from tests.fakes.slack.workspace import APP_TOKEN, SECRET, TOKEN, Workspace

T = TypeVar("T")
SECOND: Final = "/second"
"""Where another process of the same bot listens."""


@dataclass(frozen=True)
class Running:
    """A bot that listens: two processes of it, as far as Slack can tell."""

    address: str
    second: str
    connection: Connection
    loop: asyncio.AbstractEventLoop

    def does(self, going: Coroutine[Any, Any, T]) -> T:
        """Run a coroutine on the bot's event loop."""
        return asyncio.run_coroutine_threadsafe(going, self.loop).result(60)


def connected(here: Workspace, responder: Responder, *, socket: bool = False, group: str = "") -> Connection:
    """Return a bot that is connected to a workspace, with no rate limit of its own."""

    def reader(actor: Actor) -> Reader:
        return Reader(actor.locale, actor.zone, responder.services.programme, responder.services.clock())

    minutes = count()
    now = responder.services.clock
    pace = Pace(gap=0, clock=lambda: now().timestamp() + next(minutes) * 60.0)
    keys = Keys(TOKEN, SECRET, APP_TOKEN if socket else "", group, f"{here.url}api/")
    bot = Bot(
        responder.begin,
        former_members(responder).begin,
        responder.refresh,
        responder.left,
        reader,
        for_managers(),
    )
    absences = Absences(lambda: responder.database, now)
    return Connection(keys, bot, responder.known, responder.services.programme, absences, pace=pace)


@contextmanager
def listening(here: Workspace, responder: Responder, *, socket: bool = False) -> Iterator[Running]:
    """Run two processes of a bot in a thread of their own, until the story is over."""
    first, second = (connected(here, responder, socket=socket) for _ in range(2))
    doors = {PATH: first.doors()[PATH], SECOND: second.doors()[PATH]}
    pages = http.application([], doors)
    server = uvicorn.Server(uvicorn.Config(pages, port=0, log_config=None, access_log=False, lifespan="off"))
    with thread_of_its_own() as loop:
        port = asyncio.run_coroutine_threadsafe(begin(server), loop).result(10)
        both = (first, second) if socket else ()
        running = [asyncio.run_coroutine_threadsafe(one.run(listens=True), loop) for one in both]
        try:
            base = f"http://127.0.0.1:{port}"
            yield Running(f"{base}{PATH}", f"{base}{SECOND}", first, loop)
        finally:
            for going in running:
                going.cancel()
            for last in (end(server), first.close(), second.close()):
                asyncio.run_coroutine_threadsafe(last, loop).result(10)


@contextmanager
def thread_of_its_own() -> Iterator[asyncio.AbstractEventLoop]:
    """Run an event loop in a thread; at the end wait for the cancelled tasks."""
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever, name="bot", daemon=True)
    thread.start()
    try:
        yield loop
    finally:
        asyncio.run_coroutine_threadsafe(_last_words(), loop).result(10)
        loop.call_soon_threadsafe(loop.stop)
        thread.join(10)
        loop.close()


async def _last_words() -> None:
    """Wait for cancelled tasks to end."""
    if others := asyncio.all_tasks() - {asyncio.current_task()}:
        await asyncio.wait(others, timeout=5)


async def begin(server: uvicorn.Server) -> int:
    """Start a server and return its port, without uvicorn's polling ten times a second."""
    server.config.load()
    server.lifespan = server.config.lifespan_class(server.config)
    await server.startup()
    return int(server.servers[0].sockets[0].getsockname()[1])


async def end(server: uvicorn.Server) -> None:
    """Stop a server."""
    for listening in server.servers:
        listening.close()
