"""Our tokens for the connector and for Graph: each kept until a minute before its end, one fetch at a time.

Source: learn.microsoft.com, "OAuth 2.0 client credentials flow", and "How to use managed identities ... to
acquire an access token": by Azure's virtual machines, or by App Service with a header of its own.
"""

import asyncio
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final, Protocol

import aiohttp

from bot.adapters.shared.background import cancelled
from bot.adapters.teams.keys import TeamsKeys
from bot.port import Disconnected, TryLater

CONNECTOR: Final = "https://api.botframework.com"
GRAPH: Final = "https://graph.microsoft.com"
"""What a token is for (learn.microsoft.com, Connector authentication; Graph: get access without a user)."""

BEFORE: Final = 60.0
"""Seconds before its end at which a token is not used any more."""

SHORTEST: Final = 10.0
"""Seconds for which any token is used, so that a wrong lifetime asks for no new one at each call."""

REFUSED: Final = range(400, 500)
FINE: Final = 200

VERSION_OF_MACHINES: Final = "2018-02-01"
VERSION_OF_APP_SERVICE: Final = "2019-08-01"


class Fetching(Protocol):
    """Fetches a token for an audience: the token, and how many seconds it lives."""

    async def __call__(self, audience: str) -> tuple[str, float]:
        """Raise `TryLater`, or `Disconnected` where the login refuses us."""
        ...


@dataclass(frozen=True, slots=True)
class KeptToken:
    """One token, and until when it is used, in seconds of the monotonic clock."""

    token: str
    until: float


class Tokens:
    """The tokens of one bot."""

    def __init__(self, fetch: Fetching, clock: Callable[[], float] = time.monotonic) -> None:
        """Fetch by `fetch`."""
        self._fetch = fetch
        self._clock = clock
        self._kept: dict[str, KeptToken] = {}
        self._fetching: dict[str, asyncio.Task[str]] = {}

    async def of(self, audience: str) -> str:
        """Return a token for an audience; raise as fetching does."""
        kept = self._kept.get(audience)
        if kept is not None and self._clock() < kept.until:
            return kept.token
        if audience not in self._fetching:
            fetching = self._fetching[audience] = asyncio.create_task(self._fetched(audience))
            fetching.add_done_callback(lambda done: self._ended(audience, done))
        # Who waits may be cancelled; the fetch goes on for the others.
        return await asyncio.shield(self._fetching[audience])

    def forget(self, audience: str, token: str) -> None:
        """Use a token no more that was refused, unless it was replaced already."""
        if (kept := self._kept.get(audience)) and kept.token == token:
            del self._kept[audience]

    async def close(self) -> None:
        """End what is being fetched: the process ends."""
        await cancelled(self._fetching.values())

    async def _fetched(self, audience: str) -> str:
        began = self._clock()
        token, lives = await self._fetch(audience)
        self._kept[audience] = KeptToken(token, began + max(lives - BEFORE, SHORTEST))
        return token

    def _ended(self, audience: str, done: asyncio.Task[str]) -> None:
        self._fetching.pop(audience, None)
        if not done.cancelled():
            done.exception()  # the callers that wait have it


@dataclass(frozen=True, slots=True)
class Login:
    """Fetches tokens from Entra by a secret, or from Azure by the identity of this machine."""

    keys: TeamsKeys
    session: Callable[[], aiohttp.ClientSession]

    async def __call__(self, audience: str) -> tuple[str, float]:
        """Fetch a token; see `Fetching`."""
        try:
            async with self._asked(audience) as answer:
                said = await _json(answer)
                return _granted(said) if answer.status == FINE else _refused(answer.status, said)
        except (aiohttp.ClientError, TimeoutError, OSError) as problem:
            # Nothing was sent to anybody: only the token is missing.
            raise TryLater(f"the login does not answer ({type(problem).__name__})") from problem

    def _asked(self, audience: str) -> Any:  # noqa: ANN401 - aiohttp's own context manager has no public name
        keys = self.keys
        if keys.client_secret:
            form = {
                "grant_type": "client_credentials",
                "client_id": keys.client_id,
                "client_secret": keys.client_secret,
                "scope": f"{audience}/.default",
            }
            at = f"{keys.login_url}/{keys.tenant_id}/oauth2/v2.0/token"
            return self.session().post(at, data=form, allow_redirects=False)
        header, version = {"Metadata": "true"}, VERSION_OF_MACHINES
        if keys.identity_header:
            header, version = {"X-IDENTITY-HEADER": keys.identity_header}, VERSION_OF_APP_SERVICE
        asked = {"api-version": version, "resource": audience, "client_id": keys.client_id}
        return self.session().get(keys.identity_url, params=asked, headers=header, allow_redirects=False)


def _granted(said: Mapping[str, Any]) -> tuple[str, float]:
    token, lives = said.get("access_token"), said.get("expires_in")
    if not isinstance(token, str) or not token:
        raise Disconnected("the login gave no token: is TEAMS_LOGIN_URL right?")
    try:
        return token, float(str(lives))
    except ValueError:
        return token, 0.0


def _refused(status: int, said: Mapping[str, Any]) -> tuple[str, float]:
    """Raise what a refusal of the login means: its number tells an operator what to mend."""
    codes = said.get("error_codes")
    number = f"AADSTS{codes[0]}" if isinstance(codes, list) and codes else str(said.get("error") or "")
    if status in REFUSED and number and status not in (408, 429):
        raise Disconnected(f"the login refuses the bot: {number}")
    raise TryLater(f"the login answers {status}")


async def _json(answer: aiohttp.ClientResponse) -> Mapping[str, Any]:
    try:
        said = await answer.json(content_type=None)
    except ValueError:
        return {}
    return said if isinstance(said, dict) else {}
