"""An operator's settings for Teams."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Self


@dataclass(frozen=True, slots=True)
class TeamsKeys:
    """What an operator has set for Teams."""

    client_id: str
    client_secret: str
    identity_url: str
    """The address of Azure's managed identities, where the bot has one and no secret."""
    identity_header: str
    tenant_id: str
    manager_group: str
    """The id of the group of Entra whose members manage."""
    manager_team: str
    """The group id of the team whose owners manage, where no group does."""
    openid_url: str
    login_url: str
    service_urls: str
    """The origins to which our token may go, with spaces between them."""
    upload_hosts: str
    """The hosts to which a file may go that somebody allowed, with spaces between them."""
    graph_url: str

    @classmethod
    def of(cls, given: Mapping[str, str]) -> Self:
        """Return the keys among the settings for Teams."""
        return cls(**{one.name: given[one.name] for one in fields(cls)})

    @property
    def origins(self) -> frozenset[str]:
        """Return the origins to which our token may go."""
        return frozenset(self.service_urls.split())
