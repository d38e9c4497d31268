"""People's own pictures in Slack: known from the directory in memory, shown beside them, and kept nowhere."""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final

from bot.adapters.shared.pictures import Pictures as Pictures  # noqa: PLC0414
from bot.adapters.shared.pictures import answer_pictured as answer_pictured  # noqa: PLC0414
from bot.adapters.shared.pictures import bare as bare  # noqa: PLC0414
from bot.adapters.shared.pictures import has_pictures as has_pictures  # noqa: PLC0414
from bot.adapters.shared.pictures import lacks_pictures as lacks_pictures  # noqa: PLC0414
from bot.adapters.shared.pictures import none_known as none_known  # noqa: PLC0414
from bot.adapters.shared.pictures import pictured as pictured  # noqa: PLC0414
from bot.adapters.slack.drawing import tables
from bot.ui.nodes import Message, Node, Text, Tone

SLACKS: Final = re.compile(r"https://avatars\.slack-edge\.com/[\w./-]{1,400}", re.ASCII)
"""Where Slack keeps the pictures that people upload (docs.slack.dev, User object: `image_192`).

Anything else is left out: a picture of another host, such as Gravatar's, would tell that host who reads.
"""

SIZES: Final = ("image_192", "image_72")
"""The picture beside a card is about 88 points wide; the smaller one is for workspaces without the other."""


def in_profile(profile: Mapping[str, Any]) -> str:
    """Return the address of a person's picture in their Slack profile; empty where it is not Slack's own."""
    found = (profile.get(size) for size in SIZES)
    return next((one for one in found if isinstance(one, str) and SLACKS.fullmatch(one)), "")


def simpler(message: Message) -> tuple[Message, ...]:
    """Return what is sent where Slack refuses the blocks of a message: itself without pictures and tables."""
    without = bare(message)
    body = tuple(tables.at_most(without.body, 0))
    plainer = without if len(body) == len(without.body) else without.showing(body)
    return () if plainer is message else (plainer,)


def view_without(view: Mapping[str, Any]) -> dict[str, Any]:
    """Return a drawn view without any picture."""
    return {**view, "blocks": [_block_without(block) for block in view["blocks"]]}


def _block_without(block: Mapping[str, Any]) -> dict[str, Any]:
    beside = {name: part for name, part in block.items() if name != "accessory" or not _is_picture(part)}
    if block["type"] == "context":
        beside["elements"] = [part for part in block["elements"] if not _is_picture(part)]
    return beside


def _is_picture(part: Mapping[str, Any]) -> bool:
    return part.get("type") == "image"


def under_title(message: Message) -> tuple[Node, ...]:
    """Return the body of a message with the picture of the person whom its title names.

    Nothing may stand beside a header. It is beside the paragraph below where the title has their whole name,
    and else small, beside their whole name in a line of its own.
    """
    face = message.face
    if not face.picture:
        return message.body
    first, *rest = message.body or (None,)
    if face.name in message.title and isinstance(first, Text) and not first.face.name:
        return (replace(first, face=face), *rest)
    return (Text(face.name, Tone.QUIET, face=face), *message.body)
