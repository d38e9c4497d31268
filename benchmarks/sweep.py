"""S5: claiming due rows of the outbox, and looking when nothing is due.

We: rows by an indexed due time, claimed in batches; then claimed and settled one by one, as delivery does it
(drawing and sending left out). Peer: APScheduler 3 with its SQLAlchemy job store, a job for each notice, run
by its own scheduler on the same SQLite settings, each job doing nothing. Goals: twenty times the job
store's rate; an idle look within 0.05 ms of processor.
"""

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from sqlite3 import Connection as SQLiteConnection
from threading import Event
from time import perf_counter

from apscheduler.events import EVENT_JOB_EXECUTED
from apscheduler.jobstores.sqlalchemy import SQLAlchemyJobStore
from apscheduler.schedulers.background import BackgroundScheduler
from sqlalchemy import create_engine, event, insert, update

from benchmarks.community import url_in
from benchmarks.measure import Spent, Times, milliseconds, spent
from benchmarks.size import Size
from benchmarks.table import Goal, Row
from bot.domain.common.ids import CommunityId
from bot.domain.common.notices import NoticeKind
from bot.jobs.deliver import AT_ONCE
from bot.jobs.idling import Idle
from bot.store.common import communities
from bot.store.database.database import Database, Transaction
from bot.store.database.migrate import migrate
from bot.store.outbox import leases, outbox
from bot.store.outbox.leases import Look
from bot.store.tables import outbox as table

LARGE_BATCH = 1_000
TWENTY_TIMES = Goal(20, at_least=True)
PATIENCE = 300.0
"""Seconds after which a scheduler that has not run its jobs is given up."""
IDLE_GOAL = 0.000_05
"""Seconds of processor that an idle look may take."""
PEER = "APScheduler 3 job store"


def run(folder: Path, size: Size) -> list[Row]:
    """Measure the job store, then an outbox of each size in three ways, then its idle look."""
    folder.mkdir(parents=True, exist_ok=True)
    peer = size.jobs / _swept_by_scheduler(folder, size.jobs)
    return [row for notices in size.notices for row in _outbox(folder / str(notices), notices, size, peer)]


def _outbox(folder: Path, notices: int, size: Size, peer: float) -> list[Row]:
    migrate(url_in(folder))
    database = Database(url_in(folder))
    database.write(partial(_fill, notices=notices))
    sweeps = (
        ("told one by one", _told_each, notices // 10),
        (f"claimed by {AT_ONCE}", _claimer(AT_ONCE), notices // 10),
        (f"claimed by {LARGE_BATCH:,}", _claimer(LARGE_BATCH), notices),
    )
    rows = [_row(how, notices, sweep(database, some), peer) for how, sweep, some in sweeps]
    rows += _idle(database, notices, size.rounds)
    database.close()
    return rows


Sweep = Callable[[Database, int], tuple[int, float]]
"""Claims up to so many rows; returns how many, and the seconds that count."""


def _row(how: str, notices: int, swept: tuple[int, float], peer: float) -> Row:
    taken, seconds = swept
    if not taken:
        raise RuntimeError("nothing was due")
    rate, theirs = taken / seconds, f"{peer:,.0f} rows a second"
    said, ratio = f"{rate:,.0f} rows a second", rate / peer
    return Row(f"S5 {how}", notices, said, PEER, theirs, ratio, TWENTY_TIMES, cost=seconds / taken)


def _told_each(database: Database, rows: int) -> tuple[int, float]:
    """Claim as delivery does, and write each row's outcome in a transaction of its own."""
    start, taken = perf_counter(), 0
    while taken < rows and (due := _claim(database, AT_ONCE)):
        for one in due:
            database.write(partial(outbox.told, due=one, sent_to={"line": "1"}))
        taken += len(due)
    return taken, perf_counter() - start


def _claimer(batch: int) -> Sweep:
    """Return a sweep that times its claims alone: the claimed rows are then settled at once, untimed."""

    def sweep(database: Database, rows: int) -> tuple[int, float]:
        taken, seconds = 0, 0.0
        while taken < rows:
            start = perf_counter()
            due = _claim(database, batch)
            seconds += perf_counter() - start
            if not due:
                break
            database.write(partial(_tell_all, told=due))
            taken += len(due)
        return taken, seconds

    return sweep


def _tell_all(connection: Transaction, told: list[outbox.ClaimedRow]) -> None:
    # By their keys: there is no index on the lease, and only this benchmark would need one.
    done = {"state": outbox.Status.SENT, "lease": None, "lease_until": None}
    theirs = (table.c.community == told[0].community) & table.c.recipient.in_([one.recipient for one in told])
    connection.execute(update(table).where(theirs).values(done))


def _idle(database: Database, notices: int, rounds: int) -> list[Row]:
    """Look at an outbox in which nothing is due, as delivery does each second while nothing happens."""
    wall, processor = asyncio.run(_looks(Idle(database), rounds))
    met = "met" if processor.p50 <= IDLE_GOAL else "MISSED"
    goal = f"≤ {milliseconds(IDLE_GOAL)} ms {met}"
    return [
        Row("S5 idle look", notices, str(wall), cost=wall.p50),
        Row("S5 idle look, processor", notices, str(processor), later=goal, cost=processor.p50),
    ]


async def _looks(idle: Idle, rounds: int) -> tuple[Times, Times]:
    taken = []
    for _ in range(rounds + 1):
        with spent() as look:
            lasts = await idle.lasts(Look(datetime.now(UTC)))
        if not lasts:
            raise RuntimeError("something was due: the look was not idle")
        taken.append(look)
    return Spent.both(taken[1:])


def _claim(database: Database, limit: int) -> list[outbox.ClaimedRow]:
    look = Look(datetime.now(UTC))
    return database.write(lambda connection: leases.claim(connection, look, limit=limit))


def _fill(connection: Transaction, notices: int) -> None:
    now = datetime.now(UTC)
    community = communities.ensure(connection, "web", "demo", now)
    for first in range(0, notices, 10_000):
        some = range(first, min(notices, first + 10_000))
        due = now - timedelta(hours=1)
        connection.execute(insert(table), [_notice(community, number, due) for number in some])


def _notice(community: CommunityId, number: int, due: datetime) -> dict[str, object]:
    return {
        "community": community,
        "recipient": f"per_{number}",
        "card": f"ask_{number}",
        "kind": NoticeKind.ASKED,
        "ref": f"ask_{number}",
        "version": 1,
        "sent_version": 0,
        "state": outbox.Status.PENDING,
        "due_at": due + timedelta(microseconds=number),
        "attempts": 0,
        "problem": "",
    }


def _swept_by_scheduler(folder: Path, jobs: int) -> float:
    """Return the seconds in which the scheduler ran so many due jobs."""
    engine = create_engine(f"sqlite:///{folder / 'jobs.db'}", connect_args={"check_same_thread": False})
    event.listen(engine, "connect", _durable)
    scheduler = BackgroundScheduler(jobstores={"default": SQLAlchemyJobStore(engine=engine)}, timezone="UTC")
    scheduler.start(paused=True)
    due = datetime.now(UTC) - timedelta(hours=1)
    for number in range(jobs):
        scheduler.add_job(_told, "date", run_date=due, args=[number], misfire_grace_time=None)
    seconds = _run_all(scheduler, jobs)
    scheduler.shutdown()
    engine.dispose()
    return seconds


def _run_all(scheduler: BackgroundScheduler, jobs: int) -> float:
    ran, all_ran = [], Event()

    def count(_: object) -> None:
        ran.append(1)
        if len(ran) == jobs:
            all_ran.set()

    scheduler.add_listener(count, EVENT_JOB_EXECUTED)
    start = perf_counter()
    scheduler.resume()
    if not all_ran.wait(PATIENCE):
        raise RuntimeError(f"the scheduler ran {len(ran)} of {jobs} jobs in {PATIENCE:.0f} seconds")
    return perf_counter() - start


def _told(number: int) -> None:
    """Stand in for one delivery."""
    del number


def _durable(connection: SQLiteConnection, _: object) -> None:
    for pragma in ("journal_mode = WAL", "synchronous = FULL"):
        connection.execute(f"PRAGMA {pragma}")
