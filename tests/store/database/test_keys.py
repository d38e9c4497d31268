"""The secret keys of a database: which it knows, and what their marks tell."""

from datetime import datetime, timedelta

from sqlalchemy import update

from bot.domain.common.ids import CommunityId
from bot.store.common import communities
from bot.store.database.database import Database
from bot.store.database.keys import SecretKeys, marked_by_others, recognise
from bot.store.tables import people
from tests.fakes.clock import TUESDAY_MORNING
from tests.fakes.people import mentee

OLD, NEW, OTHER = "the old key" * 3, "the new key" * 3, "another key" * 3


def knows(database: Database, *secrets: str) -> bool:
    return knows_at(database, TUESDAY_MORNING, *secrets)


def knows_at(database: Database, now: datetime, *secrets: str) -> bool:
    return database.write(lambda open_: recognise(open_, SecretKeys.of(secrets), now))


def test_a_database_takes_its_first_key_and_no_other(database: Database) -> None:
    assert knows(database, OLD)
    assert knows(database, OLD)
    assert not knows(database, OTHER)


def test_a_key_that_takes_the_place_of_another_is_known_from_then_on(database: Database) -> None:
    assert knows(database, OLD)
    assert knows(database, NEW, OLD)
    assert knows(database, NEW)
    assert not knows(database, OTHER)


def test_the_first_key_marks_and_all_are_recognised(database: Database, community: CommunityId) -> None:
    marks = database.read(lambda open_: SecretKeys.of((NEW, OLD)).marks(open_, community, "U1"))
    old = database.read(lambda open_: SecretKeys.of((OLD,)).mark(open_, community, "U1"))
    assert marks[1] == old
    assert marks[0] == database.read(lambda open_: SecretKeys.of((NEW, OLD)).mark(open_, community, "U1"))


def test_an_account_has_another_mark_in_another_community(database: Database, community: CommunityId) -> None:
    other = database.write(lambda open_: communities.ensure(open_, "slack", "T0OTHER", TUESDAY_MORNING))
    keys = SecretKeys.of((OLD,))
    here, there = database.read(
        lambda open_: (keys.mark(open_, community, "U1"), keys.mark(open_, other, "U1"))
    )
    assert here != there


def test_a_key_is_not_shown() -> None:
    shown = repr(SecretKeys.of((OLD,)))
    assert OLD not in shown
    assert "_marking" not in shown


def test_marks_of_a_key_that_was_dropped_are_counted(database: Database, community: CommunityId) -> None:
    later, after = (TUESDAY_MORNING + timedelta(days=days) for days in (1, 2))

    def dropped(*secrets: str) -> int:
        return database.read(lambda open_: marked_by_others(open_, SecretKeys.of(secrets)))

    knows(database, OLD)
    for name, at in (("Leila", TUESDAY_MORNING), ("Omar", after), ("Mei", None)):
        person = mentee(database, community, name)
        gone = {"mark": name if at else "", "gone_at": at}
        database.write(
            lambda open_, who=person.id, facts=gone: open_.execute(  # type: ignore[misc]
                update(people).where(people.c.id == who).values(facts)
            )
        )
    assert dropped(OLD) == 0
    knows_at(database, later, NEW, OLD)
    assert dropped(NEW, OLD) == 0
    assert dropped(NEW) == 1
    knows_at(database, after, NEW)
    assert dropped(NEW) == 1
