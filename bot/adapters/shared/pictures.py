"""People's own pictures on a platform: known in memory, shown beside their names, and kept nowhere."""

from collections.abc import Callable
from dataclasses import replace

from bot.handlers.routing import Answer
from bot.ui.faces import PersonFace
from bot.ui.nodes import Aside, Card, Message, Node, Text

Pictures = Callable[[str], str]
"""Returns the address of the picture of an account on the platform; empty where none is known."""


def none_known(_: str) -> str:
    """Know no picture of anybody."""
    return ""


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


def accounts(answer: Answer) -> frozenset[str]:
    """Return the accounts of the people who are named in an answer."""
    match answer:
        case Message():
            return accounts_in(answer)
        case Aside(message):
            return accounts_in(message)
        case _:
            return frozenset()


def accounts_in(message: Message) -> frozenset[str]:
    """Return the accounts of the people who are named in a message."""
    return frozenset(face.account for face in _faces(message) if face.account)


def bare(message: Message) -> Message:
    """Return a message without any picture."""
    return _redrawn(message, lambda _: "")


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
