"""The web chat as a platform: where answers land, and what the outbox sends."""

import asyncio
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass, replace
from typing import assert_never

from markupsafe import Markup

from bot.adapters.shared.background import Background
from bot.adapters.shared.landing_table import as_message, message_of
from bot.adapters.shared.road import Road
from bot.adapters.web import render
from bot.adapters.web.bell import Bell
from bot.adapters.web.book import Book, own_room
from bot.adapters.web.inbound import (
    PLATFORM,
    BrowserAct,
    actor_of,
    form_request,
    line_request,
    press_request,
    whole_number,
)
from bot.adapters.web.ways import LANDINGS, WebPlace, WebWay
from bot.domain.common.people import Person
from bot.domain.programme.programme import Programme
from bot.handlers.routing import Answer
from bot.port import Address, Sent, Unreachable
from bot.store.web_chat.chat import BOT
from bot.ui.forms import Form, Rejected
from bot.ui.nodes import Message
from bot.ui.requests import Request
from bot.views.common import refusals
from bot.views.common.reader import Reader
from bot.views.platforms import webchat

Begin = Callable[[Request], Future[Answer]]


class NotTold(Exception):
    """Something of ours broke, and not even that could be written down."""


@dataclass(slots=True)
class WebTurn:
    """An act of a browser on its way: what it asks for, whose answer it is, and where that belongs."""

    act: BrowserAct
    me: Person
    where: WebPlace
    request: Request
    reader: Reader
    line: int | None = None
    """The bot's line that was pressed, if one was."""
    late: bool = False

    @property
    def key(self) -> str:
        """Return what a repeat of the act is known by."""
        return f"{self.act.user}.{self.act.key}"

    @property
    def verb(self) -> str:
        """Return what the act asks for."""
        return self.request.verb


class WebChat:
    """A chat of our own in the browser. It knows each sending by its key, so it shows nothing twice."""

    platform = PLATFORM
    rings = False
    opens_for_people = False

    def __init__(
        self, book: Book, begin: Begin, reader: Callable[[Person], Reader], programme: Programme
    ) -> None:
        """Answer with `begin`, write into `book`, and speak to each `reader` in their own words."""
        self.book = book
        self.bell = Bell()
        self._begin = begin
        self._reader = reader
        self._programme = programme
        self.background = Background()
        self._road: Road[WebTurn, str | None] = Road(self, self.background)

    async def say(self, act: BrowserAct) -> str:
        """Take a typed line: to the bot in one's own room, to each other in a room for two."""
        me = await self.book.enter(act.user, act.room)
        words = str(act.body.get("text", "")).strip()
        if not words:
            return ""
        await self._post(act, me, render.said(words), author=me.id, suffix="typed")
        if act.room != own_room(me):
            return ""
        request = line_request(act, actor_of(act.user, me), self._programme)
        return await self._answer(self._turn(act, me, WebPlace.TYPED, request))

    async def press(self, act: BrowserAct) -> str:
        """Take a pressed button or chip; return the HTML of a form where it opens one."""
        me = await self.book.enter(act.user, act.room)
        line = await self.book.pressed(whole_number(act.body.get("line")), me)
        turn = self._turn(act, me, WebPlace.PRESSED, press_request(act, actor_of(act.user, me)))
        turn.line = line.id if line else None
        return await self._answer(turn)

    async def submit(self, act: BrowserAct) -> str:
        """Take a submitted form; return HTML where it was handed back or has a next step."""
        me = await self.book.enter(act.user, act.room)
        request = form_request(act, actor_of(act.user, me))
        return await self._answer(self._turn(act, me, WebPlace.FORM, request))

    async def send(self, to: Address, message: Message, *, key: str, again: bool = False) -> Sent:
        """Write a message into somebody's own room or a room for two: once a key, so `again` is no matter."""
        del again
        room = await self.book.room_of(to.name)
        if not room:
            raise Unreachable(f"nobody is called {to.name} here")
        line = await self.book.post(room, BOT, str(render.message(message)), key=key)
        self.bell.ring()
        return Sent({"line": str(line)})

    async def revise(self, at: Sent, message: Message, *, key: str) -> Sent:
        """Draw a line anew; drawing twice shows the same, so `key` has nothing to guard."""
        del key
        await self.book.revise(int(at.at["line"]), str(render.message(message)))
        self.bell.ring()
        return at

    async def open(self, space: Address, people: tuple[Address, ...]) -> Address:
        """Let the two into a room of their own; for each it is called after the other."""
        await self.book.open_room(space.name, tuple(one.name for one in people))
        self.bell.ring()
        return replace(space, at={"room": space.name})

    async def close(self, space: Address) -> None:
        """Do nothing: a room of the web chat is its two people's to read and write in, ended or not."""

    async def asked(self, turn: WebTurn) -> Answer:
        """Return the answer to an act."""
        return await asyncio.wrap_future(self._begin(turn.request))

    async def meanwhile(self, turn: WebTurn, acknowledge: Callable[[str | None], None]) -> None:
        """Write down that the answer follows; only then the window is told that all is well."""
        slow = refusals.taking_longer(turn.reader)
        await self._post(turn.act, turn.me, render.message(slow.message), suffix="slow")
        acknowledge("")

    async def land(self, turn: WebTurn, answer: Answer) -> str:
        """Put an answer where it belongs; return the HTML that its window shows at once."""
        match LANDINGS.way(turn.where, answer, late=turn.late):
            case WebWay.FORM:
                return _form(answer)
            case WebWay.GOODBYE if await self.book.is_gone(turn.act.user):
                # Nobody is left whose room it could stand in: it is the last thing that this page shows.
                return str(render.farewell(as_message(turn.reader, answer), webchat.GOODBYE))
            case WebWay.REDRAWN if turn.line is not None:
                await self.book.revise(turn.line, str(render.message(as_message(turn.reader, answer))))
                self.bell.ring()
            case WebWay.LINE | WebWay.GOODBYE | WebWay.REDRAWN:
                await self._post(turn.act, turn.me, render.message(as_message(turn.reader, answer)))
            case way:
                assert_never(way)
        return ""

    def untold(self, turn: WebTurn) -> None:
        """Say that nothing could be told: the window shows a sentence of its own."""
        del turn

    def _turn(self, act: BrowserAct, me: Person, where: WebPlace, request: Request) -> WebTurn:
        return WebTurn(act, me, where, request, self._reader(me))

    async def _answer(self, turn: WebTurn) -> str:
        said = await asyncio.shield(self._road.take(turn).acknowledged)
        if said is None:
            raise NotTold
        return said

    async def _post(
        self, act: BrowserAct, me: Person, html: Markup, *, author: str = BOT, suffix: str = "answer"
    ) -> None:
        # In a room for two an answer of the bot is for the presser alone; what they typed is for both.
        alone = me.id if author == BOT else ""
        key = f"{act.user}.{act.key}.{suffix}"
        await self.book.post(act.room, author, str(html), key=key, only_for=alone)
        self.bell.ring()


def _form(answer: Answer) -> str:
    match answer:
        case Form():
            return str(render.form(answer))
        case Rejected(form, errors):
            return str(render.form(form, errors))
        case _:
            return str(render.message(message_of(answer)))
