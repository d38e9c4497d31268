"""The keys of one workspace."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Keys:
    """What an operator gives us of Slack."""

    bot_token: str
    signing_secret: str
    app_token: str
    manager_group: str
    api_url: str
