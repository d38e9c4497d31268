"""F20: an ask is sent in the instant in which a manager saves a quiet time: its date knows these days."""

from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import UTC, datetime
from functools import partial

import pytest
from sqlalchemy import select, text

from bot.handlers.routing import Answer
from bot.handlers.work import Work
from bot.store.common import communities
from bot.store.database.database import Database
from bot.store.index.index import Index
from bot.store.opening import opening
from bot.store.services import Services
from bot.store.tables import asks as table
from tests.fakes import asks, people
from tests.fakes.clock import TUESDAY_MORNING, Clock
from tests.fakes.community import Community
from tests.fakes.platform import PLATFORM, WORKSPACE, StandIn
from tests.fakes.racing import race
from tests.fakes.reading import message_of
from tests.fakes.waiting import wait_until

WAITING = (
    "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"
)


@pytest.fixture
def here(on_postgresql: str, services: Services, clock: Clock, index: Index) -> Iterator[Community]:
    """A community on PostgreSQL, where several write at once; on SQLite one waits for the other."""
    database = Database(on_postgresql)
    found = database.write(lambda open_: communities.ensure(open_, PLATFORM, WORKSPACE, TUESDAY_MORNING))
    database.write(lambda open_: opening.open_to_everyone(open_, found, TUESDAY_MORNING))
    yield Community(found, database, services, clock, index, StandIn())
    database.close()


def somebody_waits(here: Community) -> bool:
    return bool(here.database.read(lambda open_: open_.execute(text(WAITING)).scalar_one()))


def test_f20_an_ask_that_was_begun_before_a_quiet_time_is_moved_by_it(here: Community) -> None:
    nora = here.joins("Nora Lindqvist", manages=True)
    leila = people.mentee(here.database, here.id, "Leila Haddad")
    amara = people.mentor(here.database, here.id, "Amara Okafor")
    form = nora.presses("Add a time", nora.presses("Quiet weeks", nora.types("/programme")))
    seen = nora.submits(form, first="2026-11-05", last="2026-11-20")

    def asks_while_it_is_saved(work: Work) -> Future[Answer]:
        assert work.programme.caps.quiet_weeks.times == ()
        saving = other.submit(nora.presses, "Save these days", seen)
        wait_until(lambda: saving.done() or somebody_waits(here))
        work.asks.add(asks.waiting(leila, amara))
        return saving

    with ThreadPoolExecutor(1) as other:
        here.runner.write(here.id, asks_while_it_is_saved).result(20)
    closes_at = here.database.read(lambda open_: open_.execute(select(table.c.closes_at)).scalar_one())
    # Five days that count: the third and fourth of November, and three after the quiet time.
    assert closes_at == datetime(2026, 11, 24, 10, tzinfo=UTC)


def test_f20_of_two_managers_who_save_the_same_days_at_once_one_does(here: Community) -> None:
    two = [here.joins(name, manages=True) for name in ("Nora Lindqvist", "Karim Haddad")]
    seen = []
    for one in two:
        form = one.presses("Add a time", one.presses("Quiet weeks", one.types("/programme")))
        seen.append(one.submits(form, first="2026-11-05", last="2026-11-20"))
    answers = race(
        [partial(one.presses, "Save these days", shown) for one, shown in zip(two, seen, strict=True)]
    )
    assert sorted(message_of(one).title for one in answers) == ["Nothing was saved", "When is it quiet here?"]
