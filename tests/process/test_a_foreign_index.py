"""An index that is not this process's any more, or of a later time than the database: noticed, and mended."""

import shutil
import urllib.error
import urllib.request
from pathlib import Path

import pytest
from sqlalchemy import text

from bot.app import App
from bot.domain.common.ids import CommunityId
from bot.domain.search.matching import Looking
from bot.jobs import indexing
from bot.process import starting
from bot.store.database.database import Database
from bot.store.index.directory import TakenError, provenance_of
from bot.store.index.index import Index
from config.settings import load
from tests.contract.made_up import PROGRAMME
from tests.fakes import people
from tests.fakes.databases import Sqlite
from tests.fakes.running import running, through_settings
from tests.fakes.waiting import wait_until
from tests.process.conftest import found_web_chat

KEY = "the key of the tests' own processes"


def app_on(address: str, folder: Path, process: str = "all") -> App:
    given = {
        "DATABASE_URL": through_settings(address),
        "DATA_DIR": str(folder),
        "SECRET_KEY": KEY,
        "WEB_CHAT_PORT": "0",
    }
    return App(load(given), PROGRAMME, process=process)


def ended(app: App) -> None:
    app.index.close()
    app.database.close()


def finds(app: App, community: CommunityId, word: str) -> bool:
    return app.index.find(Looking(community, word)).total > 0


def goes_back(database: Database, to: int) -> None:
    """Leave a database as an older copy of itself would be, put in its place by hand."""
    database.write(lambda open_: open_.execute(text("DELETE FROM offers")))
    database.write(lambda open_: open_.execute(text("DELETE FROM mentors")))
    counter = text("UPDATE facts SET number = :to WHERE name = 'changes'")
    database.write(lambda open_: open_.execute(counter, {"to": to}))


def with_mentors(address: str, folder: Path, process: str = "all") -> tuple[App, CommunityId]:
    """Return a started process that knows three mentors."""
    app = app_on(address, folder, process)
    community = found_web_chat(app.database)
    for name in ("Amara Okafor", "Jonas Weber", "Mei Lin"):
        people.mentor(app.database, community, name)
    app.prepare()
    assert finds(app, community, "Mei")
    return app, community


def test_an_index_of_a_later_time_is_made_anew_at_the_start(
    address: str, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    app, community = with_mentors(address, tmp_path)
    goes_back(app.database, 0)
    ended(app)
    again = app_on(address, tmp_path)
    starting.migrated(again.settings)
    assert "is of a later time than the database" in caplog.text
    people.mentor(again.database, community, "Omar Haddad")
    again.prepare()
    assert (finds(again, community, "Mei"), finds(again, community, "Omar")) == (False, True)
    ended(again)


def test_those_of_processes_that_do_not_run_are_removed_too(address: str, tmp_path: Path) -> None:
    web, community = with_mentors(address, tmp_path, "web")
    app = app_on(address, tmp_path, "worker")
    app.prepare()
    for one in (web, app):
        ended(one)
    database = Database(app.settings.database_url)
    goes_back(database, 0)
    starting.migrated(app.settings)
    # The numbers go on, past all that the worker's index knows of.
    for number in range(8):
        people.mentor(database, community, f"Omar the {number}th")
    database.close()
    worker = app_on(address, tmp_path, "worker")
    worker.prepare()
    assert (finds(worker, community, "Mei"), finds(worker, community, "Omar")) == (False, True)
    ended(worker)


def test_the_index_of_a_running_process_stays_at_another_ones_start(address: str, tmp_path: Path) -> None:
    app, _ = with_mentors(address, tmp_path, "worker")
    goes_back(app.database, 0)
    starting.migrated(app.settings)
    assert not app.index.harmed
    ended(app)


def test_a_database_that_goes_back_while_running_takes_the_index_along(
    address: str, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    app, community = with_mentors(address, tmp_path)
    goes_back(app.database, 0)
    people.mentor(app.database, community, "Omar Haddad")
    app.indexer.catch_up()
    assert "is of a later time than the database" in caplog.text
    assert (finds(app, community, "Mei"), finds(app, community, "Omar")) == (False, True)
    caplog.clear()
    app.indexer.catch_up()
    assert caplog.text == ""
    ended(app)


def replaced(folder: Path, tmp_path: Path, database: str) -> None:
    """Put another index in the place of one that is open, as a copy of files does."""
    other = Index.open(tmp_path / "other", database=database)
    assert isinstance(other, Index)
    other.close()
    for file in folder.iterdir():
        file.unlink()
    shutil.copytree(tmp_path / "other", folder, dirs_exist_ok=True)


@pytest.mark.parametrize("harm", ["overwritten", "older", "deleted", "cut"])
async def test_an_index_that_is_harmed_while_running_is_said_and_mended(
    sqlite: Sqlite, tmp_path: Path, harm: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    app, community = with_mentors(sqlite.fresh(tmp_path), tmp_path)
    folder, before = tmp_path / "index" / "all", tmp_path / "before"
    shutil.copytree(folder, before)
    people.mentor(app.database, community, "Omar Haddad")
    app.indexer.catch_up()
    assert await app.readiness.problem() == ""
    match harm:
        case "overwritten":
            replaced(folder, tmp_path, "another")
        case "older":
            shutil.rmtree(folder)
            before.rename(folder)
        case "deleted":
            shutil.rmtree(folder)
        case _:
            (folder / "meta.json").write_text("{")
    assert "deleted or overwritten" in await app.readiness.problem()
    assert finds(app, community, "Mei")
    monkeypatch.setattr(indexing, "FILES_EVERY", 0)
    app.indexer.catch_up()
    assert await app.readiness.problem() == ""
    people.mentor(app.database, community, "Zephyrine Quillon")
    app.indexer.catch_up()
    assert all(finds(app, community, one) for one in ("Mei", "Omar", "Zephyrine"))
    ended(app)
    again = app_on(app.settings.database_url, tmp_path)
    assert again.index.watermark == app.index.watermark
    ended(again)


def test_an_index_that_another_process_took_is_not_taken_back(
    sqlite: Sqlite, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app, _ = with_mentors(sqlite.fresh(tmp_path), tmp_path)
    folder = tmp_path / "index" / "all"
    shutil.rmtree(folder)
    other = Index.open(folder, database="another")
    assert isinstance(other, Index)
    monkeypatch.setattr(indexing, "FILES_EVERY", 0)
    for _ in range(2):
        with pytest.raises(TakenError, match="stop one of the two"):
            app.indexer.catch_up()
    assert not other.harmed
    other.close()
    app.indexer.catch_up()
    assert not app.index.harmed
    ended(app)


async def test_a_database_that_became_another_one_is_no_health(sqlite: Sqlite, tmp_path: Path) -> None:
    app, _ = with_mentors(sqlite.fresh(tmp_path), tmp_path)
    renamed = text("UPDATE facts SET text = 'x' WHERE name = 'identity'")
    app.database.write(lambda open_: open_.execute(renamed))
    assert "another one than at the start" in await app.readiness.problem()
    ended(app)


def ready(address: str) -> tuple[int, str]:
    try:
        with urllib.request.urlopen(f"{address}/readyz", timeout=5) as answer:  # noqa: S310 - our own loopback
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as refused:
        return refused.code, refused.read().decode()


def test_a_process_mends_its_index_by_itself(sqlite: Sqlite, tmp_path: Path) -> None:
    sqlite.fresh(tmp_path)
    with running(tmp_path) as process:
        shutil.rmtree(tmp_path / "index" / "all")
        wait_until(lambda: "deleted or overwritten" in process.log.read_text(), 30)
        wait_until(lambda: ready(process.http)[0] == 200, 30)
        wait_until(lambda: provenance_of(tmp_path / "index" / "all") is not None, 30)
        assert process.stop() == 0
    assert "Traceback" not in process.log.read_text()
