"""An operator's settings for Discord."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Self


@dataclass(frozen=True, slots=True)
class DiscordKeys:
    """What an operator has set for Discord."""

    bot_token: str
    manager_role: str
    """The id of the role whose members manage, beside those who may manage the server."""
    channel: str
    """The id of the channel below which people are talked to."""
    talks: str
    """Where people are talked to: `thread` or `dm`."""
    words: str
    """Not empty where words typed in a server's threads may be read (the message content intent)."""
    api_url: str

    @classmethod
    def of(cls, given: Mapping[str, str]) -> Self:
        """Return the keys among the settings for Discord."""
        return cls(**{one.name: given[one.name] for one in fields(cls)})
