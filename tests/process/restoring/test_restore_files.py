"""Backup and restore of an SQLite file: damage, leftovers, an older release, a full disk."""

import sqlite3

import pytest

from bot.store.database.keys import recognise
from tests.fakes.acting import Acting
from tests.fakes.keys import KEYS
from tests.fakes.losing import Losing, names
from tests.fakes.running import running


@pytest.fixture
def address(on_sqlite: str) -> str:
    return on_sqlite


def test_an_index_that_does_not_fit_its_table_is_found(losing: Losing, amara: Acting) -> None:
    file = losing.backs_up()
    content = file.read_bytes()
    last = content.rindex(amara.user.encode())
    assert content.count(amara.user.encode()) > 1
    file.write_bytes(content[:last] + b"z" + content[last + 1 :])
    losing.loses_it()
    refused = losing.runs("restore", str(file))
    assert (refused.returncode, "cannot be restored" in refused.stderr) == (78, True)


def test_a_damaged_page_is_found(losing: Losing, amara: Acting) -> None:
    file = losing.backs_up()
    content = bytearray(file.read_bytes())
    content[3 * 4096 : 40 * 4096] = b"\xff" * (37 * 4096)
    file.write_bytes(content)
    losing.loses_it()
    refused = losing.runs("restore", str(file))
    assert (refused.returncode, "cannot be restored" in refused.stderr) == (78, True)


def test_what_another_database_left_is_not_read_into_it(losing: Losing, amara: Acting) -> None:
    """Only the file was deleted; its log stayed, with pages that fit no other file."""
    file = losing.backs_up()
    losing.loses_it()
    for name in ("-wal", "-shm", "-journal"):
        (losing.folder / f"alongside.db{name}").write_bytes(b"left behind")
    losing.restores(file)
    assert names(losing) == {"Amara Okafor"}
    assert b"left behind" not in b"".join(one.read_bytes() for one in losing.folder.glob("alongside.db*"))


def test_no_search_index_of_before_is_used(losing: Losing, amara: Acting) -> None:
    settings = {"DATABASE_URL": losing.here.database.url, "SECRET_KEY": "k" * 32}
    file = losing.backs_up()
    with running(losing.folder, **settings):
        pass
    assert (losing.folder / "index" / "all").is_dir()
    losing.loses_it()
    losing.restores(file)
    assert not [one for one in (losing.folder / "index").iterdir() if one.is_dir()]


def test_an_older_backup_is_migrated(losing: Losing, amara: Acting) -> None:
    file = losing.backs_up()
    with sqlite3.connect(file) as old:
        latest = ("ix_mentors_room", "ix_offers_room", "ix_outbox_many")
        for index in ("ix_people_back_as", "ix_people_here", *latest):
            old.execute(f"DROP INDEX {index}")
        for table in (
            "announcement_looks",
            "announcement_counts",
            "announcement_replies",
            "announcement_steps",
            "announcement_stops",
            "announcement_acts",
            "announcement_reasons",
            "announcement_posts",
            "announced",
            "announcements",
            "quiet_times",
            "kept_audiences",
            "gateways",
            "emptyings",
            "setups",
            "badges",
            "file_pages",
            "meanings",
        ):
            old.execute(f"DROP TABLE {table}")
        old.execute("ALTER TABLE people DROP COLUMN left_at")
        old.execute("ALTER TABLE people DROP COLUMN unreached_at")
        old.execute("ALTER TABLE people DROP COLUMN acted_at")
        old.execute("ALTER TABLE people DROP COLUMN seen_at")
        old.execute("ALTER TABLE outbox DROP COLUMN refused_at")
        old.execute("ALTER TABLE communities DROP COLUMN away_since")
        old.execute("ALTER TABLE communities DROP COLUMN purged_at")
        old.execute("CREATE INDEX ix_people_back_as ON people (back_as)")
        old.execute("UPDATE alembic_version SET version_num = '0018'")
    old.close()
    losing.loses_it()
    losing.restores(file)
    assert names(losing) == {"Amara Okafor"}


def test_without_a_key_a_backup_that_knows_one_is_refused(losing: Losing, amara: Acting) -> None:
    unknown = losing.backs_up()
    losing.here.database.write(lambda open_: recognise(open_, KEYS, losing.here.clock.now))
    unknown.rename(losing.folder / "unknown.db")
    known = losing.backs_up()
    losing.loses_it()
    refused = losing.runs("restore", str(known), SECRET_KEY="")
    assert (refused.returncode, "There is no key" in refused.stderr) == (78, True)
    losing.restores(losing.folder / "unknown.db", SECRET_KEY="")
    assert names(losing) == {"Amara Okafor"}


def test_a_full_disk_leaves_no_half_backup(losing: Losing, amara: Acting) -> None:
    (losing.folder / "full").touch()
    program = ("-m", "tests.fakes.cramped", str(losing.folder / "full"))
    done = losing.runs("backup", program=program)
    assert done.returncode == 78
    assert "cannot be written" in done.stderr
    assert list((losing.folder / "backups").iterdir()) == []
