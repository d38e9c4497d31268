"""People's own pictures in Slack: known from the directory in memory, shown beside them, and kept nowhere."""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, Final

from bot.adapters.slack.drawing import tables
from bot.handlers.routing import Answer
from bot.ui.faces import PersonFace
from bot.ui.nodes import Aside, Card, Message, Node, Text, Tone

Pictures = Callable[[str], str]
"""Returns the address of the picture of a Slack user id; empty where none is known."""

SLACKS: Final = re.compile(r"https://avatars\.slack-edge\.com/[\w./-]{1,400}", re.ASCII)
"""Where Slack keeps the pictures that people upload (docs.slack.dev, User object: `image_192`).

Anything else is left out: a picture of another host, such as Gravatar's, would tell that host who reads.
"""

SIZES: Final = ("image_192", "image_72")
"""The picture beside a card is about 88 points wide; the smaller one is for workspaces without the other."""


def none_known(_: str) -> str:
    """Know no picture of anybody."""
    return ""


def in_profile(profile: Mapping[str, Any]) -> str:
    """Return the address of a person's picture in their Slack profile; empty where it is not Slack's own."""
    found = (profile.get(size) for size in SIZES)
    return next((one for one in found if isinstance(one, str) and SLACKS.fullmatch(one)), "")


def pictured(message: Message, pictures: Pictures) -> Message:
    """Return a message with the picture of each person who is named in it, where one is known."""
    return _redrawn(message, lambda face: pictures(face.account) if face.account else "")


def answer_pictured(answer: Answer, pictures: Pictures) -> Answer:
    """Return an answer with pictures; a form has none."""
    match answer:
        case Message():
            return pictured(answer, pictures)
        case Aside(message):
            return Aside(pictured(message, pictures))
        case _:
            return answer


def bare(message: Message) -> Message:
    """Return a message without any picture."""
    return _redrawn(message, lambda _: "")


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


def has_pictures(message: Message) -> bool:
    """Tell whether a picture stands in a message."""
    return any(face.picture for face in _faces(message))


def lacks_pictures(message: Message) -> bool:
    """Tell whether a message has people of whom pictures may be known, and none of them has one."""
    return any(face.account for face in _faces(message)) and not has_pictures(message)


def _faces(message: Message) -> tuple[PersonFace, ...]:
    return (message.face, *(node.face for node in message.body if isinstance(node, Card | Text)))


def _redrawn(message: Message, picture: Callable[[PersonFace], str]) -> Message:
    body = tuple(_with(node, picture) for node in message.body)
    whose = _pictured(message.face, picture)
    same = whose is message.face and all(one is other for one, other in zip(body, message.body, strict=True))
    return message if same else message.showing(body, face=whose)


def _with(node: Node, picture: Callable[[PersonFace], str]) -> Node:
    if not isinstance(node, Card | Text):
        return node
    face = _pictured(node.face, picture)
    return node if face is node.face else replace(node, face=face)


def _pictured(face: PersonFace, picture: Callable[[PersonFace], str]) -> PersonFace:
    found = picture(face)
    return face if found == face.picture else replace(face, picture=found)
