"""The address by which a press opens a chat of Teams, without a call of any API."""

from collections.abc import Mapping
from typing import Final
from urllib.parse import quote, urlencode

CHAT: Final = "https://teams.microsoft.com/l/chat"
"""Opens a chat in every client of Teams, by its id (learn.microsoft.com, Graph: a chat's `webUrl`)."""


def url(at: Mapping[str, str]) -> str:
    """Return the link to an opened chat: its `conversation`, and its `tenant` where that is known."""
    tenant = {"tenantId": at["tenant"]} if at.get("tenant") else {}
    place = f"{CHAT}/{quote(at.get('conversation', ''), safe='')}/0"
    return f"{place}?{urlencode(tenant)}" if tenant else place
