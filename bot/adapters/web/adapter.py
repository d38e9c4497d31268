"""The adapter of the web chat: places answers, and sends what is in the outbox."""

import asyncio
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import replace
from typing import assert_never

from markupsafe import Markup

from bot.adapters.shared.background import Background
from bot.adapters.shared.landing_table import as_message, message_of
from bot.adapters.shared.road import Road
from bot.adapters.web.answering.turn import WebTurn
from bot.adapters.web.answering.ways import LANDINGS, WebPlace, WebWay
from bot.adapters.web.bell import Bell
from bot.adapters.web.book import NOBODY, Book, Names, own_room
from bot.adapters.web.drawing import render
from bot.adapters.web.reading.inbound import (
    PLATFORM,
    BrowserAct,
    actor_of,
    form_request,
    line_request,
    press_request,
    whole_number,
    workspace_of,
)
from bot.domain.announcements.pace import UNLIMITED
from bot.domain.common.people import Person
from bot.domain.programme.programme import Programme
from bot.handlers.routing import Answer
from bot.port import Address, GoingOut, Sent, StaysAsItIs, Unreachable, unrecorded
from bot.store.web_chat.chat import BOT
from bot.store.web_chat.trying import EMPTY
from bot.ui.forms import Form, Rejected
from bot.ui.nodes import Message
from bot.ui.requests import Actor, Request, Surface
from bot.ui.verbs.home import HOME
from bot.views.common import people, refusals
from bot.views.common.reader import Reader
from bot.views.platforms import webchat

Begin = Callable[[Request], Future[Answer]]


class NotTold(Exception):
    """An error of ours, about which not even a line could be written."""


class WebChat:
    """Our own chat in the browser. It stores each line under its key, so a retry shows nothing twice."""

    platform = PLATFORM
    rings = False
    tempo = UNLIMITED
    opens_for_people = False
    announces_first = True

    def __init__(
        self, book: Book, begin: Begin, reader: Callable[[Person], Reader], programme: Programme
    ) -> None:
        """Answer with `begin`, and write into `book`; `reader` makes the reader for a person."""
        self.book = book
        self.bell = Bell()
        self._begin = begin
        self.reader = reader
        self._programme = programme
        self.background = Background()
        self._road: Road[WebTurn, str | None] = Road(self, self.background)

    async def say(self, act: BrowserAct) -> str:
        """Take a typed line: it goes to the bot in a person's own room, to the other in a room for two."""
        me = await self.book.of(act.user).enter(act.user, act.room)
        words = str(act.body.get("text", "")).strip()
        if not words:
            return ""
        await self._post(act, me, render.said(words), author=me.id, suffix="typed")
        if act.room != own_room(me):
            return ""
        request = line_request(act, actor_of(act.user, me), self._programme)
        return await self._answer(self._turn(act, me, WebPlace.TYPED, request))

    async def press(self, act: BrowserAct) -> str:
        """Take a pressed button or chip; return the HTML of a form if it opens one."""
        me = await self.book.of(act.user).enter(act.user, act.room)
        line = await self.book.of(act.user).pressed(whole_number(act.body.get("line")), me)
        at = _place_of(line.id, workspace_of(act.user)) if line and not line.only_for else {}
        pressed = press_request(act, actor_of(act.user, me), line.html if line else "")
        request = replace(pressed, at=at)
        turn = self._turn(act, me, WebPlace.PRESSED, request)
        turn.line = line.id if line else None
        return await self._answer(turn)

    async def submit(self, act: BrowserAct) -> str:
        """Take a submitted form; return HTML if it was handed back with errors or has a next form."""
        me = await self.book.of(act.user).enter(act.user, act.room)
        request = form_request(act, actor_of(act.user, me))
        return await self._answer(self._turn(act, me, WebPlace.FORM, request))

    async def meet(self, user: str, name: str, zone: str, *, manages: bool) -> None:
        """Make a person by their first command, as on any platform: the first manager is greeted."""
        actor = Actor(PLATFORM, workspace_of(user), user, name, zone=zone, manages=manages)
        await asyncio.wrap_future(self._begin(Request(user, actor, Surface.HOME, HOME.name, at={})))

    async def send(
        self,
        to: Address,
        message: Message,
        *,
        key: str,
        again: bool = False,
        going_out: GoingOut = unrecorded,
    ) -> Sent:
        """Write a message into a person's own room or a room for two; idempotent, `again` or not."""
        book = self.book.at(to.workspace)
        room = await book.room_of(to.name)
        if again and room and (found := await book.posted(room, key)):
            return Sent(_place_of(found, to.workspace))
        await going_out()
        if not room:
            raise Unreachable(f"nobody is called {to.name} here")
        line = await book.post(room, BOT, str(render.message(message)), key=key)
        self.bell.ring()
        return Sent(_place_of(line, to.workspace))

    async def revise(self, at: Sent, message: Message, *, key: str, stays: bool = False) -> Sent:
        """Draw a line again; idempotent, so `key` is not used. One that is gone is never written again."""
        del key
        book, line = self.book.at(at.at.get("in", "")), int(at.at["line"])
        if not await book.revise(line, str(render.message(message))) and stays:
            raise StaysAsItIs(f"there is no line {line}")
        self.bell.ring()
        return at

    async def open(self, space: Address, people: tuple[Address, ...]) -> Address:
        """Open a room for these two people; for each, its title names the other."""
        await self.book.at(space.workspace).open_room(space.name, tuple(one.name for one in people))
        self.bell.ring()
        return replace(space, at={"room": space.name})

    async def close(self, space: Address, *, erased: bool = False) -> None:
        """Do nothing: the two may read and write in their room even after the mentorship has ended."""

    async def asked(self, turn: WebTurn) -> Answer:
        """Return the answer to an act."""
        noting = people.NOTED.set(turn.named)
        try:
            return await asyncio.wrap_future(self._begin(turn.request))
        finally:
            people.NOTED.reset(noting)

    async def meanwhile(self, turn: WebTurn, acknowledge: Callable[[str | None], None]) -> None:
        """Write a line that says that the answer follows, and only then acknowledge."""
        slow = refusals.taking_longer(turn.reader)
        await self._post(turn.act, turn.me, render.message(slow.message), suffix="slow")
        acknowledge("")

    async def land(self, turn: WebTurn, answer: Answer) -> str:
        """Put an answer where it belongs; return the HTML that the window shows at once, if any."""
        match LANDINGS.way(turn.where, answer, late=turn.late):
            case WebWay.FORM:
                return _form(answer)
            case WebWay.GOODBYE if await self.book.of(turn.act.user).is_gone(turn.act.user):
                # The person was erased with their room, so the page itself shows this last message.
                return str(render.farewell(as_message(turn.reader, answer), turn.reader.say(webchat.GOODBYE)))
            case WebWay.REDRAWN if turn.line is not None:
                drawn = str(render.message(as_message(turn.reader, answer)))
                await self.book.of(turn.act.user).revise(turn.line, drawn, frozenset(turn.named))
                self.bell.ring()
            case WebWay.LINE | WebWay.GOODBYE | WebWay.REDRAWN:
                drawn = render.message(as_message(turn.reader, answer))
                await self._post(turn.act, turn.me, drawn, names=frozenset(turn.named))
            case way:
                assert_never(way)
        return ""

    def untold(self, turn: WebTurn) -> None:
        """Acknowledge with None: the window then shows a sentence of its own."""
        del turn

    def _turn(self, act: BrowserAct, me: Person, where: WebPlace, request: Request) -> WebTurn:
        return WebTurn(act, me, where, request, self.reader(me))

    async def _answer(self, turn: WebTurn) -> str:
        said = await asyncio.shield(self._road.take(turn).acknowledged)
        if said is None:
            raise NotTold
        return said

    async def _post(
        self,
        act: BrowserAct,
        me: Person,
        html: Markup,
        *,
        author: str = BOT,
        suffix: str = "answer",
        names: Names = NOBODY,
    ) -> None:
        # In a room for two only the presser sees an answer of the bot; both see what the presser typed.
        alone = me.id if author == BOT else ""
        key = f"{act.user}.{act.key}.{suffix}"
        await self.book.of(act.user).post(act.room, author, str(html), key=key, only_for=alone, names=names)
        self.bell.ring()


def _place_of(line: int, workspace: str) -> dict[str, str]:
    """Return where a line is; a line of the empty community says so."""
    return {"line": str(line), **({"in": EMPTY} if workspace == EMPTY else {})}


def _form(answer: Answer) -> str:
    match answer:
        case Form():
            return str(render.form(answer))
        case Rejected(form, errors):
            return str(render.form(form, errors))
        case _:
            return str(render.message(message_of(answer)))
