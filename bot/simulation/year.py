"""A year, hour by hour: people act, the clock runs what is due, and messages are delivered."""

import asyncio
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial

from bot.domain.common import capacity
from bot.domain.common.people import Door
from bot.domain.programme.programme import Programme
from bot.handlers import FOLLOWERS, all_routes
from bot.handlers.respond import Responder
from bot.handlers.run import Runner
from bot.jobs.deliver import Deliverer
from bot.jobs.indexing import Indexer
from bot.jobs.ticks import ticks
from bot.simulation.chat import Serving
from bot.simulation.clock import Alarm, SimulatedClock
from bot.simulation.community import Founded, found
from bot.simulation.figures import Figures, figures
from bot.simulation.inline import InlineDatabase
from bot.simulation.ledger import Ledger, overrun, share_held
from bot.simulation.members import join
from bot.simulation.relevance import Relevance, listed
from bot.simulation.scenario import BEGINS, Scenario
from bot.simulation.world import World
from bot.store.asks import record
from bot.store.database.keys import SecretKeys
from bot.store.index.index import Index
from bot.store.services import Services

STEP = timedelta(hours=4)
"""After how long the clock closes and nudges again; whatever people do is delivered at once."""

LONG_STEP = timedelta(hours=12)
"""After how long it does the rest: wishes and the calendar, planning nudges, forgetting."""

OFTEN = frozenset({"close", "nudge"})

AFTERWARDS = timedelta(days=22)
"""Once nobody acts any more, time goes on in long steps until every ask must have ended."""

KEYS = SecretKeys.of(("the key of a simulation, in a folder that is deleted at its end",))


def simulate(
    scenario: Scenario,
    programme: Programme,
    address: str,
    passed: Callable[[int], None] = lambda _: None,
) -> Figures:
    """Let the people of a scenario live in an empty, migrated database; their search lives in memory.

    `passed` hears how many days are over.
    """
    database, clock = InlineDatabase(address), SimulatedClock(BEGINS)
    index = Index.in_memory(turn=lambda: clock.now.isocalendar().week)
    here = found(database, programme, scenario)
    open_doors = [listed(one) for one in here.mentors if one.door is Door.OPEN]
    relevance = Relevance.of(here.id, open_doors)
    alarm = Alarm()
    runner = Runner(database, Services(programme, index, clock, keys=KEYS), FOLLOWERS, alarm.ring)
    indexer = Indexer(database, index, runner.services)
    world = World(scenario, clock, Responder(runner, all_routes()), indexer, relevance, Ledger())
    try:
        return asyncio.run(Year(world, here, runner, alarm).live(passed))
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
    alarm: Alarm

    async def live(self, passed: Callable[[int], None]) -> Figures:
        """Let everybody live until the end, and what waits then come to its own end."""
        world = self.world
        world.indexer.catch_up()
        join(world, self.here)
        self._look(BEGINS)
        deliverer = Deliverer(self.runner, [Serving(world.chat)], at_once=16)
        every = ticks(self.runner, world.indexer)
        often = tuple(tick for tick in every if tick.name in OFTEN)
        for until in _instants(world.scenario):
            await self._act(until, deliverer)
            for job in often if until.hour % 12 else every:
                job.act()
            await self._deliver(deliverer)
            if until.hour == 0 and until <= world.scenario.ends:
                passed(1)
            self._look(until)
        return figures(world, self.here, self.runner.database)

    async def _act(self, until: datetime, deliverer: Deliverer) -> None:
        """Let people act until an instant, and hear at once what others do."""
        clock = self.world.clock
        for at, act in self.world.agenda.due(until):
            clock.reach(at)
            act()
            if self.alarm.hush():
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
            self.world.ledger.overruns.update(overrun(counted, cards))

    def _look(self, now: datetime) -> None:
        """At the beginning of each quarter, keep who may be asked and is still there."""
        if now not in self.world.scenario.quarters:
            return
        ids = [one.id for one in self.here.mentors]
        cards = self.runner.read(self.here.id, lambda work: work.mentors.many(ids))
        gone = self.world.gone
        asked = (one for one, card in cards.items() if capacity.is_in(card, now))
        there = frozenset(one for one in asked if (left := gone.get(one)) is None or left > now)
        counted = self.runner.database.read(partial(record.counted, mentors=sorted(there)))
        self.world.ledger.answering.append(there)
        self.world.ledger.held.append(share_held(counted, [cards[one] for one in there]))


def _instants(scenario: Scenario) -> Iterator[datetime]:
    """Yield when the clock looks (UTC)."""
    yield from (BEGINS + STEP * n for n in range(1, (scenario.ends - BEGINS) // STEP + 1))
    yield from (scenario.ends + LONG_STEP * n for n in range(1, AFTERWARDS // LONG_STEP + 1))
