"""Every command that a page names exists, with these options; those of the guide are run in its order."""

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import click
import httpx
import pytest
import typer.main

from bot.__main__ import commands
from tests.fakes.running import free_port
from tests.fakes.waiting import wait_until
from tests.house.test_docs import PAGES, ROOT

GUIDE: Final = ROOT / "docs" / "operating.md"
NAMED: Final = re.compile(r"python -m bot ([^`“”#|;)\n]+)")
SENTENCE: Final = re.compile(r"[.,:…'\"]+$")
PLACEHOLDERS: Final = frozenset({"COMMAND"})
"""What stands for any command."""

WHOLE: Final[click.Group] = typer.main.get_command(commands)  # type: ignore[assignment]


def named_in(page: str) -> Iterator[list[str]]:
    """Return the words after `python -m bot` wherever a page has them."""
    for found in NAMED.findall(page):
        words = [SENTENCE.sub("", word) for word in found.split()]
        yield [word for word in words if word]


def unknown(words: list[str]) -> str:
    """Return the first word that the command line does not know; empty where it knows all of them."""
    name, *rest = words
    if name.startswith("--"):
        return "" if name == "--help" else name
    if name in PLACEHOLDERS:
        return ""
    if name not in WHOLE.commands:
        return name
    options = {opt for one in WHOLE.commands[name].params for opt in (*one.opts, *one.secondary_opts)}
    return next((word for word in rest if word.startswith("--") and word not in options), "")


def test_every_command_that_a_page_names_exists() -> None:
    pages = {str(page.relative_to(ROOT)): page.read_text(encoding="utf-8") for page in PAGES}
    pages |= {
        name: (ROOT / name).read_text(encoding="utf-8") for name in (".env.example", "Procfile", "Makefile")
    }
    wrong = [(name, said) for name, page in pages.items() for one in named_in(page) if (said := unknown(one))]
    assert wrong == []
    assert sum(len(list(named_in(page))) for page in pages.values()) > 20


@pytest.mark.parametrize(
    ("page", "word"),
    [
        ("`python -m bot nothing`", "nothing"),
        ("run “python -m bot in-doubt --arived 3”.", "--arived"),
        ("`.venv/bin/python -m bot run --only web`.", ""),
        ("`python -m bot in-doubt --held-arrived` settles", ""),
    ],
)
def test_a_command_that_does_not_exist_is_found(page: str, word: str) -> None:
    (words,) = named_in(page)
    assert unknown(words) == word


def test_the_guide_names_every_command() -> None:
    guide = GUIDE.read_text(encoding="utf-8")
    told = {words[0] for words in named_in(guide)}
    assert set(WHOLE.commands) - told == {"manifest", "routes", "demo"}, (
        "they are in slack.md, README and make run"
    )


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
