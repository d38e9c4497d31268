"""The bot's own side for the stories: its Teams adapter behind real HTTP, in a thread of its own."""

import asyncio
from collections.abc import Callable, Coroutine, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from typing import Any, Final, TypeVar

import uvicorn

from bot.adapters import http
from bot.adapters.teams.adapter import TeamsBot
from bot.adapters.teams.calls.pace import TeamsPace
from bot.adapters.teams.connection import TeamsConnection
from bot.adapters.teams.doors.guard import PATH
from bot.adapters.teams.keys import TeamsKeys
from bot.handlers import for_managers
from bot.handlers.former import former_members
from bot.handlers.people.file_page import FilePageBook
from bot.handlers.respond import Responder
from bot.jobs.whereabouts import WhereaboutsBook
from bot.ui.requests import Actor
from bot.views.common.reader import Reader, reader_of
from tests.fakes.slack.listening import begin, end, thread_of_its_own
from tests.fakes.teams.world import APP, PASSWORD, TENANT, Teams

T = TypeVar("T")
SECOND: Final = "/second"
"""Where another process of the same bot listens."""


@dataclass(frozen=True)
class RunningTeams:
    """A bot that listens: two processes of it, as far as Teams can tell."""

    base: str
    connection: TeamsConnection
    other: TeamsConnection
    loop: asyncio.AbstractEventLoop

    @property
    def address(self) -> str:
        """Return where Teams brings activities."""
        return f"{self.base}{PATH}"

    @property
    def second(self) -> str:
        """Return where Teams brings them a second time."""
        return f"{self.base}{SECOND}"

    def does(self, going: Coroutine[Any, Any, T]) -> T:
        """Run a coroutine on the bot's event loop."""
        return asyncio.run_coroutine_threadsafe(going, self.loop).result(60)

    def settles(self) -> None:
        """Wait until nothing is under way any more."""
        for one in (self.connection, self.other):
            self.does(one.adapter.background.finish())


def keys_for(here: Teams, **more: str) -> TeamsKeys:
    """Return the settings of a bot whose Teams is a stand-in."""
    settings: Mapping[str, str] = {
        "client_id": APP,
        "client_secret": PASSWORD,
        "identity_url": "",
        "identity_header": "",
        "tenant_id": TENANT,
        "manager_group": "",
        "manager_team": "",
        "openid_url": here.openid_url,
        "login_url": here.login_url,
        "service_urls": here.url.rstrip("/"),
        "upload_hosts": f"*.sharepoint.com {here.url.rstrip('/')}",
        "graph_url": here.graph_url,
    }
    return TeamsKeys.of({**settings, **more})


def unpaced() -> TeamsPace:
    """Return rates that hold nothing back: each look at the clock is an hour later."""
    return TeamsPace(clock=hourly())


def hourly() -> Callable[[], float]:
    """Return a clock in seconds: each look at it is an hour later."""
    hours = count(1)
    return lambda: next(hours) * 3_700.0


def connected(
    here: Teams, responder: Responder, *, pace: TeamsPace | None = None, **more: str
) -> TeamsConnection:
    """Return a bot that is connected to a stand-in for Teams."""

    def reader(actor: Actor) -> Reader:
        return Reader(actor.locale, actor.zone, responder.services.programme, responder.services.clock())

    people = WhereaboutsBook(lambda: responder.database, responder.services.clock)
    bot = TeamsBot(
        responder.begin,
        former_members(responder).begin,
        responder.left,
        reader,
        lambda person: reader_of(person, responder.services.programme, responder.services.clock()),
        for_managers(),
        FilePageBook(lambda: responder.database, responder.services.clock),
        people.moved,
        people.greets,
        people.greets_again,
    )
    programme = responder.services.programme
    keys, pace = keys_for(here, **more), pace or unpaced()
    # Who manages is asked anew at each act, so that a story need not wait for a minute.
    return TeamsConnection(keys, bot, responder.known, programme, pace=pace, clock=hourly())


@contextmanager
def listening(
    here: Teams,
    responder: Responder,
    *,
    ready: Callable[[], str] = str,
    pace: TeamsPace | None = None,
    **more: str,
) -> Iterator[RunningTeams]:
    """Run two processes of a bot in a thread of their own, until the story is over."""
    first, second = (connected(here, responder, pace=pace, **more) for _ in range(2))

    async def problem() -> str:
        return ready()

    doors = {PATH: first.doors()[PATH], SECOND: second.doors()[PATH]}
    pages = http.application(http.health(problem, problem), doors)
    server = uvicorn.Server(uvicorn.Config(pages, port=0, log_config=None, access_log=False, lifespan="off"))
    with thread_of_its_own() as loop:
        port = asyncio.run_coroutine_threadsafe(begin(server), loop).result(10)
        try:
            yield RunningTeams(f"http://127.0.0.1:{port}", first, second, loop)
        finally:
            for last in (end(server), first.close(), second.close()):
                asyncio.run_coroutine_threadsafe(last, loop).result(10)
