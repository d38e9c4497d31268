"""S9: a minute of the clock in which nothing is due, over many communities.

Ours: the clock first asks, in reads over all communities, where anything is due. Peer: the former way, which
opens in each community a write transaction for each closer and each kind of nudge, and reads for its wishes.
Each community has mentors, people, an ask that waits and a wish that nobody fits. Goal: at most 50 ms.
"""

from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

from benchmarks.community import open_index, programme, url_in
from benchmarks.measure import Times, interleaved, milliseconds
from benchmarks.size import Size
from benchmarks.table import Row
from bot.demo.mentees import mentees
from bot.demo.mentors import mentors
from bot.domain.asks.ask import Ask, Status
from bot.domain.common.ids import AskId, CommunityId, WishId, fresh
from bot.domain.search.wishes import Wish, WishAbout
from bot.handlers import CLOSERS, FOLLOWERS, NUDGES
from bot.handlers.run import Runner
from bot.handlers.work import Work
from bot.jobs.closing import close_due
from bot.jobs.nudging import nudge_due
from bot.jobs.wishing import wish_due
from bot.store.asks.ask import Asks
from bot.store.common import communities
from bot.store.database.database import Database, Transaction
from bot.store.database.migrate import migrate
from bot.store.mentors import bulk
from bot.store.opening.opening import open_to_everyone
from bot.store.search.wishes import Wishes
from bot.store.services import Services
from tests.fakes.keys import KEYS

MENTORS, MENTEES = 20, 4
"""How many of each a community has."""

IDLE_GOAL = 0.05
"""Seconds that an idle minute may take."""


def run(folder: Path, size: Size) -> list[Row]:
    """Measure an idle minute in the present way and in the former way."""
    folder.mkdir(parents=True, exist_ok=True)
    migrate(url_in(folder))
    database = Database(url_in(folder))
    now = datetime.now(UTC)
    for number in range(size.idle):
        database.write(partial(_fill, workspace=f"idle-{number}", now=now))
    index = open_index(folder, database)
    runner = Runner(database, Services(programme(), index, keys=KEYS), FOLLOWERS)
    ours = interleaved({"ours": lambda _: _ours(runner)}, rounds=size.rounds)["ours"]
    # It takes seconds, hundreds of times as long as ours: one round is enough, without interleaving.
    peer = interleaved({"peer": lambda _: _peer(runner)}, rounds=1)["peer"]
    index.close()
    database.close()
    return [_row(size.idle, Times.of(ours), Times.of(peer))]


def _row(number: int, ours: Times, peer: Times) -> Row:
    met = "met" if ours.p50 <= IDLE_GOAL else "MISSED"
    goal, ratio = f"≤ {milliseconds(IDLE_GOAL)} ms {met}", ours.p50 / peer.p50
    before = "a transaction for each"
    return Row("S9 idle minute", number, str(ours), before, str(peer), ratio, later=goal, cost=ours.p50)


def _ours(runner: Runner) -> None:
    if close_due(runner) + nudge_due(runner) + wish_due(runner, lambda: 0):
        raise RuntimeError("something was due: the minute was not idle")


def _peer(runner: Runner) -> None:
    for here in runner.database.read(communities.every):
        for closes in CLOSERS:
            runner.write(here, closes.act)
        for nudged in NUDGES.values():
            runner.write(here, nudged.next_due)
        up_to = runner.read(here, lambda work: work.wishes.latest_change())
        for about in WishAbout:
            runner.read(here, partial(_wished, about=about, up_to=up_to))


def _wished(work: Work, about: WishAbout, up_to: int) -> list[Wish]:
    return work.wishes.to_look(about, up_to, limit=1) if work.beginnings.get().is_open else []


def _fill(connection: Transaction, workspace: str, now: datetime) -> None:
    here = communities.ensure(connection, "web", workspace, now)
    open_to_everyone(connection, here, now)
    several, people = list(mentors(here, MENTORS, 1, now.date())), list(mentees(here, MENTEES, 1))
    bulk.add_mentors(connection, several, now)
    bulk.add_people(connection, people, now)
    mentee, mentor = people[0].id, several[0].id
    Asks(connection, here).add(
        Ask(
            id=AskId(fresh("ask")),
            community=here,
            mentee=mentee,
            mentor=mentor,
            kind="quick-question",
            question="How did you know that it was time to leave law?",
            status=Status.WAITING,
            month=f"{now:%Y-%m}",
            sent_at=now,
            closes_at=now + timedelta(days=5),
            remind_at=now + timedelta(days=2),
        )
    )
    _wish(connection, here, Wish(WishId(fresh("wsh")), here, mentee, WishAbout.SOMEONE, now, "lighthouses"))


def _wish(connection: Transaction, here: CommunityId, made: Wish) -> None:
    wishes = Wishes(connection, here, made.at)
    wishes.make(made)
    wishes.looked_after([made.id], wishes.latest_change())
