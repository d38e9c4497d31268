"""Which cases of a story are told where: each on SQLite, and each on one other stage in turn."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

import pytest

from tests.fakes.stages import POSTGRESQL, SLACK, SLACK_BY_SOCKET, SQLITE

WHOLE: Final = {"on_both": POSTGRESQL, "in_slack": SLACK, "by_socket": SLACK_BY_SOCKET}
"""By mark: the stage on which every case is told, because of what differs there."""


@dataclass(frozen=True, slots=True)
class Told:
    """One test: a case of a story on a stage; the stage is empty where the story uses no database."""

    story: str
    case: tuple[tuple[str, int], ...] = ()
    stage: str = ""
    marks: frozenset[str] = frozenset()


def told(item: pytest.Function) -> Told:
    """Return which case of which story a test is, and where it is told."""
    story, marks = f"{item.path}::{item.originalname}", frozenset(one.name for one in item.iter_markers())
    callspec = getattr(item, "callspec", None)
    if callspec is None:
        return Told(story, marks=marks)
    case = tuple(sorted((name, index) for name, index in callspec.indices.items() if name != "address"))
    return Told(story, case, str(callspec.params.get("address", "")), marks)


def left_out(tests: Sequence[Told]) -> set[Told]:
    """Return the tests that need not run: those of a case that another stage tells.

    The cases of a story differ in what is said, not in where. So each case is told on SQLite and on one other
    stage; each stage tells as many as any other, and where there are too few cases, every one.
    """
    stories = (list(cases) for _, cases in groupby(tests, lambda one: one.story))
    return {one for story in stories for one in _of_story(story)}


def _of_story(story: list[Told]) -> list[Told]:
    cases = list(dict.fromkeys(one.case for one in story))
    whole = {WHOLE[mark] for mark in story[0].marks & WHOLE.keys()}
    stages = [one for one in dict.fromkeys(one.stage for one in story) if one not in {"", SQLITE, *whole}]
    if len(cases) < len(stages):
        return []
    turns = {case: turn(number, stages) for number, case in enumerate(cases)} if stages else {}
    return [one for one in story if one.stage in stages and turns[one.case] != one.stage]


def turn(number: int, stages: Sequence[str]) -> str:
    """Return the stage of a case by its place, counted from 0.

    Each round begins with another stage: else one stage would have all cases of one value of three.
    """
    return stages[(number + number // len(stages)) % len(stages)]
