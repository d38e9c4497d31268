"""A bot that says what a test wants, on a socket: it keeps what was POSTed to it."""

import asyncio
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web

from tests.fakes.teams.values import Json


@dataclass
class Bot:
    """What the bot heard, and what it answers next."""

    heard: list[Json] = field(default_factory=list)
    headers: list[str] = field(default_factory=list)
    answers: list[Any] = field(default_factory=list)
    """The next answers, each JSON; nothing where there is none left."""
    status: int = 200
    address: str = ""

    async def hears(self, request: web.Request) -> web.Response:
        """Keep an activity."""
        self.heard.append(await request.json())
        self.headers.append(request.headers.get("Authorization", ""))
        said = self.answers.pop(0) if self.answers else None
        if said is None:
            return web.Response(status=self.status)
        return web.json_response(said, status=self.status)


@contextmanager
def listening() -> Iterator[Bot]:
    """Let a bot listen in a thread of its own."""
    bot, loop, app = Bot(), asyncio.new_event_loop(), web.Application()
    app.router.add_post("/api/messages", bot.hears)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
    thread = threading.Thread(target=loop.run_forever, name="a bot", daemon=True)
    thread.start()
    try:
        port = asyncio.run_coroutine_threadsafe(_begin(runner), loop).result(10)
        bot.address = f"http://127.0.0.1:{port}/api/messages"
        yield bot
    finally:
        asyncio.run_coroutine_threadsafe(runner.cleanup(), loop).result(10)
        loop.call_soon_threadsafe(loop.stop)
        thread.join(10)
        loop.close()


async def _begin(runner: web.AppRunner) -> int:
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    return int(runner.addresses[0][1])
