"""F32: a worker is paused beyond its lease and another takes over: when it resumes, it changes nothing."""

import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from sqlalchemy import Row, select, text

from bot.domain.programme.programme import Programme
from bot.handlers.respond import Responder
from bot.store.database.database import Database
from bot.store.index.index import Index
from bot.store.tables import outbox
from bot.store.web_chat.chat import Chat
from tests.fakes.asking_story import QUESTION, Story
from tests.fakes.running import Running, start, through_settings
from tests.fakes.waiting import wait_until

STANDS_STILL_AT = ("after-claiming", "before-sending", "before-writing-that-it-was-told")
ASKS = 3
CHANGES_UNDER_WAY = text(
    "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND backend_xid IS NOT NULL"
)
"""How many transactions of the database have written and not ended (PostgreSQL)."""


@dataclass(frozen=True)
class Worker:
    """A process that delivers, with a ledger of what it began to send."""

    process: Running
    folder: Path

    def is_to_stop_at(self, point: str) -> None:
        """Make it pause when it next reaches a point."""
        self.folder.joinpath("strike").write_text(point)

    def stands_still(self) -> bool:
        """Tell whether the process is paused."""
        stopped = os.WSTOPPED | os.WNOHANG | os.WNOWAIT
        return os.waitid(os.P_PID, self.process.process.pid, stopped) is not None

    def signals(self, number: int) -> None:
        self.process.process.send_signal(number)

    def sent(self) -> list[str]:
        """Return the keys of all that it began to send."""
        ledger = self.folder / "ledger"
        return ledger.read_text().split() if ledger.exists() else []


@contextmanager
def working(folder: Path, address: str) -> Iterator[Worker]:
    """Start a worker with its own folder and leases of two seconds."""
    folder.mkdir()
    program = (sys.executable, "-m", "tests.fakes.struck", "SIGSTOP", str(folder))
    settings = {"DATABASE_URL": through_settings(address)}
    # Leases are short only where that is said before the modules are loaded.
    process = start(folder, "--only", "worker", program=program, **settings)
    try:
        wait_until(lambda: "Alongside is ready" in process.log.read_text(), 60)
        yield Worker(process, folder)
    finally:
        # A clean end is tested elsewhere: this worker may still be paused.
        process.kill()


@pytest.fixture
def story(on_postgresql: str, tmp_path: Path) -> Iterator[Story]:
    database = Database(on_postgresql)
    found = Story(database, tmp_path)
    yield found
    database.close()


@pytest.fixture
def responder(story: Story, index: Index, programme: Programme) -> Responder:
    return story.responder(index, programme)


def rows(story: Story) -> dict[int, Row[tuple[object, ...]]]:
    """Return the rows of the outbox."""
    every = select(outbox).order_by(outbox.c.id)
    return {row.id: row for row in story.database.read(lambda open_: open_.execute(every).all())}


def cards(story: Story, number: int) -> int:
    """Return how many cards of one ask the mentor's room shows."""
    room, amara = f"dm.{story.amara.id}", story.amara.person.id
    lines = story.database.read(lambda open_: Chat(open_, story.community).lines(room, amara))
    return sum(QUESTION.format(number=number) in line.html for line in lines)


def stops_at_rest(story: Story, worker: Worker) -> None:
    """Pause a worker between two transactions: one that is paused inside a transaction would block others."""

    def is_at_rest() -> bool:
        worker.signals(signal.SIGSTOP)
        under_way = story.database.read(lambda open_: open_.execute(CHANGES_UNDER_WAY).scalar_one())
        if under_way:
            worker.signals(signal.SIGCONT)
        return not under_way

    wait_until(is_at_rest)


@pytest.mark.timeout(300)
def test_whoever_lost_a_lease_neither_writes_nor_sends_what_others_took_over(
    story: Story, responder: Responder, on_postgresql: str, tmp_path: Path
) -> None:
    number = 0
    with working(tmp_path / "1", on_postgresql) as slow, working(tmp_path / "2", on_postgresql) as quick:
        for point in STANDS_STILL_AT:
            stops_at_rest(story, quick)
            slow.is_to_stop_at(point)
            story.asks(responder, range(number, number + ASKS))
            wait_until(slow.stands_still)
            quick.signals(signal.SIGCONT)
            wait_until(story.everything_is_told, 60)
            stops_at_rest(story, quick)
            taken_over, begun = rows(story), slow.sent()

            # It resumes, and has to do the next delivery by itself.
            slow.signals(signal.SIGCONT)
            story.asks(responder, [number + ASKS])
            wait_until(story.everything_is_told, 60)
            quick.signals(signal.SIGCONT)
            anew = {int(key.rsplit(".", 2)[1]) for key in slow.sent()[len(begun) :]}
            assert anew, point
            assert not anew & set(taken_over), point
            now = rows(story)
            assert {id_: now[id_] for id_ in taken_over} == taken_over, point
            number += ASKS + 1
    assert [cards(story, one) for one in range(number)] == [1] * number
