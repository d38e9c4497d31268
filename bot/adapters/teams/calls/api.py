"""Teams' connector and Graph: each call once; whether it was taken is known, or said to be in doubt.

Microsoft's SDK has no timeout, no pace and no retry, and sends our token to any address that an activity
names. Here an address is checked at each call, and the outbox, which is durable, does the waiting.
"""

import logging
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any, Final, Protocol
from urllib.parse import quote, urlsplit

import aiohttp
import yarl

from bot.adapters.teams.calls.errors import (
    TOO_MANY,
    TeamsRefusal,
    TokenNotTaken,
    sorted_out,
)
from bot.adapters.teams.calls.pace import TeamsPace
from bot.adapters.teams.calls.tokens import CONNECTOR, GRAPH, Tokens
from bot.adapters.teams.service_urls import is_trusted
from bot.port import Disconnected, GoingOut, InDoubt, TryLater, unrecorded

PATIENCE: Final = aiohttp.ClientTimeout(total=10, connect=5)
"""Timeout of a call in seconds. What takes longer is in doubt."""

IDLE: Final = 15.0
"""Seconds that an idle connection is kept."""

NOT_SENT: Final = (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError, aiohttp.InvalidURL)
"""No connection was made: nothing has been sent, for certain."""

AGAIN: Final = frozenset({412, 502, 503, 504})
FINE: Final = range(200, 300)

log = logging.getLogger(__name__)

Said = Any
"""What Teams answered: an object, a list, or None."""


@dataclass(frozen=True, slots=True)
class TeamsCall:
    """One call: its method and route, such as `/v3/conversations/{conversation}`, and the values in it."""

    method: str
    route: str
    values: Mapping[str, str] = field(default_factory=dict)
    query: Mapping[str, str] = field(default_factory=dict)

    @property
    def path(self) -> str:
        """Return the path, each value escaped."""
        return self.route.format(**{name: quote(value, safe="") for name, value in self.values.items()})

    @property
    def name(self) -> str:
        """Return what it is called in a log."""
        return f"{self.method} {self.route}"


def call(method: str, route: str, query: Mapping[str, str] | None = None, **values: str) -> TeamsCall:
    """Return a call."""
    return TeamsCall(method, route, values, query or {})


class CallingConnector(Protocol):
    """What is needed of the connector; see `Connector`."""

    async def __call__(
        self,
        service: str,
        what: TeamsCall,
        body: Mapping[str, Any] | None = None,
        *,
        thread: str = "",
        going_out: GoingOut = unrecorded,
    ) -> Said:
        """Make a call; see `Connector`."""
        ...


class CallingGraph(Protocol):
    """What is needed of Graph; see `Graph`."""

    async def __call__(self, what: TeamsCall, body: Mapping[str, Any] | None = None) -> Said:
        """Make a call; see `Graph`."""
        ...


class Http:
    """The one HTTP client of a bot, made at its first use."""

    def __init__(self) -> None:
        """Open no connection yet."""
        self._session: aiohttp.ClientSession | None = None

    def __call__(self) -> aiohttp.ClientSession:
        """Return the client."""
        if self._session is None or self._session.closed:
            connector = aiohttp.TCPConnector(keepalive_timeout=IDLE)
            self._session = aiohttp.ClientSession(
                timeout=PATIENCE, connector=connector, cookie_jar=aiohttp.DummyCookieJar()
            )
        return self._session

    async def close(self) -> None:
        """Close the connections."""
        if self._session is not None:
            await self._session.close()


@dataclass(frozen=True, slots=True)
class _Answered:
    status: int
    said: Said
    retry_after: str | None


async def _made(
    http: Http, token: str, what: TeamsCall, url: str, body: Mapping[str, Any] | None
) -> _Answered:
    """Make a request; nobody sends us on: what it carries is for this one host."""
    try:
        async with http().request(
            what.method,
            yarl.URL(url, encoded=True).update_query(what.query),
            json=body,
            headers={"Authorization": f"Bearer {token}"},
            allow_redirects=False,
        ) as answer:
            return _Answered(answer.status, await _json(answer), answer.headers.get("Retry-After"))
    except NOT_SENT as problem:
        raise TryLater(f"no connection to Teams ({type(problem).__name__}), {what.name}") from problem
    except (aiohttp.ClientError, TimeoutError, OSError) as problem:
        raise InDoubt(f"the line broke ({type(problem).__name__}), {what.name}") from problem


class Connector:
    """The Bot Connector, as one bot. It repeats a call only where its token was not taken."""

    def __init__(self, http: Http, tokens: Tokens, origins: Collection[str], pace: TeamsPace) -> None:
        """Call the connectors of these origins, and no other host."""
        self._http = http
        self._tokens = tokens
        self._origins = origins
        self._pace = pace

    async def __call__(
        self,
        service: str,
        what: TeamsCall,
        body: Mapping[str, Any] | None = None,
        *,
        thread: str = "",
        going_out: GoingOut = unrecorded,
    ) -> Said:
        """Make a call at a `serviceUrl`, and return what Teams says; await `going_out` right before it.

        Raise `TryLater`, `InDoubt`, `Disconnected`, or `TeamsRefusal` (an `Unreachable`).
        """
        if not is_trusted(service, self._origins):
            raise Disconnected(f"{_host(service)} is not in TEAMS_SERVICE_URLS: nothing is sent there")
        reads = what.method == "GET"
        await self._pace.turn(thread, reads=reads)
        token = await self._tokens.of(CONNECTOR)
        await going_out()
        url = f"{service.rstrip('/')}{what.path}"
        answer = await _made(self._http, token, what, url, body)
        try:
            return self._read(what, answer, thread, reads=reads)
        except TokenNotTaken:
            self._tokens.forget(CONNECTOR, token)
            renewed = await self._tokens.of(CONNECTOR)
            answer = await _made(self._http, renewed, what, url, body)
            return self._read(what, answer, thread, reads=reads)

    def _read(self, what: TeamsCall, answer: _Answered, thread: str, *, reads: bool) -> Said:
        if answer.status in FINE:
            self._pace.went(thread, reads=reads)
            return answer.said
        after = 0.0
        if answer.status == TOO_MANY:
            after, everybody = self._pace.limited(thread, answer.retry_after, reads=reads)
            raise TryLater(f"too many requests, {what.name}", after, everybody=everybody)
        if answer.status in AGAIN:
            after = self._pace.again(thread)
        raise sorted_out(what.name, answer.status, answer.said, after)


class Graph:
    """Microsoft Graph, as one bot, with what an administrator has consented to."""

    def __init__(self, http: Http, tokens: Tokens, url: str) -> None:
        """Call Graph at this address, which has its version."""
        self._http = http
        self._tokens = tokens
        self._url = url

    async def __call__(self, what: TeamsCall, body: Mapping[str, Any] | None = None) -> Said:
        """Make a call, and return what Graph says; raise as `Connector` does."""
        return await self._at(what, f"{self._url}{what.path}", body)

    async def every(self, what: TeamsCall) -> list[Mapping[str, Any]]:
        """Return the rows of all pages; raise as a call does."""
        said = await self(what)
        rows = _rows(said)
        while following := _next(said):
            if _origin(following) != _origin(self._url):
                raise Disconnected("Graph sends us on to another host: nothing is sent there")
            said = await self._at(TeamsCall("GET", what.route, what.values), following, None)
            rows += _rows(said)
        return rows

    async def _at(self, what: TeamsCall, url: str, body: Mapping[str, Any] | None) -> Said:
        token = await self._tokens.of(GRAPH)
        answer = await _made(self._http, token, what, url, body)
        if answer.status in FINE:
            return answer.said
        problem = sorted_out(what.name, answer.status, answer.said, 0.0)
        if isinstance(problem, TokenNotTaken):
            self._tokens.forget(GRAPH, token)
        raise problem


def _rows(said: Said) -> list[Mapping[str, Any]]:
    value = said.get("value") if isinstance(said, dict) else None
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


def _next(said: Said) -> str:
    link = said.get("@odata.nextLink") if isinstance(said, dict) else None
    return link if isinstance(link, str) else ""


def _origin(url: str) -> tuple[str, str]:
    parts = urlsplit(url)
    return parts.scheme, parts.netloc


def _host(url: str) -> str:
    try:
        return urlsplit(url).hostname or "an address without a host"
    except ValueError:
        return "an address that cannot be read"


async def _json(answer: aiohttp.ClientResponse) -> Said:
    try:
        return await answer.json(content_type=None)
    except ValueError:
        return None


__all__ = [
    "CallingConnector",
    "CallingGraph",
    "Connector",
    "Graph",
    "Http",
    "TeamsCall",
    "TeamsRefusal",
    "call",
]
