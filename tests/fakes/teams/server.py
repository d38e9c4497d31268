"""The stand-in on two sockets: connector, login, keys and Graph of Teams, and a foreign host."""

import asyncio
import json
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Any, Final

from aiohttp import web

from tests.fakes.teams import login, routes, uploads
from tests.fakes.teams.connector import Asked, Does
from tests.fakes.teams.errors import CODES, LoginRefused, Refused
from tests.fakes.teams.ledger import Call, Failure, Leak, Said, Trouble
from tests.fakes.teams.login import Grant
from tests.fakes.teams.rates import seconds
from tests.fakes.teams.values import Json
from tests.fakes.teams.world import Teams

LARGEST_BODY: Final = 20 * 2**20
GLOBAL: Final = "teams"
"""The connector of all regions is below this (Microsoft's documentation: send proactive messages)."""


@dataclass(frozen=True, slots=True)
class Asking:
    """One request, whose route is known."""

    request: web.Request
    route: str
    of: Mapping[str, str]
    does: Callable[["Asking"], Said]
    body: Json = field(default_factory=dict)
    raw: bytes = b""
    bodiless: bool = False

    @property
    def token(self) -> str:
        """Return the bearer token."""
        return self.request.headers.get("Authorization", "").removeprefix("Bearer ")

    @property
    def asked(self) -> Asked:
        """Return it as its effect needs it; under the empty name stands the path."""
        return Asked({**self.of, "": self.request.path}, self.request.query, self.body, self.raw)


class Server:
    """Teams, served over HTTP."""

    def __init__(self, here: Teams) -> None:
        """Serve this Teams."""
        self.here = here

    def application(self) -> web.Application:
        """Return the application."""
        app = web.Application(client_max_size=LARGEST_BODY)
        app.router.add_post("/login/{tenant}/oauth2/v2.0/token", self.login)
        app.router.add_get("/openid/v1/.well-known/openidconfiguration", self.metadata)
        app.router.add_get("/openid/v1/.well-known/keys", self.keys)
        app.router.add_get("/identity/token", self.identity)
        app.router.add_put("/uploads/{session}", self.upload)
        app.router.add_route("*", "/graph/v1.0/{path:.*}", self.graph)
        app.router.add_route("*", "/emea/{tenant}/{path:.*}", self.connector)
        app.router.add_route("*", "/teams/{path:.*}", self.connector)
        return app

    def foreign(self) -> web.Application:
        """Return the application of a host that is none of Microsoft's: it keeps whatever arrives."""
        app = web.Application(client_max_size=LARGEST_BODY)
        app.router.add_route("*", "/{path:.*}", self.leaks)
        return app

    async def leaks(self, request: web.Request) -> web.Response:
        """Keep a request, and answer as the connector would."""
        known = request.headers.get("Authorization", "")
        self.here.leaks.append(Leak(request.path, known, await request.read()))
        return web.json_response({"id": "1"}, status=201)

    async def login(self, request: web.Request) -> web.StreamResponse:
        """Give out a token."""
        form = {name: str(value) for name, value in (await request.post()).items()}
        kept = {**form, **({"client_secret": "…"} if "client_secret" in form else {})}
        tenant = request.match_info["tenant"]
        return await self._troubled(
            Asking(
                request,
                routes.TOKEN,
                {"tenant": tenant},
                lambda _: self._granted(self.here.client.checks(tenant, form)),
                kept,
            )
        )

    async def identity(self, request: web.Request) -> web.StreamResponse:
        """Give out a token to a machine of Azure's, which has no secret."""
        known = {name: request.headers.get(name, "") for name in ("X-IDENTITY-HEADER", "Metadata")}
        return await self._troubled(
            Asking(
                request,
                routes.IDENTITY,
                {},
                lambda _: self._granted(self.here.client.knows(request.query, known)),
            )
        )

    def _granted(self, audience: str) -> Said:
        here = self.here
        number, roles = len(here.grants), tuple(sorted(here.consented))
        made = login.grant(here.client, audience, roles, number, here.now(), here.token_lives)
        here.grants[made.token] = made
        lives = int(here.token_lives)
        return Said(200, {"token_type": "Bearer", "expires_in": lives, "access_token": made.token})

    async def metadata(self, request: web.Request) -> web.StreamResponse:
        """Return the OpenID metadata."""
        at = self.here.openid_url.removesuffix("openidconfiguration")
        return await self._troubled(
            Asking(request, routes.METADATA, {}, lambda _: Said(200, self.here.keys.metadata(at)))
        )

    async def keys(self, request: web.Request) -> web.StreamResponse:
        """Return the keys."""
        return await self._troubled(
            Asking(request, routes.KEYS, {}, lambda _: Said(200, self.here.keys.set()))
        )

    async def upload(self, request: web.Request) -> web.StreamResponse:
        """Take a file that somebody allowed; it goes to a host of its own, to which no token belongs."""
        of, raw = {"session": request.match_info["session"]}, await request.read()
        return await self._troubled(
            Asking(request, routes.UPLOAD, of, lambda _: uploads.put(self.here, of, request.headers, raw))
        )

    async def connector(self, request: web.Request) -> web.StreamResponse:
        """Answer a call of the connector."""
        return await self._api(request, routes.CONNECTOR, login.CONNECTOR, "Unauthorized")

    async def graph(self, request: web.Request) -> web.StreamResponse:
        """Answer a call of Graph."""
        return await self._api(request, routes.GRAPH, login.GRAPH, "InvalidAuthenticationToken")

    async def _api(
        self, request: web.Request, known: Mapping[str, Does], audience: str, denied: str
    ) -> web.StreamResponse:
        path = request.rel_url.raw_path.removeprefix(_prefix(request))
        tenant = request.match_info.get("tenant", self.here.client.tenant)
        raw = await request.read()
        try:
            route, of = routes.find(known, request.method, path)
            body = _body(raw)
        except Refused as no:
            self._wrote(f"{request.method} {path}", {}, {}, "no route", took_effect=False)
            return _response(Said(no.status, no.body()))

        def does(asking: Asking) -> Said:
            self._authorised(asking, audience, tenant, denied)
            return known[route](self.here, asking.asked)

        return await self._troubled(Asking(request, route, of, does, body, raw))

    def _authorised(self, asking: Asking, audience: str, tenant: str, denied: str) -> None:
        """Refuse a token that is none of ours, for something else, or over."""
        grant: Grant | None = self.here.grants.get(asking.token)
        if (
            grant is None
            or grant.audience != audience
            or grant.tenant != tenant
            or grant.ends <= self.here.now()
        ):
            raise Refused(denied)

    async def _troubled(self, asking: Asking) -> web.StreamResponse:
        """Answer; where a failure is planned, fail instead, or after the call has had its effect."""
        trouble = self._trouble(asking)
        if trouble is None:
            return self._answered(asking)
        how = trouble.how()
        said = self._answered(asking, told=False) if trouble.after_taking_it else None
        await asyncio.sleep(how.waits)
        if how.drops or how.code or how.status != web.HTTPOk.status_code:
            if said is None:
                self._failed(asking, "dropped" if how.drops else how.code or str(how.status))
            return self._broken(asking, how)
        return said or self._answered(asking)

    def _broken(self, asking: Asking, how: Failure) -> web.StreamResponse:
        if not how.drops:
            return _failure(how, nested=self.here.nests_codes)
        if asking.request.transport is not None:
            asking.request.transport.abort()
        return web.Response()

    def _trouble(self, asking: Asking) -> Trouble | None:
        with self.here.lock:
            names = {"", *asking.of.values(), *self._about(asking)}
            for one in self.here.troubles:
                if one.route in ("", asking.route) and one.to in names:
                    if not one.lasts:
                        self.here.troubles.remove(one)
                    return one
        return None

    def _about(self, asking: Asking) -> set[str]:
        """Return whom a call is about: who is in its conversation, or with whom it begins one."""
        chat = self.here.chats.get(asking.of.get("chat", "").partition(";messageid=")[0])
        asked = {str(one.get("id")) for one in asking.body.get("members") or () if isinstance(one, dict)}
        own = {one.object_id for one in self.here.accounts.values() if {one.id, one.object_id} & asked}
        return {*own, *(chat.people if chat else ()), *({chat.id} if chat else ())}

    def _answered(self, asking: Asking, *, told: bool = True) -> web.Response:
        with self.here.lock:
            after = self._too_many(asking)
            if after:
                self._failed(asking, "429")
                return _failure(Failure(429, "429", after), nested=False)
            try:
                said = asking.does(asking)
            except Refused as no:
                self._failed(asking, no.code)
                return _response(Said(no.status, no.body()))
            except LoginRefused as no:
                self._failed(asking, no.error)
                return _response(Said(no.status, no.body()))
            self._wrote(asking.route, asking.of, asking.body, "ok", answered=told, token=asking.token)
        return _response(said)

    def _too_many(self, asking: Asking) -> float:
        """Return how long a call of the connector has to wait, where it is one too many."""
        if asking.route not in routes.CONNECTOR:
            return 0.0
        thread = asking.of.get("chat", "").partition(";messageid=")[0]
        if asking.route == routes.CREATE:
            members = asking.body.get("members") or [{}]
            thread = str(members[0].get("id", ""))
        return self.here.rates.asks(asking.request.method, thread, self.here.now())

    def _failed(self, asking: Asking, outcome: str) -> None:
        self._wrote(asking.route, asking.of, asking.body, outcome, took_effect=False, token=asking.token)

    def _wrote(
        self,
        route: str,
        of: Mapping[str, str],
        body: Json,
        outcome: str,
        *,
        took_effect: bool = True,
        answered: bool = True,
        token: str = "",
    ) -> None:
        now = time.monotonic()
        call = Call(route, dict(of), deepcopy(body), now, outcome, took_effect, answered, token)
        self.here.calls.append(call)


def _prefix(request: web.Request) -> str:
    """Return what stands before the path of a call: the version of Graph, or the region of the connector."""
    parts = request.rel_url.raw_path.split("/")
    return f"/{parts[1]}" if parts[1] == GLOBAL else f"/{parts[1]}/{parts[2]}"


def _failure(how: Failure, *, nested: bool) -> web.Response:
    headers = {} if how.retry_after is None else {"Retry-After": seconds(how.retry_after)}
    headers |= {"Location": how.location} if how.location else {}
    if how.code:
        status = CODES[how.code][0]
        return _response(Said(status, Refused(how.code, nested=nested and status == 403).body(), headers))
    html = "<html>upstream</html>"
    return web.Response(status=how.status, text=html, content_type="text/html", headers=headers)


def _response(said: Said) -> web.Response:
    if said.body is None:
        return web.Response(status=said.status, headers=said.headers)
    return web.json_response(said.body, status=said.status, headers=said.headers)


def _body(raw: bytes) -> Json:
    try:
        body: Any = json.loads(raw or b"{}")
    except ValueError as wrong:
        raise Refused("BadArgument") from wrong
    if not isinstance(body, dict):
        raise Refused("BadArgument")
    return body


@contextmanager
def serving(here: Teams) -> Iterator[Server]:
    """Serve Teams in a thread of its own, on free ports of the loopback."""
    loop, server = asyncio.new_event_loop(), Server(here)
    runners = [
        web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
        for app in (server.application(), server.foreign())
    ]
    thread = threading.Thread(target=loop.run_forever, name="teams", daemon=True)
    thread.start()
    try:
        ports = [asyncio.run_coroutine_threadsafe(_begin(one), loop).result(10) for one in runners]
        here.url, here.foreign_url = (f"http://127.0.0.1:{one}/" for one in ports)
        yield server
    finally:
        for one in runners:
            asyncio.run_coroutine_threadsafe(one.cleanup(), loop).result(10)
        loop.call_soon_threadsafe(loop.stop)
        thread.join(10)
        loop.close()


async def _begin(runner: web.AppRunner) -> int:
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    return int(runner.addresses[0][1])
