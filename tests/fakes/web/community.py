"""A whole community in the web chat: the interface of `tests/fakes/community.py`, through its adapter."""

import asyncio
from collections.abc import Coroutine, Iterator, Mapping
from concurrent.futures import Future
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, TypeVar

from bs4 import BeautifulSoup

from bot.adapters.web.adapter import WebChat
from bot.adapters.web.book import Book, own_room
from bot.adapters.web.reading.inbound import PLATFORM, WORKSPACE, BrowserAct
from bot.domain.common.people import Person
from bot.handlers import all_routes
from bot.handlers.respond import Responder
from bot.handlers.routing import Answer
from bot.jobs.deliver import Deliverer
from bot.store.web_chat.chat import BOT
from bot.ui.nodes import Button, Buttons, Message, Node, Quote, Text
from bot.ui.requests import Actor, Request
from bot.ui.verbs import read_token
from bot.views.common.reader import Reader, reader_of
from tests.fakes import reading
from tests.fakes.acting import Acting
from tests.fakes.community import Community
from tests.fakes.people import user_of
from tests.fakes.platform import Serving
from tests.fakes.slack.listening import thread_of_its_own

T = TypeVar("T")


@dataclass
class Page:
    """The web chat as its people see it, and the line that each message was read from."""

    loop: asyncio.AbstractEventLoop
    responder: Responder
    chat: WebChat = field(init=False)
    answers: list[Answer] = field(default_factory=list)
    platform: str = PLATFORM
    _places: list[tuple[object, int]] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Open the chat, and listen to what its bot answers."""
        services = self.responder.services

        def begin(request: Request) -> Future[Answer]:
            answering = self.responder.begin(request)
            answering.add_done_callback(lambda done: self.answers.append(done.result()))
            return answering

        def reader(person: Person) -> Reader:
            return reader_of(person, services.programme, services.clock())

        book = Book(self.responder.database, services.clock)
        self.chat = WebChat(book, begin, reader, services.programme)

    def does(self, going: Coroutine[Any, Any, T]) -> T:
        """Run a coroutine on the chat's event loop."""
        return asyncio.run_coroutine_threadsafe(going, self.loop).result(60)

    def lines(self, user: str, person: Person, *, delivered: bool = False) -> list[Message]:
        """Return the bot's lines in a person's own room, oldest first; `delivered` leaves out answers."""
        view = self.does(self.chat.book.view(user, own_room(person)))
        lines = [one for one in view.lines if one.author == BOT and not (delivered and one.only_for)]
        read = [(read_line(one.html), one.id) for one in lines]
        self._places += read
        return [message for message, _ in read]

    def place_of(self, shown: Answer) -> int:
        """Return on which line an answer was read; 0 for one that was not read there."""
        return next((line for one, line in reversed(self._places) if one is shown), 0)


def read_line(html: str) -> Message:
    """Return a line as a message: its words, and its buttons with their tokens."""
    page = BeautifulSoup(html, "html.parser")
    title = page.find("h3")
    nodes: list[Node] = []
    for tag in page.find_all(["p", "blockquote", "h4", "dt", "dd", "button"]):
        if tag.name == "button" and tag.has_attr("data-token"):
            token = read_token(str(tag["data-token"]))
            verb = all_routes()[token.verb].verb
            nodes.append(Buttons((Button(tag.get_text(), verb, token.ref),)))
        elif tag.name != "button":
            nodes.append(Quote(tag.get_text()) if tag.name == "blockquote" else Text(tag.get_text()))
    return Message(title.get_text() if title else "", tuple(nodes))


@dataclass
class WebActing(Acting):
    """One person of the community, in the web chat."""

    page: Page = field(kw_only=True)

    def types(self, line: str, *, key: str = "") -> Answer:
        """Type a line."""
        return self._acts(self.page.chat.say, key, text=line)

    def presses(self, label: str, shown: Answer, *, on: str = "", key: str = "") -> Answer:
        """Press the first button of a label, on the line on which it was read."""
        token = reading.button_of(shown, label, on=on).token
        return self._acts(self.page.chat.press, key, token=token, line=self._line(shown, token))

    def presses_token(self, token: str, *, key: str = "") -> Answer:
        """Press the latest button that carries a token."""
        return self._acts(self.page.chat.press, key, token=token, line=self._line(None, token))

    def submits_all(
        self, shown: Answer, written: Mapping[str, str | tuple[str, ...]], *, key: str = ""
    ) -> Answer:
        """Fill in these fields of a form and submit it; the others keep their values."""
        form = reading.form_of(shown)
        fields = {one.name: list(reading.values_of(one)) for one in form.fields}
        changed = {name: [one] if isinstance(one, str) else list(one) for name, one in written.items()}
        return self._acts(self.page.chat.submit, key, token=form.token, fields={**fields, **changed})

    def _line(self, shown: Answer | None, token: str) -> int:
        if shown is not None and (line := self.page.place_of(shown)):
            return line
        latest = reversed(self.page.lines(self.user, self.person))
        held = (one for one in latest if any(button.token == token for button in reading.buttons_of(one)))
        found = next(held, None)
        return self.page.place_of(found) if found is not None else 0

    def _acts(self, does: Any, key: str, **body: object) -> Answer:  # noqa: ANN401
        self.page.does(self.page.chat.book.person(self.user))
        delivery = key or f"{self.user}.{next(self._numbers)}"
        self.page.does(does(BrowserAct(self.user, own_room(self.person), delivery, body)))
        return self.page.answers[-1]


@dataclass(frozen=True)
class WebCommunity(Community):
    """One community in the web chat with all its real parts."""

    page: Page = field(kw_only=True)

    def acting(self, person: Person, platform: str = PLATFORM, workspace: str = WORKSPACE) -> Any:  # noqa: ANN401
        """Return a known person as an actor, under their name in the chat."""
        user = user_of(person.name)
        actor = Actor(platform, workspace, user, person.name, person.locale, person.zone, person.manages)
        return WebActing(person, actor, self.responder, page=self.page)

    def inbox(self, whose: Acting) -> list[Message]:
        """Return the delivered lines that a person sees now, oldest first."""
        return self.page.lines(whose.user, whose.person, delivered=True)

    @property
    def deliverer(self) -> Deliverer:
        """Return a worker that delivers one by one: a story is read in order."""
        return Deliverer(self.runner, [Serving(self.page.chat)], at_once=1)

    def deliver(self) -> int:
        """Deliver until nothing is due; return how many rows of the outbox there were."""
        return self.page.does(self.deliverer.deliver_due())


@contextmanager
def in_web_chat(responder: Responder) -> Iterator[Page]:
    """Run the web chat until the story is over."""
    with thread_of_its_own() as loop:
        yield Page(loop, responder)
