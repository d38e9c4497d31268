"""The keys by which Teams signs: fetched without holding anything up; the old ones stay if that fails.

Source: learn.microsoft.com, "Authenticate requests with the Bot Connector API": the metadata names the keys;
each names the channels for which it is endorsed; they may be kept for five days.
"""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import urlsplit

import aiohttp
import jwt

from bot.adapters.shared.background import cancelled

log = logging.getLogger(__name__)

KEPT: Final = 24 * 3600.0
"""Seconds after which the keys are fetched anew. Teams: five days at most."""

LEAST: Final = 60.0
"""Seconds between two fetches for an id that is not known (reliability, F60)."""

PAUSES: Final = (1.0, 5.0, 15.0, 60.0)
"""Seconds before each further try while there are no keys at all; the last again and again."""

RS256: Final = "RS256"

MOST_KEYS: Final = 100


class NoKeys(Exception):
    """The keys could not be fetched."""


@dataclass(frozen=True, slots=True)
class SigningKey:
    """One public key, and the channels for which it is endorsed."""

    key: jwt.PyJWK
    endorsements: frozenset[str]


class SigningKeys:
    """The keys of one issuer."""

    def __init__(
        self,
        url: str,
        session: Callable[[], aiohttp.ClientSession],
        *,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        """Fetch from the OpenID metadata at this address."""
        self._url = url
        self._session = session
        self._clock = clock
        self._sleep = sleep
        self._keys: Mapping[str, SigningKey] = {}
        self._tried_at = -LEAST
        self._fetching: asyncio.Task[None] | None = None

    @property
    def known(self) -> bool:
        """Tell whether any keys were fetched."""
        return bool(self._keys)

    async def find(self, kid: str) -> SigningKey | None:
        """Return a key by its id; fetch the keys anew for an unknown one, once a minute at most."""
        if kid not in self._keys and (self._fetching or self._clock() - self._tried_at >= LEAST):
            await self._fetch()
        elif kid not in self._keys and not self._keys:
            await self._fetch_soon()
        return self._keys.get(kid)

    async def run(self) -> None:
        """Keep the keys fetched until cancelled."""
        tries = 0
        while True:
            fetched = await self._fetch()
            tries = 0 if fetched else tries + 1
            await self._sleep(KEPT if fetched else PAUSES[min(tries, len(PAUSES)) - 1])

    async def close(self) -> None:
        """End a fetch under way: the process ends."""
        await cancelled(filter(None, (self._fetching,)))

    async def _fetch_soon(self) -> None:
        """Wait for a fetch that is under way: while there are no keys, `run` tries again by itself."""
        if self._fetching is not None:
            await asyncio.shield(self._fetching)

    async def _fetch(self) -> bool:
        """Fetch the keys, together with a fetch under way; tell whether there are new ones."""
        if self._fetching is None:
            self._tried_at = self._clock()
            self._fetching = asyncio.create_task(self._renew())
            self._fetching.add_done_callback(self._fetched)
        try:
            await asyncio.shield(self._fetching)
        except NoKeys as why:
            log.warning("the keys of Teams were not fetched; the old ones stay", extra={"why": str(why)})
            return False
        return True

    def _fetched(self, done: "asyncio.Task[None]") -> None:
        self._fetching = None
        if not done.cancelled():
            done.exception()  # the callers that wait have it

    async def _renew(self) -> None:
        try:
            metadata = await self._json(self._url)
            at = metadata.get("jwks_uri")
            if not isinstance(at, str) or _origin(at) != _origin(self._url):
                raise NoKeys("the metadata names keys on another host")
            if RS256 not in (metadata.get("id_token_signing_alg_values_supported") or ()):
                raise NoKeys("the metadata names another algorithm")
            found = _read(await self._json(at))
        except (aiohttp.ClientError, TimeoutError, OSError, ValueError, TypeError) as problem:
            raise NoKeys(type(problem).__name__) from problem
        if not found:
            raise NoKeys("there are none")
        self._keys = found

    async def _json(self, url: str) -> Mapping[str, Any]:
        async with self._session().get(url, allow_redirects=False) as answer:
            if answer.status != 200:  # noqa: PLR2004 - HTTP's own
                raise NoKeys(f"status {answer.status}")
            said = await answer.json(content_type=None)
        if not isinstance(said, dict):
            raise NoKeys("no object")
        return said


def _read(said: Mapping[str, Any]) -> dict[str, SigningKey]:
    """Return the keys that sign; one that cannot be read is left out."""
    found: dict[str, SigningKey] = {}
    listed = said.get("keys")
    for one in listed[:MOST_KEYS] if isinstance(listed, list) else ():
        if not isinstance(one, dict) or one.get("kty") != "RSA" or one.get("use", "sig") != "sig":
            continue
        endorsed = one.get("endorsements")
        try:
            key = jwt.PyJWK(one, algorithm=RS256)
        except jwt.PyJWTError:
            continue
        named = frozenset(str(name) for name in endorsed) if isinstance(endorsed, list) else frozenset()
        if isinstance(kid := one.get("kid"), str):
            found[kid] = SigningKey(key, named)
    return found


def _origin(url: str) -> tuple[str, str]:
    parts = urlsplit(url)
    return parts.scheme, parts.netloc
