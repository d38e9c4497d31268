"""Idling: a look reads nothing while nothing is due or committed, and nothing that is due waits for it."""

import asyncio
from collections.abc import Iterator
from datetime import timedelta
from functools import partial

import pytest
from sqlalchemy import event

from bot.domain.common.notices import Notice, NoticeKind
from bot.jobs.idling import Idle
from bot.store.database.database import Database, Transaction
from bot.store.outbox import outages
from bot.store.outbox.leases import Look
from bot.store.outbox.outbox import Lane, Outbox
from tests.fakes.acting import Acting
from tests.fakes.community import Community

SOON = timedelta(minutes=5)


@pytest.fixture
def leila(community_of_people: Community) -> Acting:
    return community_of_people.joins("Leila Haddad")


@pytest.fixture
def idle(community_of_people: Community) -> Idle:
    """What has looked, and found nothing."""
    found = Idle(community_of_people.database)
    assert is_idle(found, community_of_people)
    return found


@pytest.fixture
def elsewhere(address: str) -> Iterator[Database]:
    """The same database, as in another process."""
    database = Database(address)
    yield database
    database.close()


def is_idle(idle: Idle, here: Community, *, silent: str = "") -> bool:
    return asyncio.run(idle.lasts(Look(here.clock(), (silent,) if silent else ())))


def tell(
    open_: Transaction, here: Community, whom: Acting, *, lane: Lane = Lane.AWAITED, later: bool = False
) -> None:
    due = here.clock() + SOON if later else here.clock()
    notice = Notice(NoticeKind.RECEIPT, "ask_1")
    Outbox(open_, here.id, here.clock()).show(
        whom.person.id, card="ask_1", notice=notice, lane=lane, due_at=due
    )


@pytest.mark.parametrize("lane", Lane)
def test_a_commit_of_this_process_is_seen(
    community_of_people: Community, idle: Idle, leila: Acting, lane: Lane
) -> None:
    here = community_of_people
    here.database.write(partial(tell, here=here, whom=leila, lane=lane))
    assert not is_idle(idle, here)


@pytest.mark.parametrize("lightly", [False, True])
def test_a_commit_over_another_connection_is_seen(
    community_of_people: Community, idle: Idle, leila: Acting, elsewhere: Database, *, lightly: bool
) -> None:
    here = community_of_people
    elsewhere.write(partial(tell, here=here, whom=leila), lightly=lightly)
    assert not is_idle(idle, here)


def test_a_row_is_due_when_its_time_comes_without_a_commit(
    community_of_people: Community, idle: Idle, leila: Acting
) -> None:
    here = community_of_people
    here.database.write(partial(tell, here=here, whom=leila, later=True))
    assert is_idle(idle, here)
    assert is_idle(idle, here)
    here.clock.moves(seconds=SOON.total_seconds())
    assert not is_idle(idle, here)


def test_a_row_of_many_readers_is_due_when_its_time_comes(
    community_of_people: Community, idle: Idle, leila: Acting
) -> None:
    here = community_of_people
    here.database.write(partial(tell, here=here, whom=leila, lane=Lane.BULK, later=True))
    assert is_idle(idle, here)
    here.clock.moves(seconds=SOON.total_seconds())
    assert not is_idle(idle, here)


def test_where_nothing_rings_a_row_is_due_before_its_time(
    community_of_people: Community, idle: Idle, leila: Acting
) -> None:
    here = community_of_people
    here.database.write(partial(tell, here=here, whom=leila, later=True))
    assert not is_idle(idle, here, silent="stand-in")


def test_a_commit_during_a_look_is_seen_by_the_next_one(
    community_of_people: Community, leila: Acting, elsewhere: Database
) -> None:
    """It comes right after the look has read: what is remembered must not count it as seen."""
    here, idle = community_of_people, Idle(community_of_people.database)

    def meanwhile(*_: object) -> None:
        if not came:
            came.append(True)
            elsewhere.write(partial(tell, here=here, whom=leila))

    came: list[bool] = []
    engine = here.database.read(lambda open_: open_.engine)
    event.listen(engine, "after_cursor_execute", meanwhile)
    assert is_idle(idle, here)
    assert not is_idle(idle, here)


def test_a_row_whose_community_cannot_be_reached_is_looked_for_each_time(
    community_of_people: Community, idle: Idle, leila: Acting
) -> None:
    """An outage ends at its own time, which no row tells: nothing may be remembered meanwhile."""
    here = community_of_people
    here.database.write(partial(tell, here=here, whom=leila))
    here.database.write(partial(outages.cut, community=here.id, why="out", until=here.clock() + SOON))
    assert is_idle(idle, here)
    here.clock.moves(seconds=SOON.total_seconds())
    assert not is_idle(idle, here)
