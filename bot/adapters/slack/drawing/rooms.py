"""The address by which a press opens a group direct message, without a call of the Web API."""

from collections.abc import Mapping
from typing import Final
from urllib.parse import urlencode

REDIRECT: Final = "https://slack.com/app_redirect"
"""Opens a conversation by its id, in every client of Slack (docs.slack.dev, "Deep linking into Slack")."""


def url(at: Mapping[str, str]) -> str:
    """Return the link to an opened conversation; a room that was opened without its team needs none."""
    told = {name: at[name] for name in ("channel", "team") if name in at}
    return f"{REDIRECT}?{urlencode(told)}"
