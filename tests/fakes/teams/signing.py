"""Signs what is POSTed to the bot, as the Bot Framework does."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

import jwt

from tests.fakes.teams.keys import ISSUER, Key
from tests.fakes.teams.values import Json
from tests.fakes.teams.world import Teams

LIVES: Final = 3_600
"""Seconds of a token of the Bot Framework."""
LEFT_OUT: Final = object()


@dataclass(frozen=True)
class Signer:
    """Signs for one bot; it keeps a token as long as its key signs, as the Bot Framework does."""

    here: Teams
    _kept: dict[tuple[str, str, int], str] = field(default_factory=dict)

    def claims(self, service_url: str) -> Json:
        """Return what a good token says."""
        now = int(self.here.now())
        said = {"iss": ISSUER, "aud": self.here.client.app, "serviceurl": service_url}
        return {**said, "nbf": now, "exp": now + LIVES}

    def signs(
        self,
        activity: Mapping[str, Any],
        *,
        key: Key | None = None,
        header: Mapping[str, Any] | None = None,
        **changed: object,
    ) -> str:
        """Return a token for an activity; claims may be changed, or `LEFT_OUT`, and parts of its header."""
        claims = {**self.claims(str(activity.get("serviceUrl", ""))), **changed}
        kept = {name: value for name, value in claims.items() if value is not LEFT_OUT}
        signing = key or self.here.keys.signs
        said = {"kid": signing.kid, "x5t": signing.kid, **(header or {})}
        named = {name: value for name, value in said.items() if value is not None}
        return jwt.encode(kept, signing.private, "RS256", headers=named)

    def bearer(self, activity: Mapping[str, Any]) -> str:
        """Return the header `Authorization` of an activity."""
        hour = int(self.here.now() // (LIVES / 2))
        known = (self.here.keys.signs.kid, str(activity.get("serviceUrl", "")), hour)
        if known not in self._kept:
            self._kept[known] = self.signs(activity)
        return f"Bearer {self._kept[known]}"
