"""The Procfile, run as a platform runs it, from an empty database, with one or several of a kind."""

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import httpx

from tests.fakes.databases import Postgresql, Sqlite
from tests.fakes.running import ROOT, free_port, running, start, through_settings
from tests.fakes.waiting import wait_until

PROCFILE = ROOT / "Procfile"
HONCHO = Path(sys.executable).with_name("honcho")


def settings(folder: Path, chat: int) -> dict[str, str]:
    return {
        "PATH": f"{HONCHO.parent}:{os.environ['PATH']}",
        "PYTHONPATH": str(ROOT),
        "DATABASE_URL": f"sqlite:///{folder / 'alongside.db'}",
        "DATA_DIR": str(folder),
        "WEB_CHAT_PORT": str(chat),
    }


def honcho(
    folder: Path, *processes: str, port: int, chat: int, out: Path, **more: str
) -> "subprocess.Popen[bytes]":
    """Start some lines of the Procfile; honcho itself gives each its PORT."""
    where = ("--app-root", str(folder), "--procfile", str(PROCFILE), "--port", str(port))
    with out.open("wb") as log:
        return subprocess.Popen(
            [str(HONCHO), "start", *where, *processes],
            cwd=folder,
            env={**settings(folder, chat), **more},
            stdout=log,
            stderr=log,
        )


@dataclass(frozen=True)
class Started:
    """The running lines of the Procfile: their first port, the port of the chat, and what they said."""

    port: int
    chat: int
    out: Path

    def port_of(self, name: str) -> int:
        """Return the port that honcho gave to a process: a hundred for each kind, one for each of a kind."""
        kinds = [line.partition(":")[0] for line in PROCFILE.read_text().splitlines()]
        kind, _, number = name.partition(".")
        return self.port + 100 * kinds.index(kind) + int(number) - 1

    def health(self) -> list[str]:
        """Return the addresses at which workers said that they serve their health."""
        return re.findall(r"HEALTH_PORT is (http://\S+)", self.out.read_text())


def answers(address: str) -> bool:
    try:
        return httpx.get(address).status_code == 200
    except httpx.TransportError:
        return False


@contextmanager
def started(folder: Path, *processes: str, **more: str) -> Iterator[Started]:
    """Start the Procfile, and end it as a platform does; none of its processes may have ended by itself."""
    # The chat's port first: those after `port` are of further processes of a kind.
    chat, port, out = free_port(), free_port(), folder / "log"
    process = honcho(folder, *processes, port=port, chat=chat, out=out, **more)
    try:
        yield Started(port, chat, out)
        assert process.poll() is None, out.read_text()
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(20)
    assert "Traceback" not in out.read_text()


def test_all_of_it_runs_from_an_empty_database_on_sqlite(tmp_path: Path) -> None:
    with started(tmp_path) as here:
        wait_until(lambda: answers(f"http://127.0.0.1:{here.port_of('web.1')}/readyz"), 60)
        assert answers(f"http://127.0.0.1:{here.chat}/")
        wait_until(lambda: here.out.read_text().count("there is nothing for") == 2, 60)
    said = here.out.read_text()
    assert "“worker”" in said
    assert "“discord”" in said


def test_a_second_web_on_sqlite_takes_over_from_the_first(sqlite: Sqlite, tmp_path: Path) -> None:
    sqlite.fresh(tmp_path)
    with running(tmp_path, "--only", "web") as first:
        second = start(tmp_path, "--only", "web")
        try:
            wait_until(lambda: "This one takes over once it ends." in second.log.read_text(), 60)
            assert second.process.poll() is None
            assert first.stop() == 0
            wait_until(lambda: answers(f"{second.http}/readyz"), 60)
        finally:
            second.stop()


def test_two_of_a_kind_run_from_an_empty_database_on_postgresql(
    postgresql: Postgresql, tmp_path: Path
) -> None:
    address = postgresql.empty()
    two = ("--concurrency", "web=2,worker=2")
    with started(tmp_path, *two, DATABASE_URL=through_settings(address)) as here:
        for name in ("web.1", "web.2"):
            wait_until(partial(answers, f"http://127.0.0.1:{here.port_of(name)}/readyz"), 60)
        assert answers(f"http://127.0.0.1:{here.chat}/")
        wait_until(lambda: len(here.health()) == 2, 60)
        for one in here.health():
            assert answers(f"{one}/readyz")
            assert "alongside_last_tick_age_seconds" in httpx.get(f"{one}/metrics").text
    postgresql.drop(address)
