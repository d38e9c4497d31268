"""The try-out bar: a day passes, an empty community, people made there. Only a demo has it."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Final

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from bot.adapters.web.adapter import WebChat
from bot.adapters.web.doors.patience import within
from bot.adapters.web.reading.bodies import json_of
from bot.adapters.web.reading.inbound import made_up, read_act, whole_number
from bot.adapters.web.reading.tongue import language, problem
from bot.domain.common.zones import is_known
from bot.platform_context import PlatformContext, Trying
from bot.store.web_chat.trying import EMPTY
from bot.views.common.reader import Reader
from bot.views.platforms import webchat

LONGEST_CALLED = 80
"""Characters of a name that a visitor gives a person."""

ELSEWHERE: Final = "UTC"

Act = Callable[[Trying, Request], Awaitable[Response]]


class TryingOut:
    """The endpoints of the try-out bar. Where there is no demo, or it is not alone, each is refused."""

    def __init__(self, chat: WebChat, given: PlatformContext) -> None:
        """Serve this chat."""
        self._chat = chat
        self._given = given

    def routes(self) -> list[Route]:
        """Return its routes."""
        acts = {"/day": self._day, "/empty": self._empty, "/person": self._person}
        return [Route(path, within(self._allowed(act), None), methods=["POST"]) for path, act in acts.items()]

    def reader(self, locale: str) -> Reader:
        """Return the reader of what stands on the page beside the chat: no person of it."""
        return Reader(locale, ELSEWHERE, self._given.programme, self._given.clock())

    async def shown(self, reader: Reader, here: str) -> dict[str, object] | None:
        """Return what the bar shows in a community, as JSON; None where there is no bar."""
        trying = await self._open()
        if trying is None:
            return None
        said = webchat.which_day(reader, trying.days)
        ahead = webchat.ahead(reader, trying.days)
        return {"days": trying.days, "said": said, "ahead": ahead, "empty": here == EMPTY}

    async def _open(self) -> Trying | None:
        trying = self._given.trying()
        return trying if trying is not None and await asyncio.to_thread(trying.is_open) else None

    def _allowed(self, act: Act) -> Callable[[Request], Awaitable[Response]]:
        async def door(request: Request) -> Response:
            trying = await self._open()
            return _refused(request) if trying is None else await act(trying, request)

        return door

    async def _day(self, trying: Trying, request: Request) -> Response:
        """Let a day pass, once for each number of days that a window shows."""
        body = await json_of(request)
        came = await trying.pass_a_day(whole_number(body.get("days")))
        self._chat.bell.ring()
        reader = self.reader(language(request.headers))
        no_day = reader.say(webchat.NO_DAY_PASSED)
        said = no_day if came is None else webchat.a_day_passed(reader, came)
        return JSONResponse({"trying": await self.shown(reader, str(body.get("in", ""))), "said": said})

    async def _empty(self, trying: Trying, request: Request) -> Response:
        """Begin the empty community."""
        await json_of(request)
        begun = await asyncio.to_thread(trying.begin_empty)
        return JSONResponse({}) if begun else _refused(request)

    async def _person(self, trying: Trying, request: Request) -> Response:
        """Make a person in the empty community."""
        body = await json_of(request)
        act = read_act({"as": EMPTY, "room": EMPTY, **body})
        name = " ".join(str(body.get("name", "")).split())
        if wrong := webchat.no_name(self.reader(language(request.headers)), name, LONGEST_CALLED):
            return JSONResponse({"problem": wrong})
        if not await asyncio.to_thread(trying.begin_empty):
            return _refused(request)
        user, zone = made_up(act.key), str(body.get("zone", ""))
        zone = zone if is_known(zone) else ELSEWHERE
        await self._chat.meet(user, name, zone, manages=body.get("manages") is True)
        return JSONResponse({"user": user})


def _refused(request: Request) -> Response:
    return problem(request.headers, 403, webchat.NO_TRYOUT)
