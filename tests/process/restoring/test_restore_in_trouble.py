"""A restore that is refused, or dies: the database is empty or whole, and a second restore works."""

import signal
import sqlite3
import time
from pathlib import Path
from subprocess import CompletedProcess

import pytest
from sqlalchemy import text

from bot.store.database.migrate import newest
from tests.fakes.acting import Acting
from tests.fakes.losing import Losing, names
from tests.fakes.running import running, through_settings
from tests.fakes.waiting import wait_until


def dies_at(losing: Losing, step: str, file: Path) -> None:
    """Run a restore that kills itself at a step, as `kill -9` would."""
    done = losing.runs("restore", str(file), program=("-m", "tests.fakes.dying_restore", step))
    assert done.returncode == -signal.SIGKILL, done.stderr


@pytest.mark.parametrize("step", ["before-loading", "after-loading", "before-holding", "before-the-end"])
def test_after_a_kill_it_is_empty_or_whole(losing: Losing, amara: Acting, step: str) -> None:
    file = losing.backs_up()
    losing.loses_it()
    dies_at(losing, step, file)
    if losing.postgresql and step in {"after-loading", "before-holding"}:
        refused = losing.runs("run")
        assert (refused.returncode, "was restored in part" in refused.stderr) == (78, True)
    if step == "before-the-end":
        assert "overwrites none" in losing.runs("restore", str(file)).stderr
    else:
        losing.restores(file)
    assert names(losing) == {"Amara Okafor"}


def restored_again(losing: Losing, file: Path) -> "CompletedProcess[str]":
    """Restore once the server has noticed that the restore before is dead."""
    said: list[CompletedProcess[str]] = []

    def is_let_in() -> bool:
        said.append(losing.runs("restore", str(file)))
        return "The database is in use" not in said[-1].stderr

    wait_until(is_let_in)
    return said[-1]


@pytest.mark.parametrize("moment", range(2))
def test_after_a_kill_at_any_moment_it_is_empty_or_whole(losing: Losing, amara: Acting, moment: int) -> None:
    file = losing.backs_up()
    losing.loses_it()
    restoring = losing.begins("restore", str(file))
    time.sleep(0.1 + moment * 0.2)
    restoring.kill()
    restoring.wait(10)
    again = restored_again(losing, file)
    assert again.returncode == 0 or "overwrites none" in again.stderr, again.stderr
    assert names(losing) == {"Amara Okafor"}


def test_while_it_runs_nothing_is_restored(losing: Losing, amara: Acting) -> None:
    file = losing.backs_up()
    losing.loses_it()
    settings = {"DATABASE_URL": through_settings(losing.here.database.url), "SECRET_KEY": "k" * 32}
    with running(losing.folder, **settings) as process:
        refused = losing.runs("restore", str(file))
        assert refused.returncode == 78
        assert f"Alongside runs: the process all ({process.process.pid})" in refused.stderr


def test_what_is_no_backup_is_refused(losing: Losing, amara: Acting, tmp_path: Path) -> None:
    losing.loses_it()
    text_file, other = tmp_path / "notes.txt", tmp_path / "other.sqlite"
    text_file.write_text("not a backup")
    with sqlite3.connect(other) as made:
        made.execute("CREATE TABLE notes (words TEXT)")
    made.close()
    for file in (text_file, other, tmp_path / "nowhere.db"):
        refused = losing.runs("restore", str(file))
        assert (refused.returncode, "Nothing was changed" in refused.stderr) == (78, True), refused.stderr
        assert "Traceback" not in refused.stderr


def becomes(losing: Losing, revision: str) -> None:
    """Change the revision of the database."""
    changed = text("UPDATE alembic_version SET version_num = :revision")
    losing.here.database.write(lambda open_: open_.execute(changed, {"revision": revision}))


def test_a_backup_of_a_newer_release_is_refused(losing: Losing, amara: Acting) -> None:
    file = losing.folder / "newer"
    # The next test on the server gets the same database.
    becomes(losing, "0999")
    losing.copies_to(file)
    becomes(losing, newest())
    losing.loses_it()
    refused = losing.runs("restore", str(file))
    assert (refused.returncode, "newer release of Alongside (0999)" in refused.stderr) == (78, True)
