"""Runs the listeners, the worker and the clock of one process until a signal ends it."""

import asyncio
import contextlib
import logging
import signal
import socket
from collections.abc import Iterator
from enum import StrEnum

import uvicorn
from starlette.types import ASGIApp

from bot.app import App
from bot.jobs.clock import keep_ticking, ticking
from bot.platform import ListeningPort
from config.errors import Misconfigured

log = logging.getLogger(__name__)

GRACE_PERIOD = 2
"""Seconds that open connections get to finish after a signal."""


class Part(StrEnum):
    """The part of the work that one process does; a process without a part does everything."""

    WEB = "web"
    WORKER = "worker"
    DISCORD = "discord"


class Listener(uvicorn.Server):
    """An HTTP server without signal handlers of its own: `serve` handles the signals."""

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Install no signal handlers."""
        yield


async def serve(app: App, *, web: bool, worker: bool) -> None:
    """Serve until SIGINT or SIGTERM, and finish what is under way before returning."""
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, stop.set)
    listeners = _listeners(app) if web else []
    background = [asyncio.create_task(app.indexer.run())]
    clock = ticking(app.ticks())
    # Ended last: the other tasks may still send through the platforms.
    lines = [asyncio.create_task(platform.run(listens=web)) for platform in app.platforms]
    if worker:
        background.append(asyncio.create_task(app.deliverer.run()))
        clock.start()
        background.append(asyncio.create_task(keep_ticking(clock)))
    serving = [asyncio.create_task(server.serve(sockets=[door])) for server, door in listeners]
    await stop.wait()
    log.info("stopping")
    if worker:
        clock.shutdown(wait=False)
    for server, _ in listeners:
        server.should_exit = True
    await asyncio.gather(*serving)
    for tasks in (background, lines):
        await _ended(tasks)


async def _ended(tasks: list[asyncio.Task[None]]) -> None:
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)


def _listeners(app: App) -> list[tuple[Listener, socket.socket]]:
    settings = app.settings
    own = [port for platform in app.platforms for port in platform.own_ports()]
    shared = ListeningPort("PORT", settings.host, settings.port, app.http)
    return [(_listener(one.pages()), _door(one.host, one.number, one.setting)) for one in (shared, *own)]


def _listener(pages: ASGIApp) -> Listener:
    return Listener(
        uvicorn.Config(
            pages,
            log_config=None,
            access_log=False,
            lifespan="off",
            timeout_graceful_shutdown=GRACE_PERIOD,
            server_header=False,
        )
    )


def _door(host: str, port: int, key: str) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    door = socket.socket(family, socket.SOCK_STREAM)
    door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        door.bind((host, port))
    except OSError as problem:
        door.close()
        line = (
            f"{key}: {host}:{port} cannot be used ({problem.strerror}); choose another, or stop what has it"
        )
        raise Misconfigured((line,)) from problem
    return door
