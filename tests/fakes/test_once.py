"""What is made once in a run: one process makes it, and what was left unfinished is made anew."""

import multiprocessing
from functools import partial
from pathlib import Path

import pytest

from tests.fakes import once
from tests.fakes.once import once_in_a_run, share_in


@pytest.fixture(autouse=True)
def _as_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(once, "_SHARED", [])


def _makes(noted: Path, made: Path) -> None:
    with noted.open("a") as notes:
        notes.write("made\n")
    made.write_bytes(b"a database")


def _asks(folder: Path, noted: Path) -> None:
    share_in(folder)
    assert once_in_a_run("template.db", partial(_makes, noted)) == b"a database"


def test_of_several_processes_one_makes_it(tmp_path: Path) -> None:
    noted = tmp_path / "noted"
    begin = multiprocessing.get_context("fork").Process
    several = [begin(target=_asks, args=(tmp_path, noted)) for _ in range(4)]
    for one in several:
        one.start()
    for one in several:
        one.join(timeout=30)
    assert [one.exitcode for one in several] == [0, 0, 0, 0]
    assert noted.read_text() == "made\n"


def test_what_was_not_finished_is_made_anew(tmp_path: Path) -> None:
    noted = tmp_path / "noted"
    (tmp_path / "template.unfinished").write_bytes(b"a data")
    _asks(tmp_path, noted)
    assert noted.read_text() == "made\n"


def test_a_process_alone_leaves_nothing(tmp_path: Path) -> None:
    noted = tmp_path / "noted"
    assert once_in_a_run("template.db", partial(_makes, noted)) == b"a database"
    assert [*tmp_path.iterdir()] == [noted]
