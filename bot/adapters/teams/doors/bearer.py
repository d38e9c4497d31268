"""Who calls: only the Bot Framework, by a token that it signed for our bot.

Source: learn.microsoft.com, "Authenticate requests with the Bot Connector API": Bearer, RS256, one issuer,
our id as audience, five minutes' leeway. A token without an end, which Microsoft's SDK takes, is refused.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

import jwt

from bot.adapters.teams.doors.signing_keys import RS256, SigningKeys

ISSUER: Final = "https://api.botframework.com"
LEEWAY: Final = 300
"""Seconds by which clocks may differ."""

LONGEST: Final = 8_192
"""Characters of a header that are looked at; real tokens have about a thousand."""


@dataclass(frozen=True, slots=True)
class Caller:
    """What a good token says: where its activity came from, and for which channels its key is endorsed."""

    service_url: str
    endorsements: frozenset[str]


class Bearer:
    """Recognises callers by their header `Authorization`."""

    def __init__(self, keys: SigningKeys, audience: str) -> None:
        """Take tokens for this audience."""
        self._keys = keys
        self._audience = audience

    async def caller(self, header: str) -> Caller | None:
        """Return who calls, or None where the token is not good."""
        scheme, _, token = header.partition(" ")
        if scheme.lower() != "bearer" or not token or len(header) > LONGEST or not header.isascii():
            return None
        kid = _kid(token)
        key = await self._keys.find(kid) if kid else None
        if key is None:
            return None
        try:
            claims = jwt.decode(
                token,
                key.key,
                algorithms=[RS256],
                audience=self._audience,
                issuer=ISSUER,
                leeway=LEEWAY,
                options={"require": ["exp", "iss", "aud"], "strict_aud": True},
            )
        except jwt.PyJWTError:
            return None
        return Caller(_service_url(claims), key.endorsements)


def _kid(token: str) -> str:
    """Return the id of the key by which a token says it was signed; empty where it names none."""
    try:
        kid = jwt.get_unverified_header(token).get("kid")
    except jwt.PyJWTError:
        return ""
    return kid if isinstance(kid, str) else ""


def _service_url(claims: Mapping[str, Any]) -> str:
    """Return the claim, under either of the names that are in use."""
    found = claims.get("serviceurl", claims.get("serviceUrl"))
    return found if isinstance(found, str) else ""
