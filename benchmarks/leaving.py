"""S6: an announcement leaves at the pace that Slack allows, and an Accept does not wait behind it.

Ours alone, through the real Web API client, against a stand-in of Slack on the loopback that refuses what is
above the pace and keeps the ledger from which all of this is read. The same again while one reader's message
hangs. Then without a pace, to see how much faster we could send.
"""

import asyncio
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.community import programme, url_in
from benchmarks.size import Size
from benchmarks.table import Row
from bot.adapters.slack.calls.pace import BURST, PER_MINUTE, Pace
from bot.domain.announcements.announcement import Announcement, Stage
from bot.domain.common.ids import AnnouncementId
from bot.domain.common.people import Person
from bot.store.announcements.announcement import Announcements
from bot.store.announcements.sending import Sendings
from bot.store.database.database import Database, Transaction
from bot.store.database.migrate import migrate
from bot.store.index.index import Index
from bot.store.services import Services
from tests.fakes.clock import TUESDAY_MORNING, Clock
from tests.fakes.keys import KEYS
from tests.fakes.slack.delivering import POST, Delivering, by_hand, user_of
from tests.fakes.slack.ledger import Refusal, Trouble
from tests.fakes.slack.rates import A_CHANNEL, Rates
from tests.fakes.slack.server import serving
from tests.fakes.slack.workspace import Workspace
from tests.fakes.waiting import until

ID = AnnouncementId("ann_0123456789abcdefghijkl")
PLANNED = PER_MINUTE[POST] / 60
"""Messages a second."""

EVERY = 4.0
"""Seconds between two Accepts."""

HANGS = 0.5
"""For which share of the time Slack leaves the one reader's message without an answer."""

PATIENCE = 30.0
"""Seconds after which an Accept has not left at all."""

SOON = 5.0
"""Seconds within which an Accept has to leave (P8)."""

PACE_GOAL = 0.95


def run(folder: Path, size: Size) -> list[Row]:
    """Measure the pace and the Accepts beside it, likewise with one that hangs, and what we could send."""
    readers, seconds = size.leaving
    several = [
        ("S6 pace", "S6 Accept beside it", False),
        ("S6 pace, one hangs", "S6 Accept, one hangs", True),
    ]
    rows: list[Row] = []
    for number, (pace, accept, hangs) in enumerate(several):
        with community(folder / str(number), readers, Pace()) as telling:
            telling.here.rates = Rates({POST: int(PER_MINUTE[POST] + BURST[POST])}, a_channel=A_CHANNEL)
            left, waits = asyncio.run(_beside(telling, seconds, hangs=hangs))
            refused = len(telling.calls(outcome="ratelimited"))
        rows += [_paced(pace, readers, left, seconds, refused), _awaited(accept, readers, waits)]
    with community(folder / "freely", readers, by_hand(Clock())) as telling:
        start, spent = time.perf_counter(), time.process_time()
        sent = asyncio.run(_freely(telling, seconds * 10))
        taken, computed = time.perf_counter() - start, time.process_time() - spent
    said = f"{sent / taken:,.0f} a second, {computed / sent * 1000:.1f} ms CPU each, the stand-in's too"
    return [*rows, Row("S6 without a pace", sent, said, cost=taken / sent)]


def _paced(figure: str, readers: int, left: int, seconds: float, refused: int) -> Row:
    share = left / (PLANNED * seconds)
    met = "met" if share >= PACE_GOAL and not refused else "MISSED"
    hours = readers / (PLANNED * share) / 3600
    said = f"{share:.0%} of {PLANNED * 60:.0f} a minute; all in {hours:.1f} h; {refused} refused"
    return Row(figure, readers, said, later=f"≥ {PACE_GOAL:.0%}, none refused: {met}")


def _awaited(figure: str, readers: int, waits: list[float]) -> Row:
    met = "met" if max(waits) < SOON else "MISSED"
    said = f"{max(waits):.1f} s at the most, of {len(waits)}"
    return Row(figure, readers, said, later=f"≤ {SOON:.0f} s {met}", cost=max(waits))


@contextmanager
def community(folder: Path, readers: int, pace: Pace) -> Iterator[Delivering]:
    """Yield a community in a stand-in of Slack, with a row of an announcement for each reader."""
    folder.mkdir(parents=True)
    migrate(url_in(folder))
    database, slack = Database(url_in(folder)), Workspace()
    index = Index.open(folder / "index", database=database.identity())
    assert isinstance(index, Index)
    begun = datetime.now(UTC)
    services = Services(programme(), index, lambda: TUESDAY_MORNING + (datetime.now(UTC) - begun), keys=KEYS)
    with serving(slack):
        telling = Delivering.to(slack, database, services, Clock(), pace)
        people = [telling.joins(f"Reader Number {number}") for number in range(readers)]
        database.write(lambda open_: _announce(open_, telling, people))
        yield telling
    database.close()
    index.close()


def _announce(open_: Transaction, telling: Delivering, people: list[Person]) -> None:
    now = TUESDAY_MORNING
    one = Announcement(ID, telling.community, people[0].id, now, Stage.RUNNING, "Doors", "Open **one**.")
    one = replace(one, signed="Office", audience="everybody", begun_at=now, readers=len(people), frozen=True)
    Announcements(open_, telling.community, now).add(one)
    Sendings(open_, telling.community, now).queue(ID, [person.id for person in people])


async def _beside(telling: Delivering, seconds: float, *, hangs: bool) -> tuple[int, list[float]]:
    """Return how many left in these seconds, and after how many seconds each Accept left meanwhile."""
    if hangs:
        slow = user_of("Reader Number 7")
        telling.here.fails(Trouble(lambda: Refusal(waits=HANGS * seconds), POST, slow))
    worker, waits = telling.worker(), list[float]()
    begun, delivering = time.monotonic(), asyncio.create_task(worker.run())
    try:
        while time.monotonic() - begun < seconds:
            mentee = telling.joins(f"Mentee Number {len(waits)}")
            telling.tells(mentee)
            worker.wake()
            waits.append(await until(_has_left(telling, mentee), PATIENCE))
            rest = begun + len(waits) * EVERY - time.monotonic()
            await asyncio.sleep(max(min(rest, begun + seconds - time.monotonic()), 0))
        return len(telling.lines()), waits
    finally:
        delivering.cancel()
        await asyncio.gather(delivering, return_exceptions=True)
        await telling.api.close()


def _has_left(telling: Delivering, mentee: Person) -> Callable[[], bool]:
    return lambda: bool(telling.with_(mentee))


async def _freely(telling: Delivering, at_most: float) -> int:
    """Send without a pace for so many seconds at the most; return how many left."""
    delivering = asyncio.create_task(telling.worker().deliver_due())
    await asyncio.wait({delivering}, timeout=at_most)
    sent = len(telling.lines())
    delivering.cancel()
    await asyncio.gather(delivering, return_exceptions=True)
    await telling.api.close()
    return sent
