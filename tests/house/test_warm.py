"""A forked process is one of its own: what it is given, what it says, and how it ends."""

import os
import signal
import subprocess
from pathlib import Path

import pytest

from tests.fakes.running import ALONGSIDE, ROOT
from tests.fakes.warm import begin, run

GIVEN = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT)}
SHOWN = ("-m", "tests.fakes.showing")


def test_it_has_the_environment_it_is_given_and_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not that of the tests either, where a developer's own settings may stand."""
    monkeypatch.setenv("DATABASE_URL", "sqlite:///another.db")
    shown = run(SHOWN, tmp_path, GIVEN, 30).stdout.splitlines()
    assert shown == [str(tmp_path), *sorted(GIVEN)]


def test_its_status_is_its_own(tmp_path: Path) -> None:
    assert run([*ALONGSIDE, "--help"], tmp_path, GIVEN, 30).returncode == 0
    wrong = run([*ALONGSIDE, "no-such-command"], tmp_path, GIVEN, 30)
    assert (wrong.returncode, wrong.stdout) == (2, "")
    assert "No such command" in wrong.stderr


def test_that_it_was_killed_is_said_as_of_any_process(tmp_path: Path) -> None:
    begun = begin([*SHOWN, "wait"], tmp_path, GIVEN, tmp_path / "said", tmp_path / "said")
    assert begun.poll() is None
    with pytest.raises(subprocess.TimeoutExpired):
        begun.wait(0.05)
    begun.kill()
    assert begun.wait(30) == -signal.SIGKILL
