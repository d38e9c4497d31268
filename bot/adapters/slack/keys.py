"""An operator's settings for one workspace."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Self


@dataclass(frozen=True, slots=True)
class Keys:
    """What an operator has set for Slack."""

    bot_token: str
    signing_secret: str
    app_token: str
    manager_group: str
    api_url: str

    @classmethod
    def of(cls, given: Mapping[str, str]) -> Self:
        """Return the keys among the settings for Slack."""
        return cls(**{one.name: given[one.name] for one in fields(cls)})
