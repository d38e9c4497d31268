"""People and the bot in Slack, over real sockets both ways, for stories that need Slack itself."""

import asyncio
import time
from collections.abc import Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from dataclasses import dataclass, field

import uvicorn
from starlette.applications import Starlette
from starlette.routing import Route

from bot.adapters.slack.adapter import Bot
from bot.adapters.slack.calls.pace import Pace
from bot.adapters.slack.connection import Connection
from bot.adapters.slack.doors.guard import PATH
from bot.adapters.slack.keys import Keys
from bot.domain.common.ids import PersonId
from bot.domain.common.people import Mentor, Person
from bot.handlers import for_managers
from bot.handlers.former import former_members
from bot.handlers.respond import Responder
from bot.handlers.routing import Answer
from bot.jobs.absences import Absences
from bot.jobs.deliver import Deliverer
from bot.store.people.people import People
from bot.ui.nodes import Message
from bot.ui.requests import Actor, Request
from bot.views.common.reader import Reader
from tests.fakes import people, reading
from tests.fakes.community import Community
from tests.fakes.keys import KEYS
from tests.fakes.platform import Serving
from tests.fakes.slack import payloads
from tests.fakes.slack.driver import Driver, Posted
from tests.fakes.slack.ledger import Call, Line, Seen, View
from tests.fakes.slack.listening import begin, end, thread_of_its_own
from tests.fakes.slack.reading import answer_of, message
from tests.fakes.slack.server import Server
from tests.fakes.slack.workspace import APP_TOKEN, SECRET, TOKEN, Workspace
from tests.fakes.waiting import wait_until


@dataclass
class InSlack:
    """A community whose people are in Slack together with the bot."""

    here: Community
    server: Server
    connection: Connection
    responder: Responder
    driver: Driver
    loop: asyncio.AbstractEventLoop
    asked: list[Request] = field(default_factory=list)
    lingering: dict[str, float] = field(default_factory=dict)

    @property
    def workspace(self) -> Workspace:
        """Return the Slack workspace."""
        return self.server.workspace

    def joins(self, user: str, name: str, **more: object) -> "Member":
        """Add a person to the workspace whom the bot does not know yet."""
        self.workspace.joins(user, name, **more)
        return Member(self, user)

    def meets(self, user: str, name: str, *, manages: bool = False) -> Person:
        """Store a person as the bot does when it meets them."""
        told = Person(PersonId(""), self.here.id, name, "Europe/London", manages=manages)
        return self.here.database.write(
            lambda open_: People(open_, self.here.id).meet(user, told, self.here.clock(), KEYS)
        )

    def mentors(self, user: str, name: str, **card: object) -> tuple["Member", Mentor]:
        """Add a mentor, findable at once."""
        member = self.joins(user, name)
        made = people.card(self.meets(user, name), **card)  # type: ignore[arg-type]
        people.opens_door(self.here.database, made)
        self.here.catch_up()
        return member, made

    def lingers(self, verb: str, seconds: float) -> None:
        """Make a verb take so many seconds from now on."""
        self.lingering[verb] = seconds

    def delivers(self) -> int:
        """Deliver until nothing is due; return how many rows of the outbox there were."""
        worker = Deliverer(self.here.runner, [Serving(self.connection.adapter)])
        return asyncio.run_coroutine_threadsafe(worker.deliver_due(), self.loop).result(30)

    def calls(self, method: str) -> list[Call]:
        """Return the calls of a method that Slack got, with any outcome."""
        return [call for call in self.workspace.calls if call.method == method]


@dataclass
class Member:
    """A person in Slack."""

    slack: InSlack
    user: str

    @property
    def seen(self) -> list[Seen]:
        """Return what they were shown, oldest first."""
        with self.slack.workspace.lock:
            return [one for one in self.slack.workspace.seen if one.user == self.user]

    @property
    def shown(self) -> Answer:
        """Return what they were shown last."""
        return answer_of(self.seen[-1], dict(self.slack.workspace.files.values()))

    @property
    def delivered(self) -> list[Message]:
        """Return the messages in their direct messages, without ephemeral ones, oldest first."""
        here = self.slack.workspace
        lines = [one for one in here.standing(here.direct(self.user)) if one.blocks and not one.only_for]
        return [message(line.blocks, dict(here.files.values())) for line in lines]

    def types(self, line: str, *, thread: str = "") -> Posted:
        """Type a command, or words to the bot, in a thread where one is named."""
        here = self.slack.workspace
        if line.startswith("/"):
            return self.slack.driver.command(payloads.command(here, self.user, line))
        return self.slack.driver.event(payloads.typed(here, self.user, line, thread=thread))

    def press_of(self, label: str, *, on: str = "", where: Line | View | None = None) -> payloads.Payload:
        """Return the payload of a press on what they were shown last, or on another place."""
        place = where or self.place()
        token = reading.button_of(self.shown, label, on=on).token
        return payloads.press(self.slack.workspace, self.user, place, payloads.button(place, token))

    def presses(self, label: str, *, on: str = "") -> Posted:
        """Press a button of what they were shown last."""
        return self.slack.driver.press(self.press_of(label, on=on))

    def presses_token(self, token: str, where: Line | View | None = None) -> Posted:
        """Press a button that carries this token, as a person does who kept an old card or forged one."""
        place = where or self.place()
        press = payloads.press(self.slack.workspace, self.user, place, payloads.button(place, token))
        return self.slack.driver.press(press)

    def narrows(self, **chosen: str) -> Posted:
        """Choose values of some facets."""
        place = self.place()
        token = reading.filters_of(self.shown).token
        action, state = payloads.select(place, token, {name: (one,) for name, one in chosen.items()})
        press = payloads.press(self.slack.workspace, self.user, place, action)
        return self.slack.driver.press({**press, "state": state})

    def submission_of(self, **written: str | tuple[str, ...]) -> payloads.Payload:
        """Return the payload of the open form, filled in."""
        form, view = reading.form_of(self.shown), self.seen[-1].view
        assert view is not None
        kept = {one.name: reading.values_of(one) for one in form.fields}
        new = {name: (one,) if isinstance(one, str) else one for name, one in written.items()}
        return payloads.submission(self.slack.workspace, self.user, view, {**kept, **new})

    def submits(self, **written: str | tuple[str, ...]) -> Posted:
        """Fill in some fields of the open form, and submit it."""
        return self.slack.driver.submission(self.submission_of(**written))

    def opens_home(self) -> Posted:
        """Open the app's Home tab."""
        return self.slack.driver.event(payloads.home_opened(self.slack.workspace, self.user))

    def place(self) -> Line | View:
        """Return the message or view that they were shown last."""
        seen = self.seen[-1]
        found = seen.line or seen.view
        assert found is not None
        return found

    def sees(self, words: str) -> None:
        """Wait until they are shown these words."""
        wait_until(lambda: bool(self.seen) and words in reading.words_of(self.shown))


@contextmanager
def in_slack(
    here: Community,
    server: Server,
    *,
    responder: Responder | None = None,
    socket_mode: bool = False,
    group: str = "",
    known: bool = True,
    pace: Pace | None = None,
) -> Iterator[InSlack]:
    """Connect the bot to the stand-in, both on the loopback."""
    asked: list[Request] = []
    lingering: dict[str, float] = {}
    answering = responder or here.responder
    keys = Keys(TOKEN, SECRET, APP_TOKEN if socket_mode else "", group, f"{server.workspace.url}api/")
    bot = _bot(here, answering, asked, lingering)
    absences = Absences(lambda: here.database, here.clock)
    connection = Connection(keys, bot, answering.known, here.services.programme, absences, pace=pace)
    listener = _listener(connection)
    with thread_of_its_own() as loop:
        port = asyncio.run_coroutine_threadsafe(begin(listener), loop).result(10)
        running = asyncio.run_coroutine_threadsafe(connection.run(listens=socket_mode), loop)
        driver = Driver(server.workspace, f"http://127.0.0.1:{port}{PATH}")
        try:
            wait_until(lambda: not known or connection.problem() == "")
            yield InSlack(here, server, connection, answering, driver, loop, asked, lingering)
        finally:
            running.cancel()
            asyncio.run_coroutine_threadsafe(end(listener), loop).result(10)


def _bot(here: Community, answering: Responder, asked: list[Request], lingering: dict[str, float]) -> Bot:
    def begin(request: Request) -> Future[Answer]:
        asked.append(request)
        if seconds := lingering.get(request.verb):
            return here.database.on_reader(lambda: _slowly(answering, request, seconds))
        return answering.begin(request)

    def reader(actor: Actor) -> Reader:
        return Reader(actor.locale, actor.zone, here.services.programme, here.clock())

    return Bot(
        begin, former_members(answering).begin, answering.refresh, answering.left, reader, for_managers()
    )


def _listener(connection: Connection) -> uvicorn.Server:
    app = Starlette(routes=[Route(path, one) for path, one in connection.doors().items()])
    return uvicorn.Server(uvicorn.Config(app, port=0, log_config=None, access_log=False, lifespan="off"))


def _slowly(answering: Responder, request: Request, seconds: float) -> Answer:
    time.sleep(seconds)
    return answering.respond(request)
