"""The weights of the group `meaning`: real ones, or a test is skipped; with `CI=true` it fails."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import pytest

from bot.store.database.database import Database, Transaction
from bot.store.meaning import rows
from bot.store.meaning.installed import weights
from bot.store.meaning.model import Model
from bot.store.meaning.near import AT_ONCE, Near
from bot.store.mentors.faces import faces
from bot.store.mentors.search_feed import last_departure

PATIENTLY = 60.0
"""Seconds; what is told is held to no clock of a busy machine."""


def file_of_weights() -> Path:
    """Return the weights; skip where they are not installed, and fail where CI requires everything."""
    found = weights()
    if found is not None:
        return found
    reason = "the group “meaning” is not installed (requirements-dev.txt)"
    if os.environ.get("CI") == "true":
        pytest.fail(reason)
    pytest.skip(reason)


@cache
def model() -> Model:
    """Return the model, loaded once."""
    return Model.load(file_of_weights())


def follows(near: Near, database: Database) -> None:
    """Take in what cards mean now, and wait until searches can be compared with it."""
    database.read(lambda open_: near.follow(open_, last_departure(open_).number))
    assert near.model is not None


@contextmanager
def busy(near: Near) -> Iterator[None]:
    """Have as many searches read as are read at once."""
    for _ in range(AT_ONCE):
        assert near._free.acquire(timeout=PATIENTLY)
    try:
        yield
    finally:
        for _ in range(AT_ONCE):
            near._free.release()


def reads(database: Database) -> None:
    """Read every card that is to be read; what a text means is computed once for all tests."""

    def act(open_: Transaction) -> None:
        found = rows.to_read(open_, 1_000)
        shown = faces(open_, found)
        for card in found:
            rows.keep(open_, card, _of_card(shown[card.mentor]))

    database.write(act)


@cache
def _of_card(text: str) -> bytes:
    return model().of_card(text)
