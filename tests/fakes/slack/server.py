"""The stand-in on a socket: Slack's Web API, `response_url`s, uploads and Socket Mode, on the loopback."""

import asyncio
import json
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Final

from aiohttp import WSMsgType, web

from tests.fakes.slack.ledger import Call, Refusal, Refused
from tests.fakes.slack.link import Link
from tests.fakes.slack.methods import METHODS
from tests.fakes.slack.workspace import APP_TOKEN, TOKEN, Workspace

WRITTEN_AS_JSON: Final = frozenset({"blocks", "view", "metadata", "files", "attachments"})
SPENT: Final = frozenset({"expired_url", "used_url"})
LARGEST: Final = 2**22
MOST_SOCKETS: Final = 10
"""Sockets of one app (docs.slack.dev: Socket Mode)."""


@dataclass(frozen=True, slots=True)
class Asking:
    """One request, and the person or channel that it concerns."""

    request: web.Request
    method: str
    asked: Mapping[str, Any]
    to: str


class Server:
    """A workspace that serves HTTP."""

    def __init__(self, workspace: Workspace) -> None:
        """Serve this workspace."""
        self.workspace = workspace
        self.link = Link(workspace)

    def application(self) -> web.Application:
        """Return the application."""
        app = web.Application(client_max_size=LARGEST)
        app.router.add_post("/api/{method}", self.api)
        app.router.add_get("/api/{method}", self.api)
        app.router.add_post("/reply/{key}", self.reply)
        app.router.add_post("/upload/{file}", self.upload)
        app.router.add_get("/link", self.socket)
        return app

    async def api(self, request: web.Request) -> web.StreamResponse:
        """Answer a call of the Web API."""
        method, asked = request.match_info["method"], await _arguments(request)
        token = request.headers.get("Authorization", "").removeprefix("Bearer ") or str(
            asked.get("token", "")
        )
        to = str(
            asked.get("channel") or asked.get("user") or asked.get("users") or asked.get("user_id") or ""
        )
        asking = Asking(request, method, asked, to)
        return await self._troubled(asking, lambda: self._answered(method, asked, token))

    async def reply(self, request: web.Request) -> web.StreamResponse:
        """Accept an answer through a `response_url`."""
        key, body = request.match_info["key"], await _object(request)
        asking = Asking(request, "response_url", body, "")
        return await self._troubled(asking, lambda: self._replied(key, body))

    async def upload(self, request: web.Request) -> web.Response:
        """Accept the bytes of a file, raw or as a form."""
        file, content = request.match_info["file"], await request.read()
        if request.content_type.startswith("multipart/"):
            return web.Response(status=400, text="this stand-in takes raw bytes")
        name, _ = self.workspace.files[file]
        self.workspace.files[file] = (name, content)
        self._wrote("upload", {"file": file, "length": len(content)}, "ok")
        return web.Response(text=f"OK - {len(content)}")

    async def socket(self, request: web.Request) -> web.StreamResponse:
        """Serve a socket of Socket Mode, at an address that was issued for it."""
        ticket = request.query.get("ticket", "")
        if ticket not in self.workspace.tickets or len(self.link.sockets) >= MOST_SOCKETS:
            return web.Response(status=408 if ticket in self.workspace.tickets else 403)
        self.workspace.tickets.discard(ticket)
        held = web.WebSocketResponse()
        await held.prepare(request)
        await self.link.opened(held)
        try:
            async for message in held:
                if message.type is WSMsgType.TEXT:
                    self.link.acknowledged(json.loads(message.data))
        finally:
            self.link.closed(held)
        return held

    def _answered(self, method: str, asked: Mapping[str, Any], token: str) -> web.Response:
        with self.workspace.lock:
            try:
                said = {"ok": True, **self._done(method, asked, token)}
            except Refused as no:
                said = {"ok": False, "error": no.error, **no.more}
            self._wrote(method, asked, "ok" if said["ok"] else str(said["error"]))
        if said.get("error") == "ratelimited":
            return _too_many(said.pop("retry_after"))
        headers = {"x-oauth-scopes": ",".join(sorted(self.workspace.scopes))}
        return web.json_response(said, headers=headers)

    def _replied(self, key: str, body: Mapping[str, Any]) -> web.Response:
        with self.workspace.lock:
            try:
                self.workspace.reply(key, body)
            except Refused as no:
                self._wrote("response_url", body, no.error)
                return web.Response(status=404 if no.error in SPENT else 400, text=no.error)
            self._wrote("response_url", body, "ok")
        return web.Response(text="ok")

    def _done(self, method: str, asked: Mapping[str, Any], token: str) -> dict[str, Any]:
        known = METHODS.get(method)
        if known is None:
            raise Refused("unknown_method")
        if not token:
            raise Refused("not_authed")
        if token not in (TOKEN, APP_TOKEN):
            raise Refused("invalid_auth")
        if token != known.token:
            raise Refused("not_allowed_token_type")
        if self.workspace.revoked:
            raise Refused(self.workspace.revoked)
        if scope := known.scope(asked):
            self.workspace.needed.add(scope)
            if scope not in self.workspace.scopes:
                raise Refused("missing_scope", needed=scope, provided=",".join(sorted(self.workspace.scopes)))
        self.workspace.paced(method, "")
        return known.does(self.workspace, asked)

    def _trouble(self, method: str, to: str) -> tuple[Refusal, bool] | None:
        with self.workspace.lock:
            for trouble in self.workspace.troubles:
                if trouble.method in ("", method) and trouble.to in ("", to, to[1:]):
                    self.workspace.troubles.remove(trouble)
                    return trouble.what(), trouble.after_taking_it
        return None

    async def _troubled(self, asking: Asking, say: Callable[[], web.Response]) -> web.StreamResponse:
        """Answer; where a failure is planned, fail instead, or after the call has had its effect."""
        trouble = self._trouble(asking.method, asking.to)
        if trouble is None:
            return say()
        how, after = trouble
        said = say() if after else None
        await asyncio.sleep(how.waits)
        if how.drops:
            self._wrote(asking.method, asking.asked, "dropped")
            if asking.request.transport is not None:
                asking.request.transport.abort()
            return web.Response()
        if how.status != web.HTTPOk.status_code or how.error:
            self._wrote(asking.method, asking.asked, how.error or str(how.status))
            return _refusal(how)
        return said or say()

    def _wrote(self, method: str, asked: Mapping[str, Any], outcome: str) -> None:
        self.workspace.calls.append(Call(method, dict(asked), time.monotonic(), outcome))


def _refusal(how: Refusal) -> web.Response:
    """Return a refusal; a transport failure returns a gateway's error page, and no JSON."""
    if how.status == web.HTTPTooManyRequests.status_code:
        return _too_many(how.retry_after)
    if how.status != web.HTTPOk.status_code:
        return web.Response(status=how.status, text="<html>upstream</html>", content_type="text/html")
    return web.json_response({"ok": False, "error": how.error})


def _too_many(retry_after: str | None) -> web.Response:
    headers = {} if retry_after is None else {"Retry-After": retry_after}
    return web.json_response({"ok": False, "error": "ratelimited"}, status=429, headers=headers)


async def _object(request: web.Request) -> Mapping[str, Any]:
    body = json.loads(await request.text() or "{}")
    return body if isinstance(body, dict) else {}


async def _arguments(request: web.Request) -> Mapping[str, Any]:
    if request.content_type == "application/json":
        return {**request.query, **await _object(request)}
    given = {**request.query, **(await request.post())}
    return {name: _value(name, value) for name, value in given.items()}


def _value(name: str, value: object) -> object:
    if name in WRITTEN_AS_JSON and isinstance(value, str):
        return json.loads(value)
    return value


@contextmanager
def serving(workspace: Workspace) -> Iterator[Server]:
    """Serve a workspace in a thread of its own, on a free port of the loopback."""
    loop, server = asyncio.new_event_loop(), Server(workspace)
    runner = web.AppRunner(server.application(), access_log=None, shutdown_timeout=0.1)
    thread = threading.Thread(target=loop.run_forever, name="slack", daemon=True)
    thread.start()

    async def begin() -> int:
        await runner.setup()
        site = web.TCPSite(runner, "127.0.0.1", 0)
        await site.start()
        return int(runner.addresses[0][1])

    port = asyncio.run_coroutine_threadsafe(begin(), loop).result(10)
    workspace.url = f"http://127.0.0.1:{port}/"
    try:
        yield server
    finally:
        asyncio.run_coroutine_threadsafe(_end(server, runner), loop).result(10)
        loop.call_soon_threadsafe(loop.stop)
        thread.join(10)
        loop.close()


async def _end(server: Server, runner: web.AppRunner) -> None:
    await server.link.cut()
    await runner.cleanup()
