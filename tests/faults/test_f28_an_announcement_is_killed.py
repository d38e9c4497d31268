"""F28, F39: `kill -9` while an announcement goes out: each reader has it once, and the sum is true."""

import logging
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from random import Random

import pytest
from sqlalchemy import func, select, update

from bot.domain.announcements.announcement import Announcement, Stage
from bot.domain.announcements.announcement import ReaderState as Ended
from bot.handlers import FOLLOWERS, all_routes
from bot.handlers.respond import Responder
from bot.handlers.routing import Answer
from bot.handlers.run import Runner
from bot.store.database.database import Database
from bot.store.outbox import outbox
from bot.store.outbox.outbox import Lane, Status
from bot.store.services import Services
from bot.store.tables import announcements, people
from bot.store.tables import outbox as rows
from bot.ui.requests import Actor
from tests.fakes.acting import Acting
from tests.fakes.clock import Clock, where_it_is_day
from tests.fakes.rounds import rounds
from tests.fakes.running import Running, start, through_settings, wait_until_ready
from tests.fakes.slack.delivering import Delivering, by_hand, user_of
from tests.fakes.slack.workspace import SECRET, TEAM, TOKEN, Workspace
from tests.fakes.waiting import wait_until

READERS = rounds(120, 5_000)
KILLS = rounds(2, 40)
"""How often a process is killed before the middle, and as often after it."""

AT_ONCE = 4
PATIENCE = 600.0
TITLE = "Open a door before the exams"
HURRIED = ("-m", "tests.fakes.hurried")

log = logging.getLogger(__name__)


class Crowd:
    """A manager who announces to many in Slack, and the processes that send it and are killed."""

    def __init__(self, telling: Delivering, folder: Path, workers: int) -> None:
        """Let everybody join."""
        self.telling, self.folder, self.workers = telling, folder, workers
        self.rng = Random(28)
        self.readers = [telling.joins(f"Reader Number {number}") for number in range(READERS)]
        nora = telling.joins("Nora Lindqvist")
        manages = update(people).where(people.c.id == nora.id).values(manages=True)
        telling.database.write(lambda open_: open_.execute(manages))
        services = replace(telling.services, clock=lambda: datetime.now(UTC))
        self.runner = Runner(telling.database, services, FOLLOWERS)
        actor = Actor("slack", TEAM, user_of(nora.name), nora.name, "en-GB", nora.zone, True)
        self.nora = Acting(replace(nora, manages=True), actor, Responder(self.runner, all_routes()))
        self.running: list[Running] = []
        self.started = 0

    @property
    def audience(self) -> int:
        return READERS + 1

    def begins(self) -> None:
        """Send it to everybody; no process runs yet."""
        form = self.nora.presses("Write one", self.nora.types("/announce"))
        shown = self.nora.submits(form, title=TITLE, words="Why.", action="door", signed="Nora, Office")
        looked = self.nora.submits(self.nora.presses("Say who it is for", shown), audience="everybody")
        form = self.nora.presses(f"Send it to {self.audience:,}", looked)
        self.nora.submits(form, number=str(self.audience))

    def looks(self) -> Answer:
        """Open it as its manager."""
        return self.nora.presses("Look at it", self.nora.types("/announce"), on=TITLE)

    @contextmanager
    def processes(self) -> Iterator[None]:
        """Run as many processes as there are workers, and end those that run at the end."""
        try:
            for _ in range(self.workers):
                self.starts()
            yield
        finally:
            for one in self.running:
                one.kill()

    def starts(self) -> None:
        folder = self.folder / f"{self.started % self.workers}"
        folder.mkdir(exist_ok=True)
        settings = {"SLACK_BOT_TOKEN": TOKEN, "SLACK_SIGNING_SECRET": SECRET}
        settings["SLACK_API_URL"] = f"{self.telling.here.url}api/"
        address = through_settings(self.telling.database.url)
        self.running.append(start(folder, program=HURRIED, DATABASE_URL=address, **settings))
        self.started += 1
        wait_until_ready(self.running[-1])

    def kills(self, first: float, last: float) -> None:
        """Kill a process and start another, again and again, between two shares of the audience."""
        for at in sorted(self.rng.uniform(first, last) for _ in range(KILLS)):
            wait_until(lambda at=at: self.has_told(at), PATIENCE)  # type: ignore[misc]
            self.running.pop(0).kill()
            self.starts()

    def has_told(self, share: float) -> bool:
        """Tell whether Slack has got this share of the messages, or no more will come."""
        return sum(self.told().values()) >= share * self.audience or not self.waits()

    def told(self) -> Counter[str]:
        """Return how many messages with its title stand in each channel, in Slack's own ledger."""
        lines = self.telling.lines()
        return Counter(
            line.channel for line in lines if TITLE in str(line.blocks) and "Why." in str(line.blocks)
        )

    def waits(self) -> int:
        """Return how many rows may still be sent or are being sent."""
        many = (rows.c.lane == Lane.BULK) & (rows.c.state == Status.PENDING)
        counted = select(func.count()).select_from(rows).where(many)
        return self.telling.database.read(lambda open_: open_.execute(counted).scalar_one())

    def is_settled(self) -> bool:
        over = select(announcements.c.settled)
        settled = self.telling.database.read(lambda open_: open_.execute(over).scalar_one())
        return settled and self.telling.database.read(outbox.pending) == 0

    def is_true(self, told: Counter[str]) -> Announcement:
        """Check the sum and the one card of progress against Slack's ledger; return how it stands."""

        def tallied(open_: object) -> tuple[Announcement, dict[Ended, int]]:
            work = self.runner.work(open_, self.telling.community)  # type: ignore[arg-type]
            (one,) = work.announcements.of(*Stage)
            tally = work.sendings.tally(one)
            assert tally.everybody == self.audience
            return one, {state: n for state, n in tally.counts.items() if n}

        one, counts = self.telling.database.read(tallied)
        assert set(told.values()) == {1}
        left = {Ended.CANCELLED: self.audience - len(told)} if len(told) < self.audience else {}
        assert counts == {Ended.TOLD: len(told), **left}
        cards = [line for line in self.telling.with_(self.nora.person) if "Why." not in str(line.blocks)]
        assert len(cards) == 1
        begins = "Cancelled" if left else "Done"
        assert f"{begins}: {len(told):,} of {self.audience:,} have had it" in str(cards[0].blocks)
        return one


@pytest.fixture
def crowd(
    slack: Workspace, address: str, database: Database, services: Services, clock: Clock, tmp_path: Path
) -> Crowd:
    telling = Delivering.to(slack, database, services, clock, by_hand(clock))
    telling.zone = where_it_is_day()
    return Crowd(telling, tmp_path, 1 if address.startswith("sqlite") else 2)


@pytest.mark.timeout(3600)
def test_f28_each_reader_has_it_once_whenever_a_process_is_killed(crowd: Crowd) -> None:
    """It is paused in the middle, where nobody gets it, and goes on."""
    crowd.begins()
    with crowd.processes():
        crowd.kills(0, 0.45)
        paused = crowd.nora.presses("Pause", crowd.looks())
        before = sum(crowd.told().values())
        wait_until(lambda: crowd.waits() == 0, PATIENCE)
        assert sum(crowd.told().values()) - before <= AT_ONCE * crowd.workers
        crowd.nora.presses("Go on", paused)
        crowd.kills(0.5, 1)
        wait_until(crowd.is_settled, PATIENCE)
    told = crowd.told()
    assert len(told) == crowd.audience
    assert crowd.is_true(told).stage is Stage.DONE


@pytest.mark.timeout(3600)
def test_f39_few_get_it_after_it_is_cancelled_whenever_a_process_is_killed(crowd: Crowd) -> None:
    crowd.begins()
    with crowd.processes():
        crowd.kills(0, 0.25)
        before = sum(crowd.told().values())
        crowd.nora.presses("Cancel the rest", crowd.looks())
        crowd.running.pop(0).kill()
        crowd.starts()
        wait_until(crowd.is_settled, PATIENCE)
    told = crowd.told()
    # Those that a worker had in its hands, and what was sent while the manager looked.
    assert before <= len(told) < crowd.audience
    assert crowd.is_true(told).stage is Stage.CANCELLED
