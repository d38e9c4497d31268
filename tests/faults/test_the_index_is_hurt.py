"""The search index is damaged, old or missing: the next start rebuilds it, and search finds everybody."""

import os
import shutil
import time
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from bot.store.database.database import Database
from bot.store.index.index import Index
from bot.store.index.schema import VERSION
from tests.fakes import people
from tests.fakes.asking_story import Story
from tests.fakes.databases import Sqlite
from tests.fakes.running import Running
from tests.process.conftest import bot_in
from tests.store.index.people import fill, listing

A_WHILE = 2.0
ANEW = "made anew"
FILLED = "The search index is empty; it is filled from the database"
MISCONFIGURED = 78


@pytest.fixture
def story(sqlite: Sqlite, tmp_path: Path) -> Iterator[Story]:
    database = Database(sqlite.fresh(tmp_path))
    found = Story(database, tmp_path)
    yield found
    database.close()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The index folder of a process that does everything."""
    return tmp_path / "index" / "all"


def finds(story: Story, process: Running, words: str) -> str:
    """Search for words as a new person, and return what is shown."""
    leila = people.mentee(story.database, story.community, f"Leila {time.monotonic_ns()}")
    window = story.window(process, leila)
    window.lines()
    window.says(f"/find-mentor {words}")
    return window.lines()[-1]


def started(story: Story) -> tuple[Running, str]:
    """Start; return the process, and its log until it was ready."""
    log = story.folder / "log"
    before = len(log.read_text()) if log.exists() else 0
    process = story.starts()
    return process, process.log.read_text()[before:]


@pytest.mark.timeout(300)
def test_whatever_became_of_it_the_next_start_finds_who_is_there(story: Story, folder: Path) -> None:
    process, said = started(story)
    try:
        assert FILLED in said
        assert "Amara Okafor" in finds(story, process, "product")

        # Deleted under a running process: it survives, and new mentors are found after a restart.
        shutil.rmtree(folder)
        people.mentor(story.database, story.community, "Mei Tanaka")
        time.sleep(A_WHILE)
        assert "Amara Okafor" in finds(story, process, "product")
        assert process.stop() == 0
        process, said = started(story)
        assert FILLED in said
        shown = finds(story, process, "product")
        assert "Amara Okafor" in shown
        assert "Mei Tanaka" in shown
        process.stop()

        for hurt in (a_byte_here_and_there, an_older_one_with_somebody_else):
            hurt(folder, story.database.identity())
            process, said = started(story)
            assert ANEW in said
            assert FILLED in said
            shown = finds(story, process, "product")
            assert "Amara Okafor" in shown
            assert "Mei Tanaka" in shown
            assert "Nobody for" in finds(story, process, "ghost")
            process.stop()
        assert "Traceback" not in said
    finally:
        process.kill()


def a_byte_here_and_there(folder: Path, _: str) -> None:
    rng = Random(11)
    for file in sorted(folder.glob("[0-9a-f]*.*")):
        held = bytearray(file.read_bytes())
        held[rng.randrange(len(held))] ^= 0xFF
        file.write_bytes(held)


def an_older_one_with_somebody_else(folder: Path, database: str) -> None:
    """Put an index of the former version, with another mentor in it, into the folder."""
    shutil.rmtree(folder)
    with pytest.MonkeyPatch.context() as older:
        older.setattr("bot.store.index.index.VERSION", VERSION - 1)
        index = Index.open(folder, database=database)
    assert isinstance(index, Index)
    fill(index, listing("ghost", "Ghost of Christmas", "Product"), watermark=99)
    index.close()


def test_a_folder_that_cannot_hold_it_is_a_wrong_setting(story: Story, folder: Path) -> None:
    """A file in its place, or foreign files in it: one line says so, and nothing is deleted."""
    folder.parent.mkdir()
    folder.write_text("in the way")
    said = bot_in(story.folder, "run")
    assert (said.returncode, folder.read_text()) == (MISCONFIGURED, "in the way")
    assert "DATA_DIR" in said.stderr
    assert "cannot hold the search index" in " ".join(said.stderr.split())
    assert "Traceback" not in said.stderr
    folder.unlink()
    folder.mkdir()
    folder.joinpath("thesis.txt").write_text("years of work")
    said = bot_in(story.folder, "run")
    assert (said.returncode, folder.joinpath("thesis.txt").read_text()) == (MISCONFIGURED, "years of work")
    assert "thesis.txt" in said.stderr
    if os.geteuid():  # root may write anywhere
        folder.chmod(0)
        assert bot_in(story.folder, "run").returncode == MISCONFIGURED
        folder.chmod(0o700)
