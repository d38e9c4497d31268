"""Reads back what the third platform is sent, as its client shows it."""

import json
from collections.abc import Iterator
from typing import Final

from bot.ui.forms import Form, Rejected
from bot.ui.nodes import Message
from tests.contract import reading
from tests.contract.drawing import Screen
from tests.fakes.third import render
from tests.fakes.third.adapter import note
from tests.fakes.third.reading import form, handed_back, message
from tests.fakes.third.server import BYTES, KINDS

FIELDS: Final = {"Input", "Choice", "Pick", "Checks", "Conversation", "DateInput", "TimeInput", "Member"}


def read(screen: Screen) -> tuple[reading.Read, ...]:
    """Return all that can be read and pressed; a rejected form is a note, and the draft it opens."""
    match screen:
        case Message():
            return reading.reading(_sent(screen))
        case Form():
            return reading.reading(form(render.form(screen)))
        case Rejected():
            return reading.reading(handed_back(_sent(note(screen)), form(render.form(screen.form))))


def alive(screen: Screen) -> list[str]:
    """Return all that is no part of a message or a form; words are plain data there."""
    match screen:
        case Message():
            return list(_strange(render.message(screen, BYTES)))
        case Form():
            return list(_strange_fields(screen))
        case Rejected(inner):
            return [*_strange(render.message(note(screen), BYTES)), *_strange_fields(inner)]


def _sent(screen: Message) -> Message:
    return message(render.message(screen, BYTES), render.files(screen))


def _strange(body: bytes) -> Iterator[str]:
    yield from (part["kind"] for part in json.loads(body) if part["kind"] not in KINDS)


def _strange_fields(screen: Form) -> Iterator[str]:
    drawn = json.loads(render.form(screen))
    yield from (part["kind"] for part in drawn["fields"] if part["kind"] not in FIELDS)
