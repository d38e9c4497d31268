"""What a card means goes with the card: with each change of it, with what is hidden, and with the person."""

from pathlib import Path

import pytest
from sqlalchemy import select

from bot.domain.common.ids import CommunityId
from bot.domain.common.people import Door, Mentor
from bot.store.common import communities
from bot.store.database.database import Database, Transaction
from bot.store.home.my_data import MyData
from bot.store.meaning import rows
from bot.store.mentors.card import Mentors
from bot.store.mentors.changes import Cards
from bot.store.mentors.faces import faces
from bot.store.tables import meanings
from tests.fakes import people
from tests.fakes.clock import TUESDAY_MORNING
from tests.fakes.keys import KEYS

VECTOR = bytes(range(128)) * 3


@pytest.fixture
def amara(database: Database, community: CommunityId) -> Mentor:
    return people.mentor(database, community, "Amara Okafor")


def read(database: Database) -> list[rows.ToRead]:
    """Keep a vector for every card that lacks one; return those cards."""

    def act(open_: Transaction) -> list[rows.ToRead]:
        found = rows.to_read(open_, 100)
        assert all(rows.keep(open_, one, VECTOR) for one in found)
        return found

    return database.write(act)


def kept(database: Database) -> list[bytes | None]:
    return database.read(lambda open_: [*open_.execute(select(meanings.c.vector)).scalars()])


def cards(open_: Transaction, community: CommunityId) -> Cards:
    return Cards(open_, community, Mentors(open_, community))


def test_every_open_card_is_read_once(database: Database, community: CommunityId, amara: Mentor) -> None:
    people.mentor(database, community, "Dora Draft", door=Door.DRAFT)
    assert [one.mentor for one in read(database)] == [amara.id]
    assert read(database) == []
    assert database.read(rows.filled) == (1, 1)


CHANGES = {
    "tell": lambda of, who: of.tell(who, headline="New", story="Other", field="Law", manners=()),
    "settle": lambda of, who: of.settle(who, place="Kano", country="Nigeria", languages=("Hausa",)),
    "plan": lambda of, who: of.plan(who, days=frozenset({1}), glad=("What first?",)),
    "hide": lambda of, who: of.hide(who, frozenset({"story"})),
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_vector_is_gone_in_the_transaction_that_changes_the_card(
    change: str, database: Database, community: CommunityId, amara: Mentor
) -> None:
    read(database)
    before = database.read(rows.last_number)

    def act(open_: Transaction) -> list[bytes | None]:
        CHANGES[change](cards(open_, community), amara.id)
        return [*open_.execute(select(meanings.c.vector)).scalars()]

    assert database.write(act) == [None]
    (told,) = database.read(lambda open_: rows.changes_after(open_, before))
    assert (told.mentor, told.vector) == (amara.id, None), "every process drops it"
    assert [one.mentor for one in read(database)] == [amara.id]


def test_what_was_read_before_a_change_is_not_kept_after_it(
    database: Database, community: CommunityId, amara: Mentor
) -> None:
    """Somebody hides their story while a process still reads it."""
    (seen,) = database.read(lambda open_: rows.to_read(open_, 1))
    database.write(lambda open_: cards(open_, community).hide(amara.id, frozenset({"story"})))
    assert not database.write(lambda open_: rows.keep(open_, seen, VECTOR))
    assert kept(database) == []


def test_only_what_everybody_sees_is_read(database: Database, community: CommunityId, amara: Mentor) -> None:
    def shown() -> str:
        found = database.read(lambda open_: rows.to_read(open_, 1))
        return database.read(lambda open_: faces(open_, found))[amara.id]

    assert amara.story in shown()
    assert "Amara" not in shown()
    database.write(lambda open_: cards(open_, community).hide(amara.id, frozenset({"story", "place"})))
    assert shown() == "Head of Product. Product. Nigeria"


def test_it_is_read_again_by_a_release_that_reads_otherwise(
    database: Database, amara: Mentor, monkeypatch: pytest.MonkeyPatch
) -> None:
    read(database)
    database.write(lambda open_: open_.execute(meanings.update().values(version=rows.VERSION - 1)))
    (told,) = database.read(lambda open_: rows.changes_after(open_, 0))
    assert told.vector is None, "vectors of other weights are not compared"
    assert [one.mentor for one in read(database)] == [amara.id]


def test_erased_it_is_in_no_file_of_the_database(on_sqlite: str, tmp_path: Path) -> None:
    database = Database(on_sqlite)
    here = people_here(database)
    mentor = people.mentor(database, here, "Amara Okafor")
    read(database)
    database.scrub()
    assert is_in_files(tmp_path)
    database.write(lambda open_: MyData(open_, here, TUESDAY_MORNING).erase(mentor.id, KEYS))
    database.scrub()
    assert kept(database) == []
    assert not is_in_files(tmp_path)
    database.close()


def people_here(database: Database) -> CommunityId:
    return database.write(lambda open_: communities.ensure(open_, "stand-in", "here", TUESDAY_MORNING))


def is_in_files(folder: Path) -> bool:
    return any(VECTOR in file.read_bytes() for file in folder.rglob("*.db*"))
