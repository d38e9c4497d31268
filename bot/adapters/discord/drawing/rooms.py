"""The address by which a press opens a private thread or a direct message, without a call of the API."""

from collections.abc import Mapping
from typing import Final

CHANNELS: Final = "https://discord.com/channels"
"""Opens a channel or a thread in every client of Discord, by its server's id and its own."""

DIRECT: Final = "@me"
"""Stands for the server where there is none: a direct message."""


def url(at: Mapping[str, str]) -> str:
    """Return the link to an opened room: its server (`guild`, none in a direct message) and its `channel`."""
    return f"{CHANNELS}/{at.get('guild') or DIRECT}/{at.get('channel', '')}"
