"""The login of Entra: client credentials become tokens that expire, for the connector or for Graph."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import jwt

from tests.fakes.teams.errors import LoginRefused

CONNECTOR: Final = "https://api.botframework.com"
GRAPH: Final = "https://graph.microsoft.com"
LIVES: Final = 3_599.0
"""Seconds (Microsoft's documentation: OAuth 2.0 client credentials flow)."""
IDENTITY: Final = "a-header-of-this-machine"
"""What App Service puts into `IDENTITY_HEADER`."""
SECRET_OF_NOBODY: Final = "a-key-that-only-makes-a-token-look-like-one"


@dataclass(frozen=True, slots=True)
class Grant:
    """One token that was given out."""

    token: str
    audience: str
    tenant: str
    ends: float
    """By Teams' own clock, in seconds since 1970."""


@dataclass(frozen=True, slots=True)
class Client:
    """What the login knows of the bot's own registration."""

    app: str
    password: str
    tenant: str

    def checks(self, tenant: str, form: Mapping[str, str]) -> str:
        """Return the audience that is asked for; refuse wrong credentials."""
        if tenant != self.tenant:
            raise LoginRefused("invalid_request", 90002, f"Tenant '{tenant}' not found.")
        if form.get("grant_type") != "client_credentials":
            raise LoginRefused(
                "unsupported_grant_type", 70003, "The app requested an unsupported grant type."
            )
        if form.get("client_id") != self.app:
            raise LoginRefused("unauthorized_client", 700016, "Application was not found in the directory.")
        if form.get("client_secret") != self.password:
            says = "Invalid client secret provided."
            raise LoginRefused("invalid_client", 7000215, says, status=401)
        audience, slash, rest = form.get("scope", "").rpartition("/")
        if (slash, rest) != ("/", ".default") or audience not in {CONNECTOR, GRAPH}:
            raise LoginRefused("invalid_scope", 70011, "The provided value for 'scope' is not valid.")
        return audience

    def knows(self, query: Mapping[str, str], headers: Mapping[str, str]) -> str:
        """Return the audience for which a machine's identity asks (App Service, or a virtual machine)."""
        ours = headers.get("X-IDENTITY-HEADER") == IDENTITY or headers.get("Metadata") == "true"
        audience = query.get("resource", "")
        if not ours or query.get("client_id") != self.app or audience not in {CONNECTOR, GRAPH}:
            raise LoginRefused("invalid_request", 500011, "No identity, or no such resource.")
        return audience


def grant(
    client: Client, audience: str, roles: tuple[str, ...], number: int, now: float, lives: float
) -> Grant:
    """Return a new token; for Graph it names what was consented."""
    claims = {
        "aud": audience,
        "appid": client.app,
        "tid": client.tenant,
        "jti": str(number),
        "exp": int(now + lives),
    }
    more = {"roles": list(roles)} if audience == GRAPH and roles else {}
    token = jwt.encode({**claims, **more}, SECRET_OF_NOBODY, "HS256")
    return Grant(token, audience, client.tenant, now + lives)
