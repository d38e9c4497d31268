"""Discord's REST API, version 10: each call once; whether it was taken is known, or said to be in doubt.

discord.py's own client sleeps inside a call when Discord asks for time, and repeats one that failed: then
nobody can tell what was taken, and a place of the deliverer is held. Here the outbox waits instead.
"""

import json
import logging
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final, Protocol
from urllib.parse import quote

import aiohttp
import yarl

from bot import RELEASE
from bot.adapters.discord.calls.errors import DiscordRefusal, holds_for_all, sorted_out
from bot.adapters.discord.calls.pace import DiscordPace
from bot.port import GoingOut, InDoubt, TryLater, unrecorded

DISCORD: Final = "https://discord.com/api/v10/"

PATIENCE = aiohttp.ClientTimeout(total=10, connect=5)
"""Timeout of a call in seconds. What takes longer is in doubt."""

IDLE = 15.0
"""Seconds that an idle connection is kept."""

NOT_SENT = (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError, aiohttp.InvalidURL)
"""No connection was made: nothing has been sent, for certain."""

SITE: Final = "https://alongside.invalid"
"""Stands where Discord wants the address of the program's page; no name of that kind is anybody's."""

USER_AGENT: Final = f"DiscordBot ({SITE}, {RELEASE})"
"""Discord refuses calls without one of this shape (docs.discord.com/developers/reference, User Agent)."""

NOTHING: Final = 204
TOO_MANY: Final = 429
FINE: Final = range(200, 300)

MAJORS: Final = ("channel", "guild", "token")
"""What a rate limit is counted by, beside its route (topics/rate-limits: top-level resources)."""

log = logging.getLogger(__name__)

Said = Any
"""What Discord answered: an object, a list, or None."""


@dataclass(frozen=True, slots=True)
class Call:
    """One call: its method and route, such as `/channels/{channel}/messages`, and the values in it."""

    method: str
    route: str
    values: Mapping[str, str]
    is_answer: bool = False
    """Whether it answers an interaction: such a call carries no token of the bot, and has no shared limit."""

    @property
    def path(self) -> str:
        """Return the path, each value escaped."""
        return self.route.format(**{name: quote(value, safe="") for name, value in self.values.items()})

    @property
    def bucket(self) -> str:
        """Return the name of its rate limit as long as Discord has not given another."""
        return f"{self.method} {self.route}"

    @property
    def major(self) -> str:
        """Return what its rate limit is counted by."""
        return next((self.values[name] for name in MAJORS if name in self.values), "")


def call(method: str, route: str, **values: str) -> Call:
    """Return a call of the bot's own."""
    return Call(method, route, values)


class CallingDiscord(Protocol):
    """What is needed of Discord's REST API; see `Api`."""

    async def __call__(
        self,
        what: Call,
        body: Mapping[str, Any] | list[Any] | None = None,
        *,
        files: Iterable[tuple[str, bytes]] = (),
        query: Mapping[str, str] | None = None,
        going_out: GoingOut = unrecorded,
    ) -> Said:
        """Make a call; see `Api`."""
        ...


class DiscordApi:
    """Discord's REST API as one bot. It never retries a call by itself."""

    def __init__(self, token: str, base_url: str = DISCORD, *, pace: DiscordPace | None = None) -> None:
        """Call as the bot that has this token; no connection is opened before the first call."""
        self._token = token
        self._base_url = base_url.rstrip("/")
        self._pace = pace or DiscordPace()
        self._session: aiohttp.ClientSession | None = None

    async def __call__(
        self,
        what: Call,
        body: Mapping[str, Any] | list[Any] | None = None,
        *,
        files: Iterable[tuple[str, bytes]] = (),
        query: Mapping[str, str] | None = None,
        going_out: GoingOut = unrecorded,
    ) -> Said:
        """Make a call and return what Discord says; await `going_out` right before the request.

        Raise `TryLater`, `InDoubt`, `Disconnected`, or `ApiRefusal` (an `Unreachable`) with Discord's code.
        """
        await self._pace.turn(what.bucket, what.major, counted=not what.is_answer)
        await going_out()
        try:
            async with self._open().request(
                what.method,
                yarl.URL(f"{self._base_url}{what.path}", encoded=True),
                params=query,
                # Nobody sends us on: what a call carries is for this one host.
                allow_redirects=False,
                headers={} if what.is_answer else {"Authorization": f"Bot {self._token}"},
                **_sent_as(body, tuple(files)),
            ) as answer:
                return await self._read(what, answer)
        except NOT_SENT as problem:
            raise TryLater(f"no connection to Discord ({type(problem).__name__}), {what.bucket}") from problem
        except (aiohttp.ClientError, TimeoutError, OSError) as problem:
            raise InDoubt(f"the line broke ({type(problem).__name__}), {what.bucket}") from problem

    async def close(self) -> None:
        """Close the connections."""
        if self._session is not None:
            await self._session.close()

    async def _read(self, what: Call, answer: aiohttp.ClientResponse) -> Said:
        self._pace.learn(what.bucket, what.major, answer.headers)
        said = _json(await answer.text()) if answer.status != NOTHING else None
        if answer.status in FINE:
            return said
        facts = said if isinstance(said, dict) else {}
        after = 0.0
        if answer.status == TOO_MANY:
            asked = facts.get("retry_after", answer.headers.get("Retry-After"))
            after = self._pace.limited(what.bucket, what.major, asked, everywhere=holds_for_all(facts))
        problem = sorted_out(what.bucket, answer.status, facts, after)
        if isinstance(problem, DiscordRefusal) and "errors" in facts:
            # The paths of the parts that it refuses, never their words.
            log.error("Discord refused a body", extra={"call": what.bucket, "parts": _paths(facts["errors"])})
        raise problem

    def _open(self) -> aiohttp.ClientSession:
        if self._session is None or self._session.closed:
            connector = aiohttp.TCPConnector(keepalive_timeout=IDLE)
            self._session = aiohttp.ClientSession(
                timeout=PATIENCE, connector=connector, headers={"User-Agent": USER_AGENT}
            )
        return self._session


def _sent_as(body: object, files: tuple[tuple[str, bytes], ...]) -> dict[str, Any]:
    """Return the arguments of a request: JSON, or a form of JSON and files (reference, Uploading Files)."""
    if not files:
        return {} if body is None else {"json": body}
    form = aiohttp.FormData(quote_fields=False)
    form.add_field("payload_json", json.dumps(body), content_type="application/json")
    for number, (name, content) in enumerate(files):
        form.add_field(f"files[{number}]", content, filename=name)
    return {"data": form}


def _json(text: str) -> Said:
    try:
        return json.loads(text)
    except ValueError:
        return None


def _paths(errors: object, at: str = "") -> list[str]:
    if not isinstance(errors, dict):
        return []
    here = [at] if "_errors" in errors else []
    return here + [path for name, part in errors.items() for path in _paths(part, f"{at}.{name}".strip("."))]
