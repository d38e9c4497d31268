"""Migrations: they make exactly the code's tables, once, even when several processes start at once."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, create_engine, inspect, text

from bot.domain.common.ids import CommunityId, PersonId
from bot.domain.mentorships.ending import PendingEnding
from bot.domain.mentorships.mentorship import Ending
from bot.domain.programme.programme import Programme
from bot.store.common import communities
from bot.store.database.database import Database
from bot.store.database.migrate import config, migrate, newest, steps_missing
from bot.store.mentors.card import Mentors
from bot.store.mentorships.ending import PendingEndings
from bot.store.mentorships.mentorship import Mentorships
from bot.store.opening.opening import Beginnings
from bot.store.people.addresses import Addresses
from bot.store.tables.schema import metadata
from tests.fakes.clock import TUESDAY_MORNING as NOW
from tests.fakes.databases import Postgresql, Sqlite
from tests.fakes.racing import race

ROOT = Path(__file__).parents[3]
VERSIONS = ROOT / "bot" / "store" / "migrations" / "versions"
FIRST_RELEASE = Path(__file__).with_name("first_release.sql")
MIGRATE = """
import sys
from bot.store.database.migrate import migrate
print("ready", flush=True)
sys.stdin.readline()
print(migrate(sys.argv[1]))
"""


@pytest.fixture(params=["sqlite", "postgresql"])
def empty(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of an empty database."""
    match request.getfixturevalue(request.param):
        case Sqlite() as sqlite:
            return sqlite.empty(tmp_path)
        case Postgresql() as server:
            return server.empty()
        case other:
            raise AssertionError(other)


def differences(connection: Connection) -> list[object]:
    """Return how the tables differ from the code's."""
    return list(
        compare_metadata(MigrationContext.configure(connection, opts={"compare_type": True}), metadata)
    )


def test_the_tables_are_what_the_code_knows(database: Database) -> None:
    assert database.read(differences) == []


def test_an_index_or_a_column_that_were_missing_would_be_seen(database: Database) -> None:
    database.write(lambda open_: open_.execute(text("DROP INDEX ix_outbox_due")))
    database.write(lambda open_: open_.execute(text("ALTER TABLE asks DROP COLUMN reason")))
    found = " ".join(map(str, database.read(differences)))
    assert "ix_outbox_due" in found
    assert "reason" in found


def test_migrating_again_changes_nothing(empty: str) -> None:
    assert migrate(empty)
    assert not migrate(empty)


def test_a_database_that_is_behind_is_known(empty: str) -> None:
    engine = create_engine(empty)
    with engine.connect() as connection:
        assert steps_missing(connection)
    migrate(empty)
    with engine.connect() as connection:
        assert not steps_missing(connection)
    engine.dispose()


def test_the_newest_step_is_the_one_that_alembic_knows(database: Database) -> None:
    """It is found without Alembic, which a start does not import where no migration is missing."""
    known = database.read(lambda open_: ScriptDirectory.from_config(config(open_)).get_current_head())
    assert newest() == known


def test_two_processes_may_migrate_at_once(empty: str) -> None:
    command = [sys.executable, "-c", MIGRATE, empty]
    pipe = subprocess.PIPE
    both = [subprocess.Popen(command, cwd=ROOT, stdin=pipe, stdout=pipe, text=True) for _ in range(2)]
    for process in both:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
    for process in both:
        assert process.stdin is not None
        process.stdin.write("go\n")
        process.stdin.flush()
    said = [process.communicate(timeout=60)[0].strip() for process in both]
    assert [process.returncode for process in both] == [0, 0]
    assert sorted(said) == ["False", "True"]


def test_a_step_that_fails_leaves_nothing_half_done(empty: str) -> None:
    """An existing table makes the first step fail in the middle."""
    engine = create_engine(empty)
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE outbox (id INTEGER)"))
    with pytest.raises(Exception, match="outbox"):
        migrate(empty)
    assert inspect(engine).get_table_names() == ["outbox"]
    engine.dispose()


def test_many_begin_on_a_new_file_at_once(tmp_path: Path) -> None:
    """Switching to the write-ahead log is the one lock that SQLite does not wait for."""
    address = f"sqlite:///{tmp_path / 'new.db'}"
    assert sorted(race([partial(migrate, address)] * 6)) == [False] * 5 + [True]
    opened = [Database(address) for _ in range(4)]
    try:
        found = [
            partial(one.write, lambda open_: communities.ensure(open_, "web", "here", NOW)) for one in opened
        ]
        assert len(set(race(found * 3))) == 1
    finally:
        for one in opened:
            one.close()


def revisions() -> list[str]:
    """Return the migrations of every release before this one, in order."""
    written = (path.name[:4] for path in VERSIONS.glob("0*.py"))
    return sorted(written)[:-1]


@dataclass
class Releases:
    """Databases as earlier releases left them, with people in them: made once, and copied for each test."""

    server: Sqlite | Postgresql
    folder: Path
    _made: dict[str, str] = field(default_factory=dict)

    def copy_of(self, release: str) -> str:
        """Return the address of a database of this release that no other test uses."""
        return self._copy(self._of(release))

    def _of(self, release: str) -> str:
        if release not in self._made:
            earlier = [one for one in revisions() if one < release]
            address = self._copy(self._of(earlier[-1]) if earlier else "")
            with using(address) as connection:
                command.upgrade(config(connection), release)
                if not earlier:
                    self._fill(connection)
            self._made[release] = address
        return self._made[release]

    def _fill(self, connection: Connection) -> None:
        for line in FIRST_RELEASE.read_text().strip().removesuffix(";").split(";\n"):
            connection.execute(text(line))

    def _copy(self, address: str) -> str:
        match self.server:
            case Sqlite() as sqlite:
                return sqlite.copy_of(address, self.folder)
            case Postgresql() as server:
                return server.copy_of(address)


@contextmanager
def using(address: str) -> Iterator[Connection]:
    """Open a connection, and commit at the end."""
    engine = create_engine(address)
    with engine.connect() as connection:
        yield connection
        connection.commit()
    engine.dispose()


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def releases(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Releases:
    """The databases of earlier releases."""
    return Releases(request.getfixturevalue(request.param), tmp_path_factory.mktemp("releases"))


HERE = CommunityId("com_1")
MEETING = (
    "INSERT INTO meetings (mentorship, person, community, occasion, met, went)"
    " VALUES ('shp_1', :person, 'com_1', '2026-11-10 10:00:00', :met, '')"
)
MEETINGS_SINCE, HELD_SINCE = "0002", "0016"

COUNTRIES = "0015"
"""The step that makes one value of each country."""


def written_in(country: str, connection: Connection) -> None:
    """Write a mentor's country as an earlier release took it."""
    connection.execute(text("UPDATE mentors SET country = :written"), {"written": country})


def countries(connection: Connection) -> list[str]:
    """Return the countries of all mentors."""
    return list(connection.execute(text("SELECT DISTINCT country FROM mentors")).scalars())


@pytest.mark.parametrize("release", revisions())
def test_every_earlier_release_becomes_this_one(releases: Releases, release: str) -> None:
    address, met = releases.copy_of(release), MEETINGS_SINCE <= release < HELD_SINCE
    with using(address) as connection:
        assert ("addresses" in inspect(connection).get_table_names()) == (release >= "0012")
        if release < COUNTRIES:
            written_in("NIGERIA", connection)
        for person, said in (("per_1", "not-yet"), ("per_2", "yes")) if met else ():
            connection.execute(text(MEETING), {"person": person, "met": said})
    assert migrate(address)

    with closing(Database(address)) as database:
        assert database.read(differences) == []
        assert database.read(countries) == (["Nigeria"] if release < COUNTRIES else [""])
        has_an_address_book(database)
        can_end_in_ten_minutes(database)
        held = "SELECT mentorship, mentor, mentee FROM meetings_held"
        took_place = database.read(lambda open_: open_.execute(text(held)).all())
        assert [tuple(row) for row in took_place] == ([("shp_1", "per_1", "per_2")] if met else [])
        asked = "SELECT person FROM due_nudges WHERE kind = 'still-going' AND ref = 'shp_1' ORDER BY person"
        both = database.read(lambda open_: open_.execute(text(asked)).scalars().all())
        assert list(both) == ["per_1", "per_2"]
        links = database.read(lambda open_: open_.execute(text("SELECT link FROM asks")).scalars().all())
        assert list(links) == [""]


def has_an_address_book(database: Database) -> None:
    """Check that the address book points to people and communities, and keeps an address."""
    keys = database.read(lambda open_: inspect(open_).get_foreign_keys("addresses"))
    assert {str(key["name"]) for key in keys} == {
        "fk_addresses_community_communities",
        "fk_addresses_other_people",
        "fk_addresses_person_people",
    }
    two, at = (PersonId("per_1"), PersonId("per_2")), {"channel": "G1"}
    assert database.write(lambda open_: Addresses(open_, HERE).keep("shp_1", two, at, NOW)) == at


def can_end_in_ten_minutes(database: Database) -> None:
    """Check that a mentorship that stood before can be ended, and that the ending is found when it is due."""
    shared = database.read(lambda open_: Mentorships(open_, HERE).get("shp_1"))
    assert shared is not None
    assert shared.ended_by == ""
    waits = PendingEnding(shared.id, shared.mentor, HERE, Ending.TOGETHER, NOW)
    database.write(lambda open_: PendingEndings(open_, HERE).keep(waits))
    assert database.read(lambda open_: PendingEndings(open_, HERE).longest_due(NOW)) == waits
    indexes = database.read(lambda open_: inspect(open_).get_indexes("endings"))
    assert "ix_endings_due" in {one["name"] for one in indexes}


def test_what_an_earlier_release_kept_is_there_after_the_upgrade(
    releases: Releases, programme: Programme
) -> None:
    """A database of the first release, with people in it, is migrated to this one and can be read."""
    address = releases.copy_of(revisions()[0])
    assert migrate(address)

    with closing(Database(address)) as database:
        mentor = database.read(lambda open_: Mentors(open_, HERE).get(PersonId("per_1")))
        shared = database.read(lambda open_: Mentorships(open_, HERE).get("shp_1"))
        assert mentor is not None
        assert (mentor.name, mentor.hidden, mentor.field) == ("Amara Okafor", frozenset(), "Product")
        assert shared is not None
        assert (shared.called_off, shared.two) == (None, (PersonId("per_1"), PersonId("per_2")))
        assert database.read(lambda open_: Beginnings(open_, HERE, NOW, programme).get()).is_open


@pytest.mark.parametrize(
    ("written", "kept"), [("NIGERIA", "Nigeria"), ("U.K.", "United Kingdom"), ("Catalunya", "Catalunya")]
)
def test_a_country_of_an_earlier_release_becomes_one_value(
    releases: Releases, written: str, kept: str
) -> None:
    before = [one for one in revisions() if one < COUNTRIES][-1]
    with using(releases.copy_of(before)) as connection:
        written_in(written, connection)
        for _ in range(2):
            command.upgrade(config(connection), COUNTRIES)
            assert countries(connection) == [kept]
            # Taken back by a restored backup, the step runs once more and changes nothing.
            command.stamp(config(connection), before)
