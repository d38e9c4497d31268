"""What Discord calls its components, and the flags of its messages, by their numbers."""

from enum import IntEnum
from typing import Any, Final

Component = dict[str, Any]
"""One component as Discord takes it."""


class ComponentType(IntEnum):
    """Types of components (api docs, Component Reference: Component Types)."""

    ACTION_ROW = 1
    BUTTON = 2
    STRING_SELECT = 3
    TEXT_INPUT = 4
    USER_SELECT = 5
    CHANNEL_SELECT = 8
    SECTION = 9
    TEXT_DISPLAY = 10
    THUMBNAIL = 11
    FILE = 13
    SEPARATOR = 14
    CONTAINER = 17
    LABEL = 18
    RADIO_GROUP = 21
    CHECKBOX_GROUP = 22


class ButtonStyle(IntEnum):
    """Styles of buttons (api docs, Button Styles)."""

    PRIMARY = 1
    SECONDARY = 2
    DANGER = 4
    LINK = 5


EPHEMERAL: Final = 1 << 6
"""The message is for the presser alone (api docs, Message Flags)."""

COMPONENTS_V2: Final = 1 << 15
"""The message is made of components alone; the flag is never taken off again (api docs, Message Flags)."""

TEXT_CHANNELS: Final = (0, 5)
"""Channels in which many read: GUILD_TEXT and GUILD_ANNOUNCEMENT (api docs, Channel Types)."""


def text_display(content: str) -> Component:
    """Draw words, which are Markdown."""
    return {"type": ComponentType.TEXT_DISPLAY, "content": content}


def row(components: list[Component]) -> Component:
    """Draw a row of at most five buttons, or of one select."""
    return {"type": ComponentType.ACTION_ROW, "components": components}
