"""A community in Teams over real sockets both ways: what Teams POSTs, and what the bot calls."""

import asyncio
import time
from collections.abc import Callable, Coroutine, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, Final, TypeVar

import uvicorn

from bot.adapters import http
from bot.adapters.teams.adapter import TeamsBot
from bot.adapters.teams.calls.pace import TeamsPace
from bot.adapters.teams.connection import TeamsConnection
from bot.adapters.teams.doors.guard import PATH
from bot.domain.common.ids import CommunityId
from bot.domain.common.people import Person as Known
from bot.domain.programme.programme import Programme
from bot.handlers import FOLLOWERS, all_routes, for_managers
from bot.handlers.former import former_members
from bot.handlers.people.file_page import FilePageBook
from bot.handlers.respond import Responder
from bot.handlers.routing import Answer
from bot.handlers.run import Runner
from bot.jobs.deliver import Deliverer
from bot.jobs.whereabouts import WhereaboutsBook, address
from bot.store.common import communities
from bot.store.database.database import Database
from bot.store.index.index import Index
from bot.store.opening.opening import open_to_everyone
from bot.store.services import Services
from bot.ui.requests import Actor, Request
from bot.views.common.reader import Reader, reader_of
from tests.fakes.clock import TUESDAY_MORNING, Clock
from tests.fakes.keys import KEYS
from tests.fakes.platform import Serving
from tests.fakes.slack.listening import begin, end, thread_of_its_own
from tests.fakes.teams.acting import Person, arrives
from tests.fakes.teams.driver import Driver
from tests.fakes.teams.ledger import Call
from tests.fakes.teams.listening import keys_for, unpaced
from tests.fakes.teams.server import serving
from tests.fakes.teams.values import Account, Json
from tests.fakes.teams.world import TENANT, Teams
from tests.fakes.waiting import wait_until

T = TypeVar("T")
SECOND: Final = "/second"
"""Where another process of the same bot listens."""
SEND: Final = "POST /v3/conversations/{chat}/activities"
UPDATE: Final = "PUT /v3/conversations/{chat}/activities/{activity}"


@dataclass
class Watch:
    """What was asked of the handlers, and how long each of them takes."""

    asked: list[Request] = field(default_factory=list)
    lingering: float = 0.0
    """Seconds."""


@dataclass
class OnTeams:
    """A community whose people are in Teams together with the bot."""

    here: Teams
    connection: TeamsConnection
    other: TeamsConnection
    base: str
    loop: asyncio.AbstractEventLoop
    database: Database
    services: Services
    community: CommunityId
    responder: Responder
    watch: Watch

    @property
    def driver(self) -> Driver:
        """Return Teams' side of the door."""
        return Driver(self.here, f"{self.base}{PATH}")

    @property
    def second(self) -> Driver:
        """Return Teams' side of another process's door."""
        return Driver(self.here, f"{self.base}{SECOND}")

    def person(self, name: str, *, installed: bool = True, **facts: Any) -> Person:  # noqa: ANN401
        """Return a new member of the tenant, in their chat with the bot."""
        account: Account = self.here.joins(name, **facts)
        if installed:
            self.here.installed.add(account.object_id)
        return arrives(self.here, account, self.driver)

    def does(self, going: Coroutine[Any, Any, T]) -> T:
        """Run a coroutine on the bot's event loop."""
        return asyncio.run_coroutine_threadsafe(going, self.loop).result(60)

    def known(self, one: Person) -> Known | None:
        """Return what the community knows of somebody."""
        return self.responder.known("teams", TENANT, one.id).result(10)

    def calls(self, route: str) -> list[Call]:
        """Return the calls of a route that took effect."""
        return [call for call in self.here.calls if call.route == route and call.took_effect]

    def told(self, one: Person) -> list[str]:
        """Return the summaries of what the bot wrote to somebody."""
        chat = self.here.personal(one.account)
        return [str(made.activity.get("summary") or made.text) for made in self.here.of_the_bot(chat.id)]

    def settles(self, holds: Callable[[], bool] = lambda: True) -> None:
        """Wait until this holds and nothing is under way any more."""
        wait_until(holds)
        for one in (self.connection, self.other):
            self.does(one.adapter.background.finish())

    def delivers(self) -> int:
        """Deliver what is due."""
        worker = Deliverer(
            Runner(self.database, self.services, FOLLOWERS), [Serving(self.connection.adapter)]
        )
        return self.does(worker.deliver_due())


@dataclass(frozen=True)
class _Watching(Responder):
    """Answers as the bot does, and is watched."""

    watch: Watch = field(default_factory=Watch)

    def respond(self, request: Request) -> Answer:
        """Answer, after a while."""
        self.watch.asked.append(request)
        time.sleep(self.watch.lingering)
        return super().respond(request)


def connected_to(
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
    return TeamsConnection(keys_for(here, **more), bot, responder.known, programme, pace=pace or unpaced())


@contextmanager
def connected(
    database: Database,
    programme: Programme,
    index: Index,
    clock: Clock,
    here: Teams,
    *,
    address: str = "",
    **more: Any,  # noqa: ANN401
) -> Iterator[OnTeams]:
    """Run an open community in Teams, its bot listening as two processes."""
    founded = database.write(lambda open_: communities.ensure(open_, "teams", TENANT, TUESDAY_MORNING))
    database.write(lambda open_: open_to_everyone(open_, founded, TUESDAY_MORNING))
    services = Services(programme, index, clock, address=address, keys=KEYS)
    responder = _Watching(Runner(database, services, FOLLOWERS), all_routes())
    with serving(here):
        first, second = (connected_to(here, responder, **more) for _ in range(2))
        pages = http.application(http.health(_well, _well), {**first.doors(), SECOND: second.doors()[PATH]})
        server = uvicorn.Server(
            uvicorn.Config(pages, port=0, log_config=None, access_log=False, lifespan="off")
        )
        with thread_of_its_own() as loop:
            port = asyncio.run_coroutine_threadsafe(begin(server), loop).result(10)
            try:
                yield OnTeams(
                    here,
                    first,
                    second,
                    f"http://127.0.0.1:{port}",
                    loop,
                    database,
                    services,
                    founded,
                    responder,
                    responder.watch,
                )
            finally:
                for last in (end(server), first.close(), second.close()):
                    asyncio.run_coroutine_threadsafe(last, loop).result(10)


async def _well() -> str:
    return ""


def kept_at(teams: OnTeams, one: Person) -> Mapping[str, str] | None:
    """Return where the address book says that somebody is reached."""
    return address(teams.database, "teams", TENANT, one.id).result(10)


def card_of(body: Json) -> Json:
    """Return the card in the body of a send."""
    return dict(body["attachments"][0]["content"])
