"""A year, hour by hour: people act, the clock runs what is due, and messages are delivered."""

import asyncio
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

from bot.domain.common import capacity
from bot.domain.common.people import Door, Mentor
from bot.domain.programme.programme import Programme
from bot.handlers import FOLLOWERS, all_routes
from bot.handlers.respond import Responder
from bot.handlers.run import Runner
from bot.jobs.deliver import Deliverer
from bot.jobs.indexing import Indexer
from bot.jobs.ticks import ticks
from bot.simulation.chat import Serving
from bot.simulation.clock import Bell, SimulatedClock
from bot.simulation.community import Founded, found
from bot.simulation.figures import Figures, figures
from bot.simulation.inline import InlineDatabase
from bot.simulation.ledger import Ledger
from bot.simulation.members import join
from bot.simulation.plan import BEGINS, Plan
from bot.simulation.relevance import Relevance, listed
from bot.simulation.world import World
from bot.store.asks import record
from bot.store.database.keys import SecretKeys
from bot.store.index.directory import InUse, TakenError
from bot.store.index.index import Index
from bot.store.repositories import Services

STEP = timedelta(hours=4)
"""After how long the clock closes and nudges again; whatever people do is delivered at once."""

LONG_STEP = timedelta(hours=12)
"""After how long it does the rest: wishes and the calendar, planning nudges, forgetting."""

OFTEN = frozenset({"close", "nudge"})

AFTERWARDS = timedelta(days=22)
"""Once nobody acts any more, time goes on in long steps until every ask must have ended."""

KEYS = SecretKeys.of(("the key of a simulation, in a folder that is deleted at its end",))


def simulate(
    plan: Plan,
    programme: Programme,
    address: str,
    folder: Path,
    passed: Callable[[int], None] = lambda _: None,
) -> Figures:
    """Let the people of a plan live in an empty, migrated database, with indexes in a folder of their own.

    `passed` hears how many days are over.
    """
    database, clock = InlineDatabase(address), SimulatedClock(BEGINS)
    index = Index.open(
        folder / "index", database=database.identity(), turn=lambda: clock.now.isocalendar().week
    )
    if isinstance(index, InUse):
        raise TakenError(str(index.path))
    here = found(database, programme, plan)
    open_doors = [listed(one) for one in here.mentors if one.door is Door.OPEN]
    relevance = Relevance.of(folder / "relevance", here.id, open_doors)
    bell = Bell()
    runner = Runner(database, Services(programme, index, clock, keys=KEYS), FOLLOWERS, bell.ring)
    indexer = Indexer(database, index, runner.services)
    world = World(plan, clock, Responder(runner, all_routes()), indexer, relevance, Ledger())
    try:
        return asyncio.run(Year(world, here, runner, bell).live(passed))
    finally:
        relevance.index.close()
        index.close()
        database.close()


@dataclass(slots=True)
class Year:
    """One simulated community, and what its process runs."""

    world: World
    here: Founded
    runner: Runner
    bell: Bell

    async def live(self, passed: Callable[[int], None]) -> Figures:
        """Let everybody live until the end, and what waits then come to its own end."""
        world = self.world
        world.indexer.catch_up()
        join(world, self.here)
        self._look(BEGINS)
        deliverer = Deliverer(self.runner, [Serving(world.chat)], at_once=16)
        every = ticks(self.runner, world.indexer)
        often = tuple(tick for tick in every if tick.name in OFTEN)
        for until in _instants(world.plan):
            await self._act(until, deliverer)
            for job in often if until.hour % 12 else every:
                job.act()
            await self._deliver(deliverer)
            if until.hour == 0 and until <= world.plan.ends:
                passed(1)
            self._look(until)
        return figures(world, self.here, self.runner.database)

    async def _act(self, until: datetime, deliverer: Deliverer) -> None:
        """Let people act until an instant, and hear at once what others do."""
        clock = self.world.clock
        for at, act in self.world.agenda.due(until):
            clock.reach(at)
            act()
            if self.bell.hush():
                await self._deliver(deliverer)
        clock.reach(until)

    async def _deliver(self, deliverer: Deliverer) -> None:
        await deliverer.deliver_due()
        self._count_places()

    def _count_places(self) -> None:
        """Count again, from the asks, the places of every mentor who was told something."""
        cards = {one.id: one for one in self.here.mentors}
        touched = sorted(self.world.ledger.touched & cards.keys())
        self.world.ledger.touched.clear()
        if touched:
            counted = self.runner.database.read(partial(record.counted, mentors=touched))
            over = (key for key, number in counted.items() if number > _given(cards[key[0]], key[1]))
            self.world.ledger.overruns.update(over)

    def _look(self, now: datetime) -> None:
        """At the beginning of each quarter, keep who may be asked and is still there."""
        if now not in self.world.plan.quarters:
            return
        ids = [one.id for one in self.here.mentors]
        cards = self.runner.read(self.here.id, lambda work: work.mentors.many(ids))
        gone = self.world.gone
        there = (one for one, card in cards.items() if capacity.is_in(card, now))
        self.world.ledger.answering.append(
            frozenset(one for one in there if (left := gone.get(one)) is None or left > now)
        )


def _instants(plan: Plan) -> Iterator[datetime]:
    """Yield when the clock looks (UTC)."""
    yield from (BEGINS + STEP * n for n in range(1, (plan.ends - BEGINS) // STEP + 1))
    yield from (plan.ends + LONG_STEP * n for n in range(1, AFTERWARDS // LONG_STEP + 1))


def _given(mentor: Mentor, kind: str) -> int:
    """Return how many places a mentor gives of a kind, or over all kinds."""
    if kind == capacity.EVERYTHING:
        return mentor.at_once
    offer = mentor.offer(kind)
    return offer.budget.places if offer else 0
