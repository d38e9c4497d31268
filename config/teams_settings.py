"""The settings of Microsoft Teams."""

import re
from typing import Final, Self
from urllib.parse import urlsplit

from pydantic import Field, SecretStr, field_validator, model_validator
from pydantic_settings import BaseSettings

A_GUID: Final = r"^[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}$"
"""An id at Entra (learn.microsoft.com, application and object ids)."""

A_HOST: Final = re.compile(r"(\*\.)?[a-z0-9-]+(\.[a-z0-9-]+)+")
"""A host, or with `*.` every host below it; never everything below a top-level domain."""

A_PAGE: Final = r"^https?://[\w.:-]+(/[\w./-]*)?$"

CONNECTOR: Final = "https://smba.trafficmanager.net"
"""Where the connector of Teams is reached in the public cloud (learn.microsoft.com, proactive messages)."""

ORIGINS: Final = f"origins such as {CONNECTOR}, with spaces between them"

HOSTS: Final = "hosts such as *.sharepoint.com, with spaces between them"

LOOPBACK: Final = frozenset({"127.0.0.1", "localhost", "::1"})


class TeamsSettings(BaseSettings):
    """What one deployment decides about Teams; see `Settings`."""

    teams_client_id: str | None = Field(
        None,
        pattern=A_GUID,
        description="the application (client) id of your bot, such as 12345678-90ab-cdef-1234-567890abcdef",
    )
    teams_client_secret: SecretStr | None = Field(
        None, description="the value of a client secret of your bot's registration, and not its id"
    )
    teams_identity_url: str | None = Field(
        None,
        pattern=A_PAGE,
        description="the address of Azure's managed identities, such as"
        " http://169.254.169.254/metadata/identity/oauth2/token",
    )
    teams_identity_header: SecretStr | None = Field(
        None, description="what Azure App Service has put into IDENTITY_HEADER"
    )
    teams_tenant_id: str | None = Field(
        None,
        pattern=A_GUID,
        description="the id of your tenant, such as 12345678-90ab-cdef-1234-567890abcdef, and not its domain",
    )
    teams_manager_group: str | None = Field(
        None, pattern=A_GUID, description="the object id of a group of Entra, and not its name"
    )
    teams_manager_team: str | None = Field(
        None, pattern=A_GUID, description="the group id of a team, from its link, and not its name"
    )
    teams_openid_url: str = Field(
        "https://login.botframework.com/v1/.well-known/openidconfiguration",
        pattern=A_PAGE,
        description="the address of the Bot Framework's OpenID metadata",
    )
    teams_login_url: str = Field(
        "https://login.microsoftonline.com",
        pattern=A_PAGE,
        description="the address of Entra's login without a tenant, such as https://login.microsoftonline.com",
    )
    teams_service_urls: str = Field(CONNECTOR, description=ORIGINS)
    teams_upload_hosts: str = Field("*.sharepoint.com", description=HOSTS)
    teams_graph_url: str = Field(
        "https://graph.microsoft.com/v1.0",
        pattern=A_PAGE,
        description="the address of Microsoft Graph with its version, such as https://graph.microsoft.com/v1.0",
    )

    @field_validator("teams_client_id", "teams_tenant_id", "teams_manager_group", "teams_manager_team")
    @classmethod
    def _in_small_letters_as_teams_says_it(cls, guid: str | None) -> str | None:
        """Write an id as Teams does, so that two writings of one are equal."""
        return guid.lower() if guid else None

    @field_validator("teams_login_url", "teams_graph_url")
    @classmethod
    def _without_a_slash(cls, url: str) -> str:
        """Drop a slash at the end, so that a path can follow."""
        return url.rstrip("/")

    @field_validator("teams_openid_url", "teams_login_url", "teams_graph_url")
    @classmethod
    def _encrypted(cls, url: str) -> str:
        """Refuse plain HTTP, except on this machine: keys and secrets would be anybody's."""
        if urlsplit(url).scheme == "https" or urlsplit(url).hostname in LOOPBACK:
            return url
        raise ValueError("is not encrypted; write an address that begins with https://")

    @field_validator("teams_service_urls")
    @classmethod
    def _origins(cls, listed: str) -> str:
        """Refuse what is no origin: our token goes wherever these say."""
        origins = [one.rstrip("/").lower() for one in re.split(r"[\s,]+", listed) if one]
        if origins and all(map(_is_origin, origins)):
            return " ".join(origins)
        raise ValueError(f"is not a list of origins; write {ORIGINS}")

    @field_validator("teams_upload_hosts")
    @classmethod
    def _hosts(cls, listed: str) -> str:
        """Refuse what is no host: people's files go wherever these say."""
        hosts = [one.rstrip("/").lower() for one in re.split(r"[\s,]+", listed) if one]
        if hosts and all(A_HOST.fullmatch(one) or (_is_origin(one) and _is_local(one)) for one in hosts):
            return " ".join(hosts)
        raise ValueError(f"is not a list of hosts; write {HOSTS}")

    @model_validator(mode="after")
    def _teams_is_whole(self) -> Self:
        """Refuse half of Teams: a bot has an id, a tenant, and a way to a token."""
        fields = type(self).model_fields
        own = (self.teams_client_id, self.teams_client_secret, self.teams_identity_url, self.teams_tenant_id)
        for name in ("teams_client_id", "teams_tenant_id"):
            if any(own) and getattr(self, name) is None:
                raise ValueError(f"{name.upper()} is missing; write {fields[name].description}")
        if self.teams_client_id and not (self.teams_client_secret or self.teams_identity_url):
            right = fields["teams_client_secret"].description
            raise ValueError(
                f"TEAMS_CLIENT_SECRET is missing; write {right}, or TEAMS_IDENTITY_URL on an Azure machine"
            )
        return self


def _is_origin(url: str) -> bool:
    """Tell whether an address is a scheme, a host and perhaps a port, encrypted unless on this machine."""
    if not re.fullmatch(r"https?://[a-z0-9.-]+(:\d{1,5})?", url):
        return False
    parts = urlsplit(url)
    return parts.scheme == "https" or parts.hostname in LOOPBACK


def _is_local(url: str) -> bool:
    """Tell whether an origin is on this machine."""
    return urlsplit(url).hostname in LOOPBACK
