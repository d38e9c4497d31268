"""What is said in a story: the sentence, what was put into it, and what the database holds then."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any, Final
from unittest.mock import patch

from sqlalchemy import Connection

from bot.domain.common.notices import Notice
from bot.handlers import notices
from bot.handlers.run import Runner
from bot.handlers.work import Work
from bot.ui.nodes import Message
from bot.views.common.reader import Reader
from tests.views.truths.world import World, world

DRAWS_IN: Final[ContextVar["list[tuple[str, dict[str, str]]] | None"]] = ContextVar("draws", default=None)


@dataclass(frozen=True, slots=True)
class Said:
    """One sentence said to one reader."""

    sentence: str
    values: dict[str, str]
    world: World


@dataclass
class Tape:
    """Everything that was said in a story."""

    said: list[Said] = field(default_factory=list)


@contextmanager
def taped() -> Iterator[Tape]:
    """Record what every `Work` says, with the world at the end of its transaction, and what is delivered."""
    tape = Tape()
    whole, draw, say, many = Runner._whole, notices.draw, Reader.say, Reader.many

    def keep(heard: list[tuple[str, dict[str, str]]], open_: Connection, work: Work) -> None:
        if heard:
            now = world(open_, work.community, work.me, work.now, work.programme)
            tape.said.extend(Said(sentence, values, now) for sentence, values in heard)

    def spied_whole(runner: Runner, open_: Any, whose: Any, act: Any) -> tuple[Any, Work]:  # noqa: ANN401
        with _listening() as heard:
            result, work = whole(runner, open_, whose, act)
        keep(heard, open_, work)
        return result, work

    def spied_draw(notice: Notice, work: Work, *, again: bool = False) -> Message | None:
        with _listening() as heard:
            drawn = draw(notice, work, again=again)
        keep(heard, work.people._connection, work)
        return drawn

    def spied_say(reader: Reader, sentence: str, **values: str) -> str:
        _note(reader, sentence, values)
        return say(reader, sentence, **values)

    def spied_many(reader: Reader, number: int, one: str, other: str, **values: str) -> str:
        _note(reader, other, {"n": str(number)} | values)
        return many(reader, number, one, other, **values)

    with (
        patch.object(Runner, "_whole", spied_whole),
        patch.object(notices, "draw", spied_draw),
        patch.object(Reader, "say", spied_say),
        patch.object(Reader, "many", spied_many),
    ):
        yield tape


@contextmanager
def _listening() -> Iterator[list[tuple[str, dict[str, str]]]]:
    heard: list[tuple[str, dict[str, str]]] = []
    token = DRAWS_IN.set(heard)
    try:
        yield heard
    finally:
        DRAWS_IN.reset(token)


def _note(reader: Reader, sentence: str, values: dict[str, str]) -> None:
    heard = DRAWS_IN.get()
    if heard is not None and reader.language == "en":
        heard.append((sentence, dict(values)))
