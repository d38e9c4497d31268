"""`check`: one line for each thing that is kept, with what to do, running or not."""

import hashlib
import shutil
import sqlite3
import subprocess
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import text, update

from bot import checks
from bot.domain.common.notices import Notice, NoticeKind
from bot.store.database.database import Database
from bot.store.index.index import Index
from bot.store.outbox import leases, outages, outbox
from bot.store.outbox.leases import Look
from bot.store.outbox.outbox import Outbox
from bot.store.tables import people as persons
from tests.fakes import people
from tests.fakes.databases import Sqlite
from tests.fakes.running import running, through_settings
from tests.process.conftest import Command, found_web_chat
from tests.process.test_a_foreign_index import app_on, ended, goes_back, with_mentors

KEY = "the key of the tests' own processes"
OLD_KEY = "a key that was dropped a while ago and is long enough"


def checked(bot: Command, address: str, **settings: str) -> "subprocess.CompletedProcess[str]":
    given = {"DATABASE_URL": through_settings(address), "SECRET_KEY": KEY, **settings}
    done = bot("check", **given)
    assert "Traceback" not in done.stderr
    return done


def wrong(done: "subprocess.CompletedProcess[str]") -> list[str]:
    return [line.removeprefix("✗ ") for line in done.stdout.splitlines() if line.startswith("✗")]


def test_all_is_well_and_nothing_is_changed(bot: Command, address: str, tmp_path: Path) -> None:
    app, _ = with_mentors(address, tmp_path)
    ended(app)
    before = contents(tmp_path)
    done = checked(bot, address)
    assert (done.returncode, wrong(done), done.stderr) == (0, [], "")
    assert len(done.stdout.splitlines()) == 6
    assert "The search index all was made from this database, and is level with it." in done.stdout
    assert "fingerprint" in done.stdout
    assert contents(tmp_path) == before


def contents(folder: Path) -> dict[str, str]:
    """Return what is in every file of a folder, apart from SQLite's own two beside an open database."""
    files = (one for one in sorted(folder.rglob("*")) if one.is_file() and one.suffix not in {".lock", ""})
    shown = (one for one in files if not one.name.endswith(("-wal", "-shm")))
    return {str(one): hashlib.sha256(one.read_bytes()).hexdigest() for one in shown}


def test_it_looks_while_alongside_runs(bot: Command, sqlite: Sqlite, tmp_path: Path) -> None:
    address = sqlite.fresh(tmp_path)
    database = Database(address)
    community = found_web_chat(database)
    with running(tmp_path, SECRET_KEY=KEY):
        people.mentor(database, community, "Amara Okafor")
        done = checked(bot, address)
    database.close()
    assert (done.returncode, wrong(done)) == (0, [])
    assert "and is level with it" in done.stdout


def test_before_the_first_start_and_after_an_upgrade(bot: Command, tmp_path: Path) -> None:
    done = checked(bot, f"sqlite:///{tmp_path / 'alongside.db'}")
    assert done.returncode == 78
    assert done.stderr == "The database is behind this release: run “python -m bot migrate”.\n"
    assert not (tmp_path / "alongside.db").exists()


def forgets_an_index_entry(file: Path, address: str) -> None:
    """Add a mentor whose row is missing from an index, as a fault of a disk may leave it."""
    with closing(sqlite3.connect(file, isolation_level=None)) as raw:
        raw.execute("PRAGMA writable_schema = ON")
        (kept,) = raw.execute("SELECT * FROM sqlite_master WHERE name = 'ix_mentors_changed'").fetchall()
        raw.execute("DELETE FROM sqlite_master WHERE name = 'ix_mentors_changed'")
    database = Database(address)
    people.mentor(database, found_web_chat(database), "Amara Okafor")
    database.close()
    with closing(sqlite3.connect(file, isolation_level=None)) as raw:
        raw.execute("PRAGMA writable_schema = ON")
        raw.execute("INSERT INTO sqlite_master VALUES (?, ?, ?, ?, ?)", kept)


def test_a_damaged_file_is_to_be_restored(bot: Command, sqlite: Sqlite, tmp_path: Path) -> None:
    address, file = sqlite.fresh(tmp_path), tmp_path / "alongside.db"
    forgets_an_index_entry(file, address)
    done = checked(bot, address)
    assert done.returncode == 78
    (line,) = wrong(done)
    assert line.startswith("The database is damaged (row 1 missing from index ix_mentors_changed")
    file.write_bytes(b"no database at all" * 1000)
    for command in ("check", "run", "doctor"):
        done = bot(command, SECRET_KEY=KEY)
        assert "The database is damaged: keep its files" in done.stdout + done.stderr
        assert "Traceback" not in done.stderr


def test_a_row_that_names_nothing_is_found(bot: Command, address: str) -> None:
    database = Database(address)
    community = found_web_chat(database)
    leila = people.mentee(database, community, "Leila Haddad")
    off = "PRAGMA foreign_keys = OFF" if "sqlite" in address else "SET session_replication_role = replica"
    with database._writing.connect() as connection:
        if "sqlite" in address:
            connection.connection.driver_connection.execute(off)  # type: ignore[union-attr]
        else:
            connection.execute(text(off))
        connection.execute(text("DELETE FROM communities"))
        connection.commit()
        connection.invalidate()
    database.close()
    done = checked(bot, address)
    assert done.returncode == 78
    (line,) = wrong(done)
    assert "people" in line
    assert "communities that is not there" in line
    assert leila.id not in done.stdout


def test_another_key_and_one_that_was_dropped(bot: Command, address: str, tmp_path: Path) -> None:
    app, community = with_mentors(address, tmp_path)
    ended(app)
    done = checked(bot, address, SECRET_KEY=OLD_KEY)
    assert done.returncode == 78
    assert any(line.startswith("SECRET_KEY is not the key of this database") for line in wrong(done))
    database = Database(address)
    leila = people.mentee(database, community, "Leila Haddad")
    gone = {"mark": "f00", "gone_at": datetime.now(UTC)}
    database.write(lambda open_: open_.execute(update(persons).where(persons.c.id == leila.id).values(gone)))
    database.close()
    new = "another new key that is long enough for it"
    given = {"DATABASE_URL": through_settings(address), "SECRET_KEY": f"{new},{KEY}"}
    assert bot("nudges", "--dry-run", **given).returncode == 0
    assert checked(bot, address, SECRET_KEY=f"{new},{KEY}").returncode == 0
    done = checked(bot, address, SECRET_KEY=new)
    assert done.returncode == 78
    (line,) = wrong(done)
    assert line.startswith("The marks of 1 people who erased themselves")
    assert line in bot("doctor", **{**given, "SECRET_KEY": new}).stdout


def test_an_index_that_is_harmed_later_or_foreign(bot: Command, sqlite: Sqlite, tmp_path: Path) -> None:
    app, community = with_mentors(sqlite.fresh(tmp_path), tmp_path)
    address = app.settings.database_url
    people.mentor(app.database, community, "Omar Haddad")
    ended(app)
    done = checked(bot, address)
    assert (done.returncode, wrong(done)) == (0, [])
    assert "it is 1 changes behind, which the next start takes in" in done.stdout

    database = Database(address)
    goes_back(database, 0)
    database.close()
    done = checked(bot, address)
    assert done.returncode == 75
    assert "knows later changes than the database" in wrong(done)[0]

    meta = tmp_path / "index" / "all" / "meta.json"
    meta.write_text("{")
    done = checked(bot, address)
    assert done.returncode == 75
    assert wrong(done) == ["The search index all is damaged: start the process “all”, and it is made anew."]

    shutil.rmtree(tmp_path / "index")
    other = Index.open(tmp_path / "index" / "web", database="another")
    assert isinstance(other, Index)
    other.close()
    done = checked(bot, address)
    assert done.returncode == 78
    assert "DATABASE_URL names another database than the one from which" in done.stderr


def test_an_index_that_stays_behind_its_running_process(
    sqlite: Sqlite, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(checks, "LEVEL_WITHIN", 0.1)
    app, community = with_mentors(sqlite.fresh(tmp_path), tmp_path)
    people.mentor(app.database, community, "Omar Haddad")
    found = [one for one in checks.check(app.settings, datetime.now(UTC)) if not one.well]
    assert [(one.passes, "is 1 changes behind, and its process runs" in one.said) for one in found] == [
        (True, True)
    ]
    ended(app)


def test_what_waits_too_long_is_in_doubt_or_failed(bot: Command, address: str, tmp_path: Path) -> None:
    app = app_on(address, tmp_path)
    community = found_web_chat(app.database)
    then = datetime.now(UTC) - timedelta(minutes=10)
    leila, omar = (people.mentee(app.database, community, name) for name in ("Leila Haddad", "Omar Haddad"))
    notice = Notice(NoticeKind.RECEIPT, "ask_1")
    for person in (leila, omar):
        app.database.write(
            lambda open_, who=person.id: Outbox(open_, community, then).show(  # type: ignore[misc]
                who, card="ask_1", notice=notice
            )
        )
    done = checked(bot, address)
    assert done.returncode == 75
    assert [line.partition(" for 6")[0] for line in wrong(done)] == ["The oldest due notice has waited"]

    first, second = app.database.write(lambda open_: leases.claim(open_, Look(then), limit=2))
    app.database.write(lambda open_: outbox.leave_in_doubt(open_, first, "nobody can look"))
    app.database.write(
        lambda open_: open_.execute(
            text("UPDATE outbox SET state = 'failed' WHERE id = :id"), {"id": second.id}
        )
    )
    app.database.write(lambda open_: outages.cut(open_, community, "token_revoked", then))
    ended(app)
    done = checked(bot, address)
    assert done.returncode == 78
    assert wrong(done) == [
        "Nobody of web demo can be reached (token_revoked). Mend it and restart; what is to be told there"
        " waits until then.",
        "Of 1 notices nobody can tell whether they were told: run “python -m bot in-doubt”.",
    ]
    assert "1 notices could not be told" in done.stdout


def test_what_has_to_be_set_right_outweighs_what_may_pass(
    bot: Command, sqlite: Sqlite, tmp_path: Path
) -> None:
    app, _ = with_mentors(sqlite.fresh(tmp_path), tmp_path)
    ended(app)
    (tmp_path / "index" / "all" / "meta.json").write_text("{")
    assert checked(bot, app.settings.database_url).returncode == 75
    assert checked(bot, app.settings.database_url, SECRET_KEY=OLD_KEY).returncode == 78


def test_a_server_that_is_gone_may_come_back(bot: Command) -> None:
    done = bot("check", DATABASE_URL="postgresql://nobody@127.0.0.1:9/nothing", SECRET_KEY=KEY)
    assert (done.returncode, done.stdout) == (75, "")
    assert done.stderr.startswith("The database cannot be reached: ")
