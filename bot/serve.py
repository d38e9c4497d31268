"""Runs the listeners, the worker and the clock of one process until a signal ends it."""

import asyncio
import logging
import signal
import socket
from enum import StrEnum

from bot.app import App, real_time
from bot.jobs.clock import keep_ticking, ticking
from bot.jobs.emptying import Emptier
from bot.jobs.filling import Filler
from bot.jobs.holding import Holding
from bot.platform import ListeningPort, Platform
from bot.process.listening import Listener, door, listener, most_connections
from bot.process.stopping import LAST_THREADS, LONGEST_END, end_within
from config.errors import Misconfigured

log = logging.getLogger(__name__)

SAID = ("HEALTH_PORT", "METRICS_PORT")
"""Ports that are logged: with 0 the system chooses them."""


class Part(StrEnum):
    """The part of the work that one process does; a process without a part does everything."""

    WEB = "web"
    WORKER = "worker"
    DISCORD = "discord"


async def serve(app: App, *, web: bool, worker: bool, gateways: bool) -> None:
    """Serve until SIGINT or SIGTERM, and finish what is under way before returning.

    `web` serves HTTP, `worker` delivers and runs the clock, and `gateways` holds what only one process may.
    """
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, stop.set)
    listeners = _listeners(app, web=web)
    background = [asyncio.create_task(app.indexer.run()), asyncio.create_task(app.keeper.run())]
    clock = ticking(app.beats.kept(app.ticks()) if worker else ())
    # Ended last: the other tasks may still send through the platforms.
    lines = [asyncio.create_task(_heard(platform, web=web, gateways=gateways)) for platform in app.platforms]
    if worker:
        emptier = Emptier(app.database, app.platforms, app.clock)
        background.append(asyncio.create_task(app.deliverer.run()))
        background.append(asyncio.create_task(emptier.run()))
        if (near := app.services.meaning) is not None:
            holding = Holding(lambda: app.database, real_time)
            background.append(asyncio.create_task(Filler(app.database, near, holding).run()))
        clock.start()
        background.append(asyncio.create_task(keep_ticking(clock)))
    serving = [asyncio.create_task(server.serve(sockets=[bound])) for server, bound in listeners]
    # A listener that ends by itself ends the process, which could not be reached any more.
    await asyncio.wait({asyncio.create_task(stop.wait()), *serving}, return_when=asyncio.FIRST_COMPLETED)
    log.info("stopping")
    end_within(LONGEST_END)
    if worker:
        clock.shutdown(wait=False)
    for server, _ in listeners:
        server.should_exit = True
    await asyncio.gather(*serving)
    for tasks in (background, lines):
        await _ended(tasks)
    end_within(LAST_THREADS)


async def _heard(platform: Platform, *, web: bool, gateways: bool) -> None:
    await platform.run(listens=gateways if platform.by_gateway else web)


async def _ended(tasks: list[asyncio.Task[None]]) -> None:
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)


def _listeners(app: App, *, web: bool) -> list[tuple[Listener, socket.socket]]:
    ports = app.ports(web=web)
    most = most_connections(len(ports))
    opened = [(one, bound) for one in ports if (bound := _bound(app, one)) is not None]
    return [(listener(one.pages(), most), bound) for one, bound in opened]


def _bound(app: App, port: ListeningPort) -> socket.socket | None:
    """Return the port's socket; None for the chat of a second `web`, which needs only its own `PORT`."""
    try:
        bound = door(port.host, port.number, port.setting)
    except Misconfigured as taken:
        if port.setting != "WEB_CHAT_PORT" or app.process != Part.WEB or app.alone:
            raise
        log.warning("this process serves no web chat: %s", taken)
        return None
    if port.setting in SAID:
        log.info("%s is http://%s:%d", port.setting, port.host, bound.getsockname()[1])
    return bound
