"""The web chat's HTTP server: the page, acts, and the stream of new lines."""

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.templating import Jinja2Templates

from bot.adapters.web.adapter import NotTold, WebChat
from bot.adapters.web.book import Nobody, NotYours
from bot.adapters.web.doors.guard import OnlyFromHere
from bot.adapters.web.doors.patience import within
from bot.adapters.web.doors.showing import Json, as_boot, as_lines, as_people, as_rooms, as_view
from bot.adapters.web.doors.tryout import TryingOut
from bot.adapters.web.reading.bodies import json_of
from bot.adapters.web.reading.inbound import BrowserAct, NotUnderstood, TooLong, asked, read_act, whole_number
from bot.adapters.web.reading.tongue import language, problem
from bot.domain.programme.programme import Programme
from bot.platform_context import PlatformContext
from bot.views.catalogues import language_of
from bot.views.common.reader import Reader
from bot.views.platforms import webchat

HERE = Path(__file__).parents[1]
LOOPBACK = ["127.0.0.1", "localhost", "[::1]"]

LOOK_EVERY = 0.3
"""Seconds between two polls of a window: another process may have written lines."""

PATIENCE = 1.9
"""Seconds after which the page says that an act is under way, if no line has said so yet."""

HEARTBEAT = 15.0
"""Seconds without news after which the stream sends a comment, to keep the connection open."""


def application(chat: WebChat, given: PlatformContext) -> Starlette:
    """Return the web chat as an ASGI application."""
    trying = TryingOut(chat, given)
    pages = Pages(chat, given.programme, trying)
    return Starlette(
        routes=[
            Route("/", within(pages.page)),
            Route("/words", within(pages.words)),
            Route("/people", within(pages.people)),
            Route("/rooms", within(pages.rooms)),
            Route("/lines", within(pages.lines)),
            Route("/events", within(pages.events)),
            Route("/say", within(pages.acting(chat.say), None), methods=["POST"]),
            Route("/press", within(pages.acting(chat.press), None), methods=["POST"]),
            Route("/submit", within(pages.acting(chat.submit), None), methods=["POST"]),
            Route("/read", within(pages.read), methods=["POST"]),
            *trying.routes(),
            Mount("/static", StaticFiles(directory=HERE / "static")),
        ],
        middleware=[
            Middleware(OnlyFromHere),
            Middleware(TrustedHostMiddleware, allowed_hosts=LOOPBACK, www_redirect=False),
        ],
        exception_handlers={
            Nobody: _problem(404, webchat.NOBODY),
            NotYours: _problem(403, webchat.NOT_YOURS),
            NotTold: _problem(500, webchat.NOT_KEPT),
            TooLong: _problem(400, webchat.TOO_LONG),
            NotUnderstood: _problem(400, webchat.NOT_UNDERSTOOD),
        },
    )


class Pages:
    """The endpoints of the web chat."""

    def __init__(self, chat: WebChat, programme: Programme, trying: TryingOut) -> None:
        """Serve this chat, with the commands of this programme, and what a visitor may try out."""
        self._chat = chat
        self._trying = trying
        self._book = chat.book
        self._programme = programme
        self._templates = Jinja2Templates(HERE / "templates")

    async def page(self, request: Request) -> Response:
        """Serve the page of the chat."""
        here = asked(request.query_params, "in")
        reader = self._trying.reader(language(request.headers))
        boot = await self._boot(reader, here)
        return self._templates.TemplateResponse(request, "chat.html", {"boot": boot})

    async def words(self, request: Request) -> Response:
        """Return what the page itself says, in a person's language."""
        wanted, here = asked(request.query_params, "language"), asked(request.query_params, "in")
        return JSONResponse(await self._boot(self._trying.reader(language_of(wanted)), here))

    async def _boot(self, reader: Reader, here: str) -> Json:
        boot = as_boot(reader, self._programme, await self._book.at(here).roles(""))
        return {**boot, "trying": await self._trying.shown(reader, here)}

    async def people(self, request: Request) -> Response:
        """List the people whom a visitor may be."""
        words, here = asked(request.query_params, "q"), asked(request.query_params, "in")
        reader = self._trying.reader(language(request.headers))
        return JSONResponse({"groups": as_people(reader, await self._book.at(here).roles(words))})

    async def rooms(self, request: Request) -> Response:
        """List a person's rooms."""
        user = asked(request.query_params, "as")
        book = self._book.of(user)
        await book.person(user)
        view = await book.view(user)
        return JSONResponse(as_rooms(view, self._chat.reader(view.me)))

    async def lines(self, request: Request) -> Response:
        """List the lines of one room."""
        user, room = asked(request.query_params, "as"), asked(request.query_params, "room")
        view = await self._book.of(user).view(user, room)
        return JSONResponse(as_lines(view, self._chat.reader(view.me)))

    async def read(self, request: Request) -> Response:
        """Store how far a person has read."""
        act = read_act({"key": "read", **await json_of(request)})
        await self._book.of(act.user).read_up_to(act.user, act.room, whole_number(act.body.get("up_to")))
        return JSONResponse({})

    def acting(self, act: Callable[[BrowserAct], Awaitable[str]]) -> Callable[[Request], Awaitable[Response]]:
        """Return the endpoint for one kind of act. An act beyond `PATIENCE` goes on in the background."""

        async def door(request: Request) -> Response:
            acting = asyncio.ensure_future(act(read_act(await json_of(request))))
            done, _ = await asyncio.wait({acting}, timeout=PATIENCE)
            if done:
                return JSONResponse({"form": acting.result() or None})
            self._chat.background.follow(acting)
            return problem(request.headers, 503, webchat.UNDER_WAY)

        return door

    async def events(self, request: Request) -> Response:
        """Stream what is new for a person, after the last change that they have seen."""
        user = asked(request.query_params, "as")
        await self._book.of(user).person(user)
        seen = request.headers.get("last-event-id") or request.query_params.get("after", "")
        news = self._news(user, whole_number(seen))
        return StreamingResponse(news, media_type="text/event-stream", headers={"Cache-Control": "no-store"})

    async def _news(self, user: str, after: int) -> AsyncIterator[str]:
        loop, book = asyncio.get_running_loop(), self._book.of(user)
        spoke = loop.time()
        yield ": here\n\n"
        while True:
            view = await book.news(user, after)
            if view is not None:
                after, spoke = view.changed, loop.time()
                news = json.dumps(as_view(view, self._chat.reader(view.me)))
                yield f"id: {after}\nevent: change\ndata: {news}\n\n"
            elif loop.time() - spoke > HEARTBEAT:
                spoke = loop.time()
                yield ": here\n\n"
            await self._chat.bell.wait(LOOK_EVERY)


def _problem(status: int, sentence: str) -> Callable[[Request, Exception], Response]:
    return lambda request, _problem: problem(request.headers, status, sentence)
