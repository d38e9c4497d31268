"""The web chat as a platform: where answers land, and what the outbox sends."""

import asyncio
import logging
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass, replace
from typing import Any, assert_never

from markupsafe import Markup

from bot.adapters.promise import within_budget
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
from bot.domain.common.people import Person
from bot.domain.programme.programme import Programme
from bot.handlers.routing import Answer
from bot.port import Address, Sent, Unreachable
from bot.store.web_chat.chat import BOT
from bot.ui.forms import Form, Rejected
from bot.ui.nodes import Aside, Message
from bot.ui.requests import Request
from bot.views.common import refusals
from bot.views.common.reader import Reader
from bot.views.platforms import webchat

log = logging.getLogger(__name__)

Begin = Callable[[Request], Future[Answer]]


@dataclass(frozen=True, slots=True)
class WebLanding:
    """Where the answer to an act belongs: with whom, and on which line if one was pressed."""

    act: BrowserAct
    me: Person
    line: int | None = None
    form: bool = False
    """Whether it was a form: only there somebody may say that they are gone from now on."""

    @property
    def room(self) -> str:
        """Return the room that was acted in."""
        return self.act.room


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
        self._late: set[asyncio.Task[Any]] = set()

    async def say(self, act: BrowserAct) -> str:
        """Take a typed line: to the bot in one's own room, to each other in a room for two."""
        me = await self.book.enter(act.user, act.room)
        words = str(act.body.get("text", "")).strip()
        if not words:
            return ""
        await self._post(WebLanding(act, me), render.said(words), author=me.id, suffix="typed")
        if act.room != own_room(me):
            return ""
        return await self._answer(
            line_request(act, actor_of(act.user, me), self._programme), WebLanding(act, me)
        )

    async def press(self, act: BrowserAct) -> str:
        """Take a pressed button or chip; return the HTML of a form where it opens one."""
        me = await self.book.enter(act.user, act.room)
        line = await self.book.pressed(whole_number(act.body.get("line")), me)
        landing = WebLanding(act, me, line.id if line else None)
        return await self._answer(press_request(act, actor_of(act.user, me)), landing)

    async def submit(self, act: BrowserAct) -> str:
        """Take a submitted form; return HTML where it was handed back or has a next step."""
        me = await self.book.enter(act.user, act.room)
        return await self._answer(form_request(act, actor_of(act.user, me)), WebLanding(act, me, form=True))

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

    async def _answer(self, request: Request, landing: WebLanding) -> str:
        begun = self._begin(request)
        answer = await within_budget(begun)
        if answer is not None:
            return await self._land(answer, landing)
        slow = refusals.taking_longer(self._reader(landing.me))
        await self._post(landing, render.message(slow.message), suffix="slow")
        self.follow(asyncio.create_task(self._land_late(begun, landing)))
        return ""

    def follow(self, task: asyncio.Task[Any]) -> None:
        """Let something go on by itself; a fault in it goes into the log."""
        self._late.add(task)  # the loop itself holds tasks only weakly
        task.add_done_callback(self._followed)

    def _followed(self, task: asyncio.Task[Any]) -> None:
        self._late.discard(task)
        if not task.cancelled() and (problem := task.exception()):
            log.error("what was late could not be answered", exc_info=problem)

    async def _land_late(self, begun: Future[Answer], landing: WebLanding) -> None:
        """Let a late answer follow. A form cannot open by itself any more: a button does."""
        match await asyncio.wrap_future(begun):
            case Form() as form:
                await self._land(refusals.open_it(self._reader(landing.me), form), landing)
            case Rejected(form):
                await self._land(refusals.open_it(self._reader(landing.me), form), landing)
            case answer:
                await self._land(answer, landing)

    async def _land(self, answer: Answer, landing: WebLanding) -> str:
        match answer:
            case Form():
                return str(render.form(answer))
            case Rejected(form, errors):
                return str(render.form(form, errors))
            case Aside(message) if landing.form and await self.book.is_gone(landing.act.user):
                # Nobody is left whose room it could stand in: it is the last thing that this page shows.
                return str(render.farewell(message, webchat.GOODBYE))
            case Aside(message):
                await self._post(landing, render.message(message))
            case Message() if landing.line is not None:
                await self.book.revise(landing.line, str(render.message(answer)))
                self.bell.ring()
            case Message():
                await self._post(landing, render.message(answer))
            case _:
                assert_never(answer)
        return ""

    async def _post(
        self, landing: WebLanding, html: Markup, *, author: str = BOT, suffix: str = "answer"
    ) -> None:
        # In a room for two an answer of the bot is for the presser alone; what they typed is for both.
        alone = landing.me.id if author == BOT else ""
        key = f"{landing.act.user}.{landing.act.key}.{suffix}"
        await self.book.post(landing.room, author, str(html), key=key, only_for=alone)
        self.bell.ring()
