"""Indexing on SQLite: while nothing is committed no look reads a row, and any other program ends that."""

import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Final

import pytest
from sqlalchemy import Connection, make_url

from bot.domain.search.matching import Looking
from bot.jobs.indexing import Indexer
from bot.store.meaning.near import Near
from tests.fakes import people
from tests.fakes.community import Community
from tests.fakes.plans import statements

OTHERS: Final = """
import sqlite3, sys
with sqlite3.connect(sys.argv[1]) as other:
    other.execute("UPDATE facts SET number = number + 1 WHERE name = 'changes'")
    now = "(SELECT number FROM facts WHERE name = 'changes')"
    other.execute(f"UPDATE mentors SET headline = 'Zymurgist', changed = {now}")
"""
"""A program of its own, which knows the database's file and nothing of Alongside."""


@pytest.fixture
def address(on_sqlite: str) -> str:
    return on_sqlite


@pytest.fixture
def indexer(community_of_people: Community) -> Indexer:
    """What has looked, and found one mentor."""
    here = community_of_people
    people.mentor(here.database, here.id, "Amara Somebody")
    found = Indexer(here.database, here.index, here.services)
    assert found.catch_up() == 1
    return found


def test_while_nothing_happens_a_look_reads_nothing(indexer: Indexer) -> None:
    with statements() as said:
        assert indexer.catch_up() == 0
    assert said == []
    assert indexer.lag < 1


def test_a_commit_of_another_process_is_found_at_the_next_look(
    on_sqlite: str, community_of_people: Community, indexer: Indexer
) -> None:
    here = community_of_people
    subprocess.run([sys.executable, "-c", OTHERS, make_url(on_sqlite).database or ""], check=True)
    assert indexer.catch_up() == 1
    assert here.index.find(Looking(here.id, "zymurgist")).total == 1


class Meanwhile(Near):
    """What cards mean; while it is followed, at the end of a look, somebody joins."""

    def __init__(self, join: Callable[[], object]) -> None:
        super().__init__(Path())
        self._join = join

    def follow(self, connection: Connection, departed: int) -> None:
        del connection, departed
        self._join()


def test_a_commit_while_it_looks_is_found_at_the_next_look(community_of_people: Community) -> None:
    """Else nobody would find it until somebody commits again."""
    here = community_of_people
    joining = iter(("Mei Somebody",))
    meanwhile = Meanwhile(lambda: [people.mentor(here.database, here.id, name) for name in joining])
    indexer = Indexer(here.database, here.index, replace(here.services, meaning=meanwhile))
    indexer.catch_up()
    assert here.index.find(Looking(here.id)).total == 0
    indexer.catch_up()
    assert here.index.find(Looking(here.id)).total == 1
    meanwhile.close()
