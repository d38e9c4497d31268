"""The operating guide, followed from an empty machine through an upgrade to a rollback, in its own order."""

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from tests.fakes.running import free_port
from tests.fakes.waiting import wait_until
from tests.house.test_commands import GUIDE
from tests.house.test_docs import ROOT


def blocks(section: str) -> Iterator[str]:
    """Return the commands of a section of the guide, a line each, in their order."""
    guide = GUIDE.read_text(encoding="utf-8")
    (own,) = re.findall(rf"^## {section}\n(.*?)(?=^## )", guide, re.DOTALL | re.MULTILINE)
    for block in re.findall(r"^```\n(.*?)^```", own, re.DOTALL | re.MULTILINE):
        yield from block.splitlines()


def can_run(line: str) -> bool:
    """Tell whether a line of the guide can be run here: not what installs, asks git or serves for ever."""
    ours = line.startswith((".venv/bin/python -m bot ", "mkdir ", "mv ", "cp ", "chmod "))
    return ours and "/etc/" not in line


@pytest.fixture
def machine(tmp_path: Path) -> Path:
    """A folder with the code, an environment and the settings of the guide, and nothing else."""
    for name in ("bot", "config", ".env.example"):
        (tmp_path / name).symlink_to(ROOT / name)
    (tmp_path / ".venv" / "bin").mkdir(parents=True)
    (tmp_path / ".venv" / "bin" / "python").symlink_to(sys.executable)
    return tmp_path


def follows(machine: Path, *sections: str, **stands_for: str) -> list[str]:
    """Run the lines of some sections of the guide in order; return them. Each has to end with 0."""
    done = []
    port = str(free_port())
    environ = {"PATH": os.environ["PATH"], "PORT": port, "WEB_CHAT_PORT": str(free_port())}
    for line in (line for section in sections for line in blocks(section) if can_run(line)):
        command = line
        for name, word in stands_for.items():
            command = command.replace(name, word)
        log = machine / "log"
        with log.open("w") as out:
            started = subprocess.Popen(
                command.split() if " bot " in command else ["/bin/sh", "-c", command],
                cwd=machine,
                env={**environ, "PYTHONPATH": os.pathsep.join(sys.path)},
                stdout=out,
                stderr=out,
            )
        if command.endswith(" run"):
            ends_once_ready(started, port)
        assert started.wait(120) == 0, (command, log.read_text())
        done.append(line)
    return done


def ends_once_ready(started: "subprocess.Popen[bytes]", port: str) -> None:
    """End a process as Ctrl-C does, once it says that it is ready."""

    def answers() -> bool:
        try:
            return httpx.get(f"http://127.0.0.1:{port}/readyz").text == "ready\n"
        except httpx.TransportError:
            return False

    try:
        wait_until(answers, 60)
    finally:
        started.send_signal(signal.SIGINT)


@pytest.mark.begins_first
@pytest.mark.timeout(400)  # a dozen processes, one after the other
def test_the_guide_can_be_followed_word_by_word(machine: Path) -> None:
    installed = follows(machine, "Install", "First start", "Upgrade")
    assert [line.rpartition(" bot ")[2] for line in installed if " bot " in line] == [
        "migrate", "doctor", "run", "backup", "migrate", "check",
    ]  # fmt: skip
    assert (machine / ".env").stat().st_mode & 0o777 == 0o600
    (file,) = (machine / "data" / "backups").iterdir()
    back = follows(machine, "Roll back", FILE=file.name)
    assert back[-1] == ".venv/bin/python -m bot check"
    assert (machine / "data" / "newer" / "alongside.db").exists()
    assert (machine / "data" / "alongside.db").exists()
