"""Prepared statements: run by their SQL alone, they find, change and refuse what SQLAlchemy does."""

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any, Final

import pytest
from sqlalchemy import Connection, Engine, Executable, bindparam, create_engine, insert, select, text, update
from sqlalchemy.exc import IntegrityError, MultipleResultsFound, NoResultFound

from bot.store.common import communities
from bot.store.database import dialect
from bot.store.database.database import Database
from bot.store.database.prepared import LONGEST_LIST, Rows
from bot.store.tables import deliveries, facts
from tests.fakes.plans import statements

NAMES: Final = tuple("abcdefghij")
NOON: Final = datetime(2026, 11, 30, 12, tzinfo=UTC)
LATER: Final = NOON + timedelta(hours=1)

NAMED = select(facts).where(facts.c.name == bindparam("named"))
AMONG = select(facts.c.name, facts.c.number).where(facts.c.name.in_(bindparam("among", expanding=True)))
SOME = select(facts.c.number).where(facts.c.number > bindparam("least")).limit(bindparam("most"))
SINCE = select(deliveries.c.at).where(deliveries.c.at >= bindparam("since", type_=deliveries.c.at.type))
OFTEN = 3
"""A statement is prepared when it runs for the second time."""

Told = Mapping[str, Any]


@pytest.fixture
def address(on_sqlite: str) -> str:
    return on_sqlite


@pytest.fixture
def database(address: str) -> Iterator[Database]:
    warm = Database(address)
    warm.read(lambda _: None)  # the first of a run is listened to (`tests/fakes/statements.py`)
    warm.close()
    opened = Database(address)
    opened.write(lambda open_: open_.execute(insert(facts), [_fact(n) for n in range(len(NAMES))]))
    yield opened
    opened.close()


@pytest.fixture
def plain(address: str) -> Iterator[Engine]:
    """The same database through SQLAlchemy alone."""
    engine = create_engine(address)
    yield engine
    engine.dispose()


def _fact(number: int) -> dict[str, object]:
    return {"name": NAMES[number], "text": f"fact {number}", "number": number}


def runs(open_: Connection, statement: Executable, told: Told) -> list[Any]:
    """Run a statement until it is prepared; return what it gave each time."""
    return [open_.execute(statement, dict(told)) for _ in range(OFTEN)]


def numbers(open_: Connection, statement: Executable) -> list[int]:
    return [one.scalar_one() for one in runs(open_, statement, {})]


FOUND: Final[tuple[tuple[Executable, Told], ...]] = (
    (NAMED, {"named": "c"}),
    (NAMED, {"named": "nobody"}),
    *((AMONG, {"among": NAMES[:length]}) for length in range(LONGEST_LIST + 2)),
    (AMONG, {"among": list(NAMES[:2])}),
    (AMONG, {"among": {"a"}}),
    (select(facts).where(facts.c.name.in_(("a", "b", "nobody")), facts.c.number < 1), {}),
    (SOME, {"least": 2, "most": 3}),
    (text("SELECT name, number FROM facts WHERE number = :number"), {"number": 4}),
    (SINCE, {"since": NOON}),
)


@pytest.mark.parametrize(("statement", "told"), FOUND)
def test_what_is_found_is_what_sqlalchemy_finds(
    database: Database, plain: Engine, statement: Executable, told: Told
) -> None:
    here = database.write(lambda open_: communities.ensure(open_, "web", "here", NOON))
    database.write(
        lambda open_: open_.execute(insert(deliveries), {"community": here, "key": "k", "at": LATER})
    )
    with plain.begin() as open_:
        wanted = open_.execute(statement, dict(told)).all()
    for found in database.read(lambda open_: [one.all() for one in runs(open_, statement, told)]):
        assert [tuple(row) for row in found] == [tuple(row) for row in wanted]
        assert [row._mapping for row in found] == [row._mapping for row in wanted]
    # What is seldom asked of a result is left to SQLAlchemy.
    for seen in database.read(lambda open_: [one.mappings().all() for one in runs(open_, statement, told)]):
        assert seen == [row._mapping for row in wanted]


def test_from_the_third_time_on_it_is_prepared(database: Database) -> None:
    new, told = NAMED.where(facts.c.number < 9), {"named": "c"}
    first, second, third = database.read(lambda open_: runs(open_, new, told))
    assert not isinstance(first, Rows)
    assert not isinstance(second, Rows)
    assert isinstance(third, Rows)
    assert [row.text for row in third] == ["fact 2"]


def test_statements_that_differ_in_a_value_alone_find_their_own(database: Database) -> None:
    """SQLAlchemy compiles the two once."""
    two = [select(facts.c.number).where(facts.c.name == name) for name in "ab"]
    for at, statement in enumerate(two):
        assert database.read(partial(numbers, statement=statement)) == [at] * OFTEN


def test_what_is_derived_from_a_prepared_statement_is_another_one(database: Database) -> None:
    every = select(facts.c.number).order_by(facts.c.number)
    database.read(lambda open_: runs(open_, every, {}))
    few = every.where(facts.c.number < 2)
    assert (
        database.read(lambda open_: [one.scalars().all() for one in runs(open_, few, {})]) == [[0, 1]] * OFTEN
    )


def test_the_same_statement_is_told_other_values_and_other_names(database: Database) -> None:
    changed = update(facts).where(facts.c.name == bindparam("named"))

    def change(open_: Connection) -> None:
        for number in range(OFTEN):
            open_.execute(changed, {"named": "a", "number": 100 + number})
            open_.execute(changed, {"named": "b", "text": f"text {number}"})

    database.write(change)
    rows = database.read(lambda open_: open_.execute(AMONG, {"among": ("a", "b")}).all())
    assert [tuple(row) for row in rows] == [("a", 102), ("b", 1)]
    assert database.read(lambda open_: open_.execute(NAMED, {"named": "b"}).one()).text == "text 2"


def test_how_many_rows_were_changed_is_told(database: Database) -> None:
    small = update(facts).where(facts.c.number < bindparam("below")).values(text="small")
    assert (
        database.write(lambda open_: [one.rowcount for one in runs(open_, small, {"below": 4})])
        == [4] * OFTEN
    )


def test_a_row_is_inserted_once_and_its_key_is_told_once(database: Database) -> None:
    row = {"name": "new", "text": "", "number": 1}
    once = database.write(lambda open_: [dialect.insert_new(open_, facts, row) for _ in range(OFTEN)])
    assert once == [True, False, False]
    other = {**row, "name": "newer"}
    assert database.write(lambda open_: dialect.insert_new(open_, facts, other))


def test_a_default_of_a_column_is_filled_in(database: Database) -> None:
    """By SQLAlchemy, which alone runs what has one."""
    new = insert(facts)

    def add(open_: Connection) -> None:
        for name in ("x", "y", "z"):
            open_.execute(new, {"name": name})

    database.write(add)
    rows = database.read(lambda open_: open_.execute(AMONG, {"among": ("x", "y", "z")}).all())
    assert [row.number for row in rows] == [0] * OFTEN


def test_too_many_rows_or_none_are_refused(database: Database) -> None:
    every = select(facts.c.number)

    def ask(open_: Connection) -> None:
        *_, many = runs(open_, every, {})
        assert isinstance(many, Rows)
        for one in (many.one_or_none, many.scalar_one, many.scalar_one_or_none):
            with pytest.raises(MultipleResultsFound):
                one()
        *_, none = runs(open_, NAMED, {"named": "nobody"})
        assert none.all() == []
        assert none.one_or_none() is none.first() is none.scalar_one_or_none() is None
        with pytest.raises(NoResultFound):
            none.scalar_one()

    database.read(ask)


def test_a_refusal_is_sqlalchemys_and_quotes_nothing_and_undoes_the_transaction(database: Database) -> None:
    new = insert(facts)

    def twice(open_: Connection) -> None:
        for name in ("x", "y", "z", "z"):
            open_.execute(new, {"name": name, "text": "what somebody wrote", "number": 0})

    with pytest.raises(IntegrityError) as refused:
        database.write(twice)
    assert "INSERT INTO facts" in str(refused.value)
    assert "what somebody wrote" not in str(refused.value)
    assert database.read(lambda open_: open_.execute(AMONG, {"among": ("x", "y", "z")}).all()) == []


def test_where_sqlite_has_ended_the_transaction_nothing_is_run_once_more(database: Database) -> None:
    """It would succeed, and would be committed alone."""
    new = text("INSERT OR ROLLBACK INTO facts (name, text, number) VALUES (:name, '', 0)")

    def twice(open_: Connection) -> None:
        for name in ("x", "y", "z", "z"):
            open_.execute(new, {"name": name})

    with pytest.raises(IntegrityError):
        database.write(twice)
    assert database.read(lambda open_: open_.execute(AMONG, {"among": ("x", "y", "z")}).all()) == []


def test_a_listener_hears_of_every_statement(database: Database) -> None:
    database.read(lambda open_: runs(open_, NAMED, {"named": "c"}))
    with statements() as said:
        database.read(lambda open_: runs(open_, NAMED, {"named": "c"}))
    assert len(said) == OFTEN
