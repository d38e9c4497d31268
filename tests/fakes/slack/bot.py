"""The bot's own side for the stories: its Slack adapter behind real HTTP, in a thread of its own."""

import asyncio
import threading
import time
from collections.abc import Coroutine, Iterator
from concurrent.futures import wait
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from typing import Any, Final, TypeVar

import uvicorn
from prometheus_client import CollectorRegistry

from bot.adapters import http
from bot.adapters.slack.adapter import Bot
from bot.adapters.slack.connection import Connection
from bot.adapters.slack.guard import PATH
from bot.adapters.slack.keys import Keys
from bot.adapters.slack.pace import Pace
from bot.handlers import for_managers
from bot.handlers.respond import Responder
from bot.ui.requests import Actor
from bot.views.reader import Reader
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
        """Run something where the bot runs."""
        return asyncio.run_coroutine_threadsafe(going, self.loop).result(60)


def connected(here: Workspace, responder: Responder, *, socket: bool = False, group: str = "") -> Connection:
    """Return a bot that is connected to a workspace, and never waits for its turn."""

    def reader(actor: Actor) -> Reader:
        return Reader(actor.locale, actor.zone, responder.ground.programme, responder.ground.clock())

    minutes = count()
    now = responder.ground.clock
    pace = Pace(gap=0, clock=lambda: now().timestamp() + next(minutes) * 60.0)
    keys = Keys(TOKEN, SECRET, APP_TOKEN if socket else "", group, f"{here.url}api/")
    bot = Bot(responder.begin, responder.refresh, reader, for_managers())
    return Connection(keys, bot, responder.known, responder.ground.programme, pace=pace)


@contextmanager
def listening(here: Workspace, responder: Responder, *, socket: bool = False) -> Iterator[Running]:
    """Let two processes of a bot listen, in a thread of their own, until the story is over."""
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever, name="bot", daemon=True)
    thread.start()
    first, second = (connected(here, responder, socket=socket) for _ in range(2))
    doors = {PATH: first.doors()[PATH], SECOND: second.doors()[PATH]}
    pages = http.application(lambda: "", CollectorRegistry(), doors)
    server = uvicorn.Server(uvicorn.Config(pages, port=0, log_config=None, access_log=False, lifespan="off"))
    serving = asyncio.run_coroutine_threadsafe(server._serve(), loop)
    both = (first, second) if socket else ()
    running = [asyncio.run_coroutine_threadsafe(one.run(listens=True), loop) for one in both]
    try:
        base = f"http://127.0.0.1:{_port(server)}"
        yield Running(f"{base}{PATH}", f"{base}{SECOND}", first, loop)
    finally:
        server.should_exit = True
        serving.result(10)
        for going in running:
            going.cancel()
            wait([going], 10)
        for connection in (first, second):
            asyncio.run_coroutine_threadsafe(connection.close(), loop).result(10)
        loop.call_soon_threadsafe(loop.stop)
        thread.join(10)
        loop.close()


def _port(server: uvicorn.Server) -> int:
    until = time.monotonic() + 10
    while time.monotonic() < until:
        if server.started:
            return int(server.servers[0].sockets[0].getsockname()[1])
        time.sleep(0.002)
    raise AssertionError("the bot does not listen")
