"""The clock asks first: a minute in which nothing is due writes nothing, and scans no large table."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import partial
from typing import Any

import pytest
from sqlalchemy import Connection, Engine, event

from bot.domain.common.nudge_budget import NudgeKind, PlannedNudge
from bot.handlers import CLOSERS, NUDGES
from bot.handlers.feature import Closes
from bot.handlers.run import Timed
from bot.jobs.closing import close_due
from bot.jobs.nudging import nudge_due
from bot.jobs.wishing import wish_due
from bot.store.common import communities
from bot.store.common.planned_nudges import DueNudges
from bot.store.database.database import Database
from bot.store.search.wishes import changed_in
from tests.fakes.acting import Acting
from tests.fakes.asking_first import Proven
from tests.fakes.community import Community
from tests.fakes.plans import plan, statements
from tests.fakes.platform import PLATFORM

QUESTION = "How did you know that it was time to leave law?"
LARGE = (
    "asks",
    "outbox",
    "due_nudges",
    "carries",
    "follow_ups",
    "meetings",
    "reports",
    "hands",
    "introductions",
    "announcements",
    "announced",
)
"""Tables that grow with what people do: each has to be read through an index."""


@pytest.fixture
def leila(community_of_people: Community) -> Acting:
    """Leila, who has asked Amara and wishes to be told when a nurse joins."""
    here = community_of_people
    amara = here.mentors("Amara Okafor")
    leila = here.joins("Leila Haddad")
    leila.asks(leila.types("/find-mentor product"), QUESTION, on=amara.name)
    leila.presses("Tell me when somebody new fits", leila.types("/find-mentor nursing"))
    here.deliver()
    here.catch_up()
    return leila


@contextmanager
def writers() -> Iterator[list[Connection]]:
    """Record every transaction that may write when it begins."""
    begun: list[Connection] = []

    def note(connection: Connection) -> None:
        if not connection.get_execution_options().get("postgresql_readonly") and _may_write(connection):
            begun.append(connection)

    event.listen(Engine, "begin", note)
    yield begun
    event.remove(Engine, "begin", note)


def _may_write(connection: Connection) -> bool:
    if connection.dialect.name != "sqlite":
        return True
    asking = connection.connection.cursor()
    asking.execute("PRAGMA query_only")
    return bool(asking.fetchone() == (0,))


def found_others(here: Community) -> None:
    """Make twenty communities in which nothing has happened."""
    for number in range(20):
        founding = partial(communities.ensure, platform=PLATFORM, workspace=f"W{number}", now=here.clock())
        here.database.write(founding)


def a_minute(here: Community) -> list[int]:
    return [close_due(here.runner), nudge_due(here.runner), wish_due(here.runner, lambda: 0)]


@pytest.mark.usefixtures("leila")
def test_an_idle_minute_begins_no_transaction_that_writes(community_of_people: Community) -> None:
    here = community_of_people
    found_others(here)
    with writers() as begun:
        assert a_minute(here) == [0, 0, 0]
    assert begun == []


@pytest.mark.usefixtures("leila")
def test_only_where_something_is_due_a_transaction_writes(community_of_people: Community) -> None:
    here = community_of_people
    found_others(here)
    here.clock.is_set_to(datetime(2026, 11, 10, 12, tzinfo=UTC))
    with writers() as begun:
        assert close_due(here.runner) == 1
    # One transaction ends the ask, the other finds that nothing else is due.
    assert len(begun) == 2


def test_a_nudge_of_one_community_is_no_other_communitys(
    community_of_people: Community, leila: Acting
) -> None:
    here = community_of_people
    here.database.write(lambda open_: communities.ensure(open_, PLATFORM, "another", here.clock()))
    planned = PlannedNudge(here.id, leila.person.id, NudgeKind.PUSH, "looked", here.clock(), None)
    here.database.write(lambda open_: DueNudges(open_, here.id).plan(planned))
    assert [(one, nudged.kind) for one, nudged in here.runner.due(NUDGES.values())] == [
        (here.id, NudgeKind.PUSH)
    ]


@pytest.mark.usefixtures("leila")
def test_no_large_table_is_read_whole(community_of_people: Community) -> None:
    here = community_of_people
    with statements() as said:
        here.runner.due(CLOSERS)
        here.runner.due(NUDGES.values())
        here.runner.look(changed_in)
    selects = [(words, told) for words, told in said if words.startswith("SELECT")]
    assert len(selects) >= len(CLOSERS) + len(NUDGES)
    assert [line for words, told in selects for line in whole(here.database, words, told)] == []


@contextmanager
def asked() -> Iterator[list[object]]:
    """Record every statement that is executed, as it was built."""
    said: list[object] = []

    def note(_: Connection, statement: object, *rest: object) -> None:
        said.append(statement)

    event.listen(Engine, "before_execute", note)
    yield said
    event.remove(Engine, "before_execute", note)


@pytest.mark.usefixtures("leila")
def test_each_look_asks_with_the_statements_of_the_one_before(community_of_people: Community) -> None:
    several: list[Timed] = [*CLOSERS, *NUDGES.values()]
    with asked() as first:
        community_of_people.runner.due(several)
    with asked() as second:
        community_of_people.runner.due(several)
    assert len(first) >= len(several)
    assert all(one is other for one, other in zip(first, second, strict=True))


def test_a_table_that_is_read_whole_is_noticed(database: Database) -> None:
    assert whole(database, "SELECT id FROM asks WHERE question = 'why'", ())


def whole(database: Database, words: str, told: Any) -> list[str]:  # noqa: ANN401 - the driver's own
    """Return each step of the database's plan for a statement that scans a whole large table."""
    tables = "|".join(LARGE)
    steps = plan(database, words, told)
    return [line for line in steps if re.search(rf"\b(SCAN|Seq Scan on) ({tables})\b", line)]


@pytest.mark.parametrize(("named", "happens"), [(False, True), (True, False)])
def test_a_look_that_names_other_than_what_happens_is_noticed(
    community_of_people: Community, *, named: bool, happens: bool
) -> None:
    here = community_of_people
    closes = Closes(lambda *_: [here.id] if named else [], lambda _: happens)
    with pytest.raises(AssertionError):
        Proven.of(here.runner).due([closes])


@pytest.mark.parametrize("both", [True, False])
def test_a_look_that_names_what_happens_is_true(community_of_people: Community, *, both: bool) -> None:
    here = community_of_people
    closes = Closes(lambda *_: [here.id] if both else [], lambda _: both)
    assert Proven.of(here.runner).due([closes]) == ([(here.id, closes)] if both else [])
