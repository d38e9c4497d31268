"""Slack's Web API: each call once, within Slack's rate limits, and each error turned into one of ours."""

import json
import logging
import re
from collections.abc import Mapping
from typing import Any, Final, Protocol

import aiohttp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.adapters.slack.calls.errors import ApiRefusal, is_limit, sorted_out
from bot.adapters.slack.calls.pace import Pace
from bot.port import Disconnected, GoingOut, InDoubt, TryLater, unrecorded

SLACK: Final = "https://slack.com/api/"

PATIENCE = aiohttp.ClientTimeout(total=10, connect=5)
"""Timeout of a call in seconds. What takes longer is in doubt."""

IDLE = 5.0
"""Seconds that an idle connection is kept: shorter than Slack keeps it. Otherwise a call could use one that
Slack is just closing, and would be in doubt for no reason."""

NOT_SENT = (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError, aiohttp.InvalidURL)
"""No connection was made: nothing has been sent, for certain."""

TAKEN: Final = 200

REFUSALS: Final = 60
"""How often in a row a call that waits in line is asked to wait again before it fails."""

WHO_WE_ARE: Final = "auth.test"

PACED: Final = frozenset({"chat.postMessage", "chat.postEphemeral"})
"""Methods that write into a conversation; each conversation has a rate limit of its own."""

log = logging.getLogger(__name__)


class Calling(Protocol):
    """What the adapter needs of Slack's Web API."""

    async def call(
        self,
        method: str,
        *,
        going_out: GoingOut = unrecorded,
        **arguments: Any,  # noqa: ANN401
    ) -> Mapping[str, Any]:
        """Call a method, and await `going_out` right before the request."""
        ...

    async def respond(self, response_url: str, body: Mapping[str, Any]) -> None:
        """Answer by a `response_url`."""
        ...

    async def upload(self, url: str, content: bytes) -> None:
        """Upload a file's bytes."""
        ...


class CallingInLine(Calling, Protocol):
    """What is needed besides where a call is worth waiting for."""

    async def in_line(self, method: str, **arguments: Any) -> Mapping[str, Any]:  # noqa: ANN401
        """Call a method once it is its turn, however long that takes."""
        ...

    async def line(self, method: str) -> None:
        """Wait until a call of a method may be made, however long that takes."""
        ...


class Api:
    """One workspace's Web API, by its token. It never retries a call by itself."""

    def __init__(self, token: str, base_url: str = SLACK, *, pace: Pace | None = None) -> None:
        """Call as the bot that has this token; no connection is opened before the first call."""
        self._token = token
        self._base_url = base_url
        self._pace = pace or Pace()
        self._session: aiohttp.ClientSession | None = None
        self.shut = False
        """Whether the app was taken out of the workspace: then nothing is asked but whether it is back."""
        self.granted: frozenset[str] = frozenset()
        """The scopes that Slack has granted, as its last answer said."""

    async def call(
        self,
        method: str,
        *,
        going_out: GoingOut = unrecorded,
        **arguments: Any,  # noqa: ANN401
    ) -> Mapping[str, Any]:
        """Call a method and return what Slack says; await `going_out` right before the request.

        Raise `TryLater`, `InDoubt`, `Disconnected`, or `ApiRefusal` (an `Unreachable`) with Slack's code.
        """
        self._must_be_open(method)
        channel = str(arguments.get("channel", "")) if method in PACED else ""
        await self._pace.turn(method, channel)
        await going_out()
        try:
            said = await self._client().api_call(method, data=_form(arguments))
        except SlackApiError as problem:
            raise self._sorted(method, problem) from problem
        except NOT_SENT as problem:
            raise TryLater(f"no connection to Slack ({type(problem).__name__}), {method}") from problem
        except (aiohttp.ClientError, TimeoutError, OSError) as problem:
            raise InDoubt(f"the line broke ({type(problem).__name__}), {method}") from problem
        self._pace.went(method)
        self._learn(said.headers or {})
        return said.data if isinstance(said.data, dict) else {}

    async def line(self, method: str) -> None:
        """Wait until a call of a method may be made, first come first; for what nobody else does later."""
        await self._pace.line(method)

    async def in_line(self, method: str, **arguments: Any) -> Mapping[str, Any]:  # noqa: ANN401
        """Call a method once it is its turn, and again where Slack asks for time; else raise as `call`."""
        for _ in range(REFUSALS):
            await self.line(method)
            try:
                return await self.call(method, **arguments)
            except TryLater as later:
                log.info("a call stays in line", extra={"method": method, "why": str(later)})
                if not later.after:
                    raise
        return await self.call(method, **arguments)

    async def respond(self, response_url: str, body: Mapping[str, Any]) -> None:
        """Answer by a `response_url`; raise `ApiRefusal` if it has expired, `TryLater` or `InDoubt`."""
        await self._post(response_url, "response_url", json=dict(body))

    async def upload(self, url: str, content: bytes) -> None:
        """Upload a file's bytes to the address that Slack gave; raise as `respond` does."""
        await self._post(url, "upload", data=content)

    async def close(self) -> None:
        """Close the connections."""
        if self._session is not None:
            await self._session.close()

    def _learn(self, headers: Mapping[str, Any]) -> None:
        named = {name.lower(): str(value) for name, value in headers.items()}
        if scopes := named.get("x-oauth-scopes"):
            self.granted = frozenset(scope.strip() for scope in scopes.split(","))

    def _must_be_open(self, what: str) -> None:
        if self.shut and what != WHO_WE_ARE:
            raise Disconnected(f"the app was uninstalled, {what}")

    async def _post(self, url: str, what: str, **body: Any) -> None:  # noqa: ANN401
        self._must_be_open(what)
        try:
            async with self._open().post(url, **body) as said:
                status = said.status
                word = _word(await said.text(), status)
        except NOT_SENT as problem:
            raise TryLater(f"no connection to Slack ({type(problem).__name__}), {what}") from problem
        except (aiohttp.ClientError, TimeoutError, OSError) as problem:
            raise InDoubt(f"the line broke ({type(problem).__name__}), {what}") from problem
        if status != TAKEN or word:
            raise sorted_out(what, word, status, 0)

    def _sorted(self, method: str, problem: SlackApiError) -> Exception:
        said = problem.response
        # For an answer that is not JSON, the SDK passes on aiohttp's own response.
        status = int(getattr(said, "status_code", 0) or getattr(said, "status", 0))
        data = getattr(said, "data", None)
        word = str(data.get("error", "")) if isinstance(data, dict) else ""
        headers = said.headers or {}
        limited = is_limit(word, status)
        after = self._pace.limited(method, headers.get("Retry-After")) if limited else 0.0
        return sorted_out(method, word, status, after)

    def _client(self) -> AsyncWebClient:
        return AsyncWebClient(
            self._token, self._base_url, session=self._open(), logger=_QUIET, retry_handlers=[]
        )

    def _open(self) -> aiohttp.ClientSession:
        if self._session is None or self._session.closed:
            connector = aiohttp.TCPConnector(keepalive_timeout=IDLE)
            self._session = aiohttp.ClientSession(timeout=PATIENCE, connector=connector)
        return self._session


def _form(arguments: Mapping[str, Any]) -> dict[str, str]:
    """Return arguments as a form, which every method accepts; lists and objects become JSON."""
    return {
        name: value if isinstance(value, str) else json.dumps(value)
        for name, value in arguments.items()
        if value is not None
    }


def _word(text: str, status: int) -> str:
    """Return the error code in an answer, as JSON or as plain text; empty if there is none."""
    try:
        said = json.loads(text)
    except ValueError:
        return text.strip() if status != TAKEN and re.fullmatch(r"[a-z_]{1,40}\s*", text) else ""
    return str(said.get("error", "unknown")) if isinstance(said, dict) and not said.get("ok", True) else ""


# The SDK logs whole messages, at a level that an operator may have set.
_QUIET = logging.getLogger("bot.adapters.slack.sdk")
_QUIET.setLevel(logging.WARNING)

__all__ = ["SLACK", "Api", "ApiRefusal"]
