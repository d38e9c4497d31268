"""The stand-in on a socket: Discord's REST API and its gateway, on the loopback."""

import asyncio
import json
import mimetypes
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from copy import deepcopy
from dataclasses import dataclass
from typing import Any, Final

from aiohttp import BodyPartReader, web

from tests.fakes.discord import effects, routes
from tests.fakes.discord.errors import Refused
from tests.fakes.discord.gateway import Gateway
from tests.fakes.discord.ledger import Call, Refusal, Trouble
from tests.fakes.discord.posting import Given
from tests.fakes.discord.rates import TooMany
from tests.fakes.discord.values import Attachment, Part
from tests.fakes.discord.world import Discord

LARGEST: Final = 10 * 2**20
"""Bytes of one upload by default (Discord's documentation: reference, uploading files)."""
INVALID: Final = (401, 403)
SILENT: Final = 204
UNKNOWN: Final = "application/octet-stream"


@dataclass(frozen=True, slots=True)
class Asking:
    """One request, whose route is known."""

    request: web.Request
    route: str
    of: Mapping[str, str]
    given: Given


class Server:
    """Discord, served over HTTP."""

    def __init__(self, here: Discord) -> None:
        """Serve this Discord."""
        self.here = here
        self.gateway = Gateway(here)
        here.out = self.gateway.dispatch

    def application(self) -> web.Application:
        """Return the application."""
        app = web.Application(client_max_size=LARGEST)
        app.router.add_get("/link", self.gateway.serve)
        app.router.add_get("/attachments/{channel}/{attachment}/{name}", self.attachment)
        app.router.add_route("*", "/api/v10/{path:.*}", self.api)
        return app

    async def attachment(self, request: web.Request) -> web.Response:
        """Return the bytes of a file."""
        for message in self.here.messages.values():
            for one in message.attachments:
                if one.id == request.match_info["attachment"] and not message.deleted:
                    return web.Response(body=one.content, content_type=one.type)
        return web.Response(status=404)

    async def api(self, request: web.Request) -> web.StreamResponse:
        """Answer a call of the REST API."""
        if self.here.rates.banned(self.here.now()):
            return web.Response(status=429, text="error code: 1015", content_type="text/html")
        path = "/" + request.match_info["path"]
        try:
            route, of = routes.find(request.method, path)
            asking = Asking(request, route, of, await _given(self.here, request))
        except Refused as no:
            self._wrote(f"{request.method} {path}", {}, {}, "no route", took_effect=False)
            return self._said(no.status, no.body(), {})
        return await self._troubled(asking)

    async def _troubled(self, asking: Asking) -> web.StreamResponse:
        """Answer; where a failure is planned, fail instead, or after the call has had its effect."""
        trouble = self._trouble(asking)
        if trouble is None:
            return self._answered(asking)
        how = trouble.what()
        said = self._answered(asking, told=False) if trouble.after_taking_it else None
        await asyncio.sleep(how.waits)
        if how.drops:
            if said is None:
                self._failed(asking, "dropped")
            if asking.request.transport is not None:
                asking.request.transport.abort()
            return web.Response()
        if how.code or how.status != web.HTTPOk.status_code:
            if said is None:
                self._failed(asking, str(how.code or how.status))
            return self._refusal(how)
        return said or self._answered(asking)

    def _trouble(self, asking: Asking) -> Trouble | None:
        with self.here.lock:
            at = self.here.channels.get(asking.of.get("channel", ""))
            names = {"", *asking.of.values(), *(at.people if at else ())}
            names.add(str(asking.given.body.get("recipient_id", "")))
            for one in self.here.troubles:
                if one.route in ("", asking.route) and one.to in names:
                    self.here.troubles.remove(one)
                    return one
        return None

    def _answered(self, asking: Asking, *, told: bool = True) -> web.Response:
        with self.here.lock:
            now = self.here.now()
            too_many = self.here.rates.asks(asking.route, asking.of, now)
            headers = self.here.rates.headers(asking.route, asking.of, now)
            if too_many is not None:
                self._failed(asking, "429")
                return self._too_many(too_many, headers)
            again: list[bool] = []
            try:
                status, body = self._done(asking, again)
            except Refused as no:
                self._failed(asking, str(no.code or no.status))
                return self._said(no.status, no.body(), headers)
            outcome = "again" if again else "ok"
            self._wrote(asking.route, asking.of, asking.given.body, outcome, answered=told)
        return self._said(status, body, headers)

    def _done(self, asking: Asking, again: list[bool]) -> tuple[int, Any]:
        token = asking.request.headers.get("Authorization", "")
        if routes.needs_token(asking.route) and token != f"Bot {self.here.token}":
            raise Refused(0, status=401)
        asked = effects.Asked(asking.of, asking.request.query, asking.given, self.gateway, again)
        return routes.ROUTES[asking.route](self.here, asked)

    def _said(self, status: int, body: object, headers: Mapping[str, str]) -> web.Response:
        if status in INVALID:
            self.here.rates.was_invalid(self.here.now())
        if status == SILENT:
            return web.Response(status=status, headers=headers)
        # discord.py reads JSON only where the type is exactly this, with no charset.
        said = json.dumps(body).encode()
        return web.Response(status=status, body=said, headers={**headers, "Content-Type": "application/json"})

    def _too_many(self, how: TooMany, headers: Mapping[str, str]) -> web.Response:
        if how.scope != "shared":
            self.here.rates.was_invalid(self.here.now())
        everything = how.scope == "global"
        says = {"message": "You are being rate limited.", "retry_after": how.after, "global": everything}
        more = {"Retry-After": str(how.after), "X-RateLimit-Scope": how.scope, "Via": "1.1 stand-in"}
        if everything:
            more["X-RateLimit-Global"] = "true"
        return self._said(429, says, {**headers, **more})

    def _refusal(self, how: Refusal) -> web.Response:
        if how.status == web.HTTPTooManyRequests.status_code:
            return self._too_many(TooMany(how.retry_after, how.scope), {})
        if how.code:
            no = Refused(how.code)
            return self._said(no.status, no.body(), {})
        return web.Response(status=how.status, text="<html>upstream</html>", content_type="text/html")

    def _failed(self, asking: Asking, outcome: str) -> None:
        self._wrote(asking.route, asking.of, asking.given.body, outcome, took_effect=False)

    def _wrote(
        self,
        route: str,
        of: Mapping[str, str],
        body: Part,
        outcome: str,
        *,
        took_effect: bool = True,
        answered: bool = True,
    ) -> None:
        call = Call(route, dict(of), deepcopy(dict(body)), time.monotonic(), outcome, took_effect, answered)
        self.here.calls.append(call)


async def _given(here: Discord, request: web.Request) -> Given:
    """Return the body of a request: JSON, or a form with `payload_json` and `files[n]`."""
    if request.content_type != "multipart/form-data":
        return Given(_body(await request.text()))
    body: Part = {}
    files: dict[str, Attachment] = {}
    async for part in await request.multipart():
        if not isinstance(part, BodyPartReader):
            continue
        if part.name == "payload_json":
            body = _body(await part.text())
        elif part.name and part.name.startswith("files["):
            content, kind = bytes(await part.read()), part.headers.get("Content-Type", "")
            number = part.name.removeprefix("files[").removesuffix("]")
            name = part.filename or "file"
            files[number] = Attachment(here.number(), name, content, _type(kind, name))
    return Given(body, files)


def _type(kind: str, name: str) -> str:
    """Return what a file is, by its own word or its name."""
    said = kind.partition(";")[0]
    return (mimetypes.guess_type(name)[0] or UNKNOWN) if said in {"", UNKNOWN} else said


def _body(text: str) -> Part:
    """Return a JSON body; a list, which only a scope of commands is, stands under the empty name."""
    try:
        body = json.loads(text or "{}")
    except ValueError as wrong:
        raise Refused(50109) from wrong
    if isinstance(body, list):
        return {"": body}
    if not isinstance(body, dict):
        raise Refused(50109)
    return body


@contextmanager
def serving(here: Discord) -> Iterator[Server]:
    """Serve a Discord in a thread of its own, on a free port of the loopback."""
    loop, server = asyncio.new_event_loop(), Server(here)
    runner = web.AppRunner(server.application(), access_log=None, shutdown_timeout=0.1)
    thread = threading.Thread(target=loop.run_forever, name="discord", daemon=True)
    thread.start()
    server.gateway.loop = loop
    try:
        port = asyncio.run_coroutine_threadsafe(_begin(runner), loop).result(10)
        here.url = f"http://127.0.0.1:{port}/"
        yield server
    finally:
        asyncio.run_coroutine_threadsafe(_end(server, runner), loop).result(10)
        loop.call_soon_threadsafe(loop.stop)
        thread.join(10)
        loop.close()


async def _begin(runner: web.AppRunner) -> int:
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    return int(runner.addresses[0][1])


async def _end(server: Server, runner: web.AppRunner) -> None:
    await server.gateway.end()
    await runner.cleanup()
