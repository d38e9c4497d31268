"""Which cases of a story are told where: each on SQLite, and each on one other stage in turn."""

from collections.abc import Sequence
from itertools import groupby
from typing import Final

import pytest

from tests.fakes.stages import SQLITE

WHOLE: Final = {"on_both": "postgresql", "in_slack": "slack", "by_socket": "slack by socket"}
"""By mark: the stage on which every case is told, because of what differs there."""


def left_out(items: Sequence[pytest.Function]) -> list[pytest.Item]:
    """Return the items that need not run: those of a case that is told on another stage already.

    A story of many cases differs from case to case in what is said, not in where it is said. So each case
    runs on SQLite and on one other stage; each stage gets as many as any other, and at least one.
    """
    stories = (list(cases) for _, cases in groupby(items, lambda item: (item.path, item.originalname)))
    return [item for story in stories for item in _of_story(story)]


def _of_story(story: list[pytest.Function]) -> list[pytest.Item]:
    cases = list(dict.fromkeys(map(_case, story)))
    elsewhere = [stage for stage in dict.fromkeys(map(_stage, story)) if stage not in {"", SQLITE}]
    whole = {WHOLE[mark.name] for mark in story[0].iter_markers() if mark.name in WHOLE}
    turns = [stage for stage in elsewhere if stage not in whole]
    if len(cases) < len(turns):
        return []
    return [
        item
        for item in story
        if _stage(item) in turns and turn(cases.index(_case(item)), turns) != _stage(item)
    ]


def turn(number: int, stages: Sequence[str]) -> str:
    """Return the stage of a case by its place, counted from 0.

    Each round begins with another stage: else one stage would have all cases of one value of three.
    """
    return stages[(number + number // len(stages)) % len(stages)]


def _stage(item: pytest.Function) -> str:
    callspec = getattr(item, "callspec", None)
    return str(callspec.params.get("address", "")) if callspec is not None else ""


def _case(item: pytest.Function) -> tuple[tuple[str, int], ...]:
    callspec = getattr(item, "callspec", None)
    indices: dict[str, int] = callspec.indices if callspec is not None else {}
    return tuple(sorted((name, index) for name, index in indices.items() if name != "address"))
