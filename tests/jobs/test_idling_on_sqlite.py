"""Idling on SQLite: a look takes no statement, and a commit of any other program ends that."""

import asyncio
import subprocess
import sys
from typing import Final

import pytest
from sqlalchemy import make_url

from bot.jobs.idling import Idle
from bot.store.outbox import leases
from bot.store.outbox.leases import Look
from bot.store.outbox.outbox import Lane
from tests.fakes.community import Community
from tests.fakes.plans import plan, statements

OTHERS: Final = """
import sqlite3, sys
file, recipient, community, due = sys.argv[1:]
row = {"community": community, "recipient": recipient, "card": "c", "kind": "welcome", "ref": "r",
       "version": 1, "sent_version": 0, "state": "pending", "lane": 0, "due_at": due, "waits_for": "",
       "attempts": 0, "problem": "", "doubt": 0}
with sqlite3.connect(file) as other:
    marks = ", ".join("?" * len(row))
    other.execute(f"INSERT INTO outbox ({', '.join(row)}) VALUES ({marks})", tuple(row.values()))
"""
"""A program of its own, which knows the database's file and nothing of Alongside."""


@pytest.fixture
def address(on_sqlite: str) -> str:
    return on_sqlite


@pytest.fixture
def idle(community_of_people: Community) -> Idle:
    """What has looked, and found nothing."""
    found = Idle(community_of_people.database)
    assert is_idle(found, community_of_people)
    return found


def is_idle(idle: Idle, here: Community) -> bool:
    return asyncio.run(idle.lasts(Look(here.clock())))


def test_while_nothing_happens_a_look_reads_nothing(community_of_people: Community, idle: Idle) -> None:
    with statements() as said:
        assert is_idle(idle, community_of_people)
    assert said == []


def test_a_commit_of_another_process_is_seen(
    on_sqlite: str, community_of_people: Community, idle: Idle
) -> None:
    here = community_of_people
    due = f"{here.clock():%Y-%m-%d %H:%M:%S.%f}"
    told = (make_url(on_sqlite).database or "", "per_1", here.id, due)
    subprocess.run([sys.executable, "-c", OTHERS, *told], check=True)
    assert not is_idle(idle, here)


def test_the_earliest_row_is_found_through_an_index(community_of_people: Community) -> None:
    here = community_of_people
    with statements() as said:
        here.database.read(lambda open_: leases.idle_until(open_, Look(here.clock())))
    ((words, told),) = said
    steps = [step for step in plan(here.database, words, told) if "outbox" in step]
    assert len(steps) == len(Lane)
    assert all("ix_outbox_due (state=? AND lane=?)" in step for step in steps)
