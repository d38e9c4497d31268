"""F76: fifty writers, more processes and readers on one SQLite file: no one gets “database is locked”."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import partial

import pytest
from sqlalchemy import Connection, create_engine
from sqlalchemy.exc import OperationalError

from bot.store.database import dialect
from bot.store.database.database import Database
from tests.fakes.counting import begin_counting, count, hammer, watch
from tests.fakes.racing import race
from tests.fakes.rounds import rounds
from tests.fakes.running import ROOT

WRITERS = 50
TICKS = 5
"""So many of the writers are the clock's, which do not queue."""
READERS = 4
PROCESSES = 2
OF_EACH_PROCESS = 5
SECONDS = float(rounds(2, 60))
A_MOMENT = 0.5


@pytest.fixture
def database(on_sqlite: str) -> Iterator[Database]:
    opened = Database(on_sqlite)
    opened.write(begin_counting)
    yield opened
    opened.close()


def another_process(address: str) -> "subprocess.Popen[str]":
    """Start a process whose writers count as soon as a line arrives."""
    program = ("-m", "tests.fakes.counting", address, str(SECONDS), str(OF_EACH_PROCESS))
    pipe = subprocess.PIPE
    return subprocess.Popen(
        [sys.executable, *program], cwd=ROOT, stdin=pipe, stdout=pipe, stderr=pipe, text=True
    )


@pytest.mark.timeout(180)
def test_fifty_writers_two_more_processes_and_readers_never_see_it_locked(
    database: Database, on_sqlite: str
) -> None:
    with ExitStack() as stack:
        others = [stack.enter_context(another_process(on_sqlite)) for _ in range(PROCESSES)]
        here, elsewhere = all_count(database, others)
    assert min(*here, *elsewhere) > 0
    assert database.read(count) == sum(here[:WRITERS]) + sum(elsewhere)


def all_count(database: Database, others: "list[subprocess.Popen[str]]") -> tuple[list[int], list[int]]:
    """Count and watch everywhere at once; return how often each did, here and in each other process."""
    for process in others:
        assert process.stdin is not None
        process.stdin.write("go\n")
        process.stdin.flush()

    def as_requests_do(work: Callable[[Connection], None]) -> None:
        database.writing(work).result()

    requests = [partial(hammer, as_requests_do, SECONDS)] * (WRITERS - TICKS)
    ticks = [partial(hammer, database.write, SECONDS)] * TICKS
    watching = [partial(watch, database, SECONDS)] * READERS
    here = race([*requests, *ticks, *watching])
    said = [process.communicate(timeout=60) for process in others]
    assert [process.returncode for process in others] == [0] * PROCESSES, said
    return here, [int(out) for out, _ in said]


@pytest.mark.usefixtures("database")
def test_with_a_plain_begin_a_few_writers_would_see_it_locked(on_sqlite: str) -> None:
    """It shows that the test above can fail: this engine differs from ours in one word."""
    engine = create_engine(on_sqlite, pool_size=4)
    dialect.begin_by_hand(engine, "BEGIN")

    def write(work: Callable[[Connection], None]) -> None:
        with engine.begin() as connection:
            work(connection)

    with pytest.raises(OperationalError, match="locked"):
        race([partial(hammer, write, A_MOMENT)] * 4)
    engine.dispose()
