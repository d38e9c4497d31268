"""F26, F27: an announcement goes to hundreds while Teams answers 429: each gets it once, without a storm."""

from collections.abc import Iterator
from contextlib import ExitStack
from typing import Final

import pytest
from sqlalchemy import Connection, select

from bot.adapters.teams.calls.pace import TeamsPace
from bot.domain.announcements.announcement import Stage
from bot.jobs.deliver import AT_ONCE, Deliverer
from bot.store.common import communities
from bot.store.database.database import Database
from bot.store.index.index import Index
from bot.store.opening.opening import open_to_everyone
from bot.store.outbox import outbox
from bot.store.services import Services
from bot.store.tables import announcements
from tests.fakes.clock import TUESDAY_MORNING, Clock
from tests.fakes.platform import Serving
from tests.fakes.rounds import rounds
from tests.fakes.teams import routes
from tests.fakes.teams.community import Campus, TeamsCommunity, in_teams
from tests.fakes.teams.ledger import Failure, Trouble
from tests.fakes.teams.people_act import TeamsActing
from tests.fakes.teams.world import TENANT
from tests.journeys.announcements.test_a_manager_announces import for_, writes

CROWD: Final = rounds(60, 500)
LETS_THROUGH: Final = 20
"""Calls a second that Teams takes here: as if another process of the app made the other thirty."""
ROUND: Final = 2
"""Seconds between two looks for what is due."""


@pytest.fixture
def here(
    on_sqlite: str, services: Services, clock: Clock, index: Index, campus: Campus
) -> Iterator[TeamsCommunity]:
    """A community in Teams that is paced by a clock which sleeping moves on."""

    async def sleep(seconds: float) -> None:
        campus.here.moves(seconds)

    with ExitStack() as stack:
        database = Database(on_sqlite)
        stack.callback(database.close)
        founded = database.write(lambda open_: communities.ensure(open_, "teams", TENANT, TUESDAY_MORNING))
        database.write(lambda open_: open_to_everyone(open_, founded, TUESDAY_MORNING))
        pace = TeamsPace(clock=campus.here.now, sleep=sleep)
        yield stack.enter_context(in_teams(founded, database, services, clock, index, campus, pace=pace))


@pytest.fixture
def readers(here: TeamsCommunity) -> list[TeamsActing]:
    """Many people who have acted before."""
    return [here.joins(f"Reader Made-Up-{number}") for number in range(CROWD)]  # type: ignore[misc]


def announces(here: TeamsCommunity) -> None:
    """Let a manager announce to everybody, a minute before the first is told."""
    nora = here.joins("Nora Lindqvist", manages=True)
    everybody = str(CROWD + 1)
    form = nora.presses(f"Send it to {everybody}", for_(nora, writes(nora)))
    nora.submits(form, number=everybody)
    here.campus.here.moves(60)


def goes_on(here: TeamsCommunity, *, for_seconds: int, every: int = ROUND) -> int:
    """Deliver, as often as the clock does in so many seconds or until it has ended; return after how many."""
    worker = Deliverer(here.runner, [Serving(here.bot.connection.adapter)])
    for passed in range(0, for_seconds, every):
        here.bot.does(worker.deliver_due())
        here.closes_what_is_over()
        if here.database.read(has_ended) and here.database.read(outbox.pending) == 0:
            return passed
        here.clock.moves(seconds=every)
        here.campus.here.moves(every)
    raise AssertionError(f"{here.database.read(outbox.pending)} are not told within {for_seconds} s")


def has_ended(open_: Connection) -> bool:
    """Tell whether the announcement has gone out to all of its batches."""
    stages = open_.execute(select(announcements.c.stage)).scalars().all()
    return set(stages) == {Stage.DONE}


def sends(here: TeamsCommunity, outcome: str = "") -> int:
    """Return how many sends Teams got."""
    calls = [one for one in here.campus.here.calls if one.route == routes.SEND]
    return sum(outcome in ("", one.outcome) for one in calls)


def told_once(here: TeamsCommunity, readers: list[TeamsActing]) -> bool:
    """Tell whether each of these has the announcement once."""
    own = [here.campus.here.of_the_bot(one.who.at.id) for one in readers]
    return [len(one) for one in own] == [1] * len(readers)


def test_f26_everybody_is_told_once_while_teams_lets_few_through(
    here: TeamsCommunity, readers: list[TeamsActing]
) -> None:
    announces(here)
    here.campus.here.rates.are_real(a_second=LETS_THROUGH)
    goes_on(here, for_seconds=20 * CROWD // LETS_THROUGH)
    assert told_once(here, readers)
    refused = sends(here, "429")
    assert refused > 0, "Teams has let all through: this proves nothing"
    assert refused < CROWD // 2


def test_f26_the_time_that_teams_asks_for_passes_without_a_send(
    here: TeamsCommunity, readers: list[TeamsActing]
) -> None:
    announces(here)
    before = sends(here)
    here.campus.here.fails(Trouble(Failure(429, retry_after=30.0), routes.SEND))
    worker = Deliverer(here.runner, [Serving(here.bot.connection.adapter)])
    here.bot.does(worker.deliver_due())
    asked = sends(here)
    assert asked - before <= AT_ONCE
    for _ in range(14):
        here.clock.moves(seconds=ROUND)
        here.campus.here.moves(ROUND)
        here.bot.does(worker.deliver_due())
        assert sends(here) <= asked
    goes_on(here, for_seconds=60)
    assert told_once(here, readers)


def test_f27_a_storm_of_refusals_is_no_storm_of_calls(
    here: TeamsCommunity, readers: list[TeamsActing]
) -> None:
    announces(here)
    for after in (None, 3_600.0, 0.0, *([None, -1.0, 0.0] * 5)):
        here.campus.here.fails(Trouble(Failure(429, retry_after=after), routes.SEND))
    refused = len(here.campus.here.troubles)
    took = goes_on(here, for_seconds=3 * 3_600, every=60)
    assert took > 3_600
    assert sends(here, "429") == refused
    assert told_once(here, readers)
