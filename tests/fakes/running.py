"""A real process of Alongside, started on free ports of this machine and ended by its own pid."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from tests.fakes.warm import Warm, begin

ROOT = Path(__file__).parents[2]
FIRST_PORT = 20_000
WORKERS = 8
SHARE = 1_500
_PORTS = count(os.getpid() % SHARE)

PATIENCE = 60.0
"""Seconds within which a process has to be ready."""


@dataclass(frozen=True)
class Running:
    """One process, and where it can be reached."""

    process: "Warm | subprocess.Popen[bytes]"
    chat: str
    http: str
    log: Path

    def stop(self) -> int:
        """Send SIGTERM, as a platform does, and return the exit status; kill the process after 10 s."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
        try:
            return self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.kill()
            raise

    def kill(self) -> None:
        """Kill it, as a power cut does."""
        self.process.kill()
        self.process.wait(10)


def free_port() -> int:
    """Return a free port of the loopback.

    It is below the system's ephemeral ports (32768 and up on Linux), and each
    test worker has its own range, so that no other process takes it before this one has bound it.
    """
    worker = int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw")) % WORKERS
    for port in _PORTS:
        door = FIRST_PORT + worker * SHARE + port % SHARE
        with socket.socket() as trying, suppress(OSError):
            trying.bind(("127.0.0.1", door))
            return door
    raise AssertionError("the count of ports never ends")


ALONGSIDE = ("-m", "bot")
"""What is forked, with its modules loaded; see `warm.py`."""
FRESH = (sys.executable, *ALONGSIDE)
"""An interpreter of its own, which loads them."""


def start(folder: Path, *arguments: str, program: Sequence[str] = ALONGSIDE, **settings: str) -> Running:
    """Start a process with its data in a folder; it is ready once `/readyz` says so."""
    chat, http = free_port(), free_port()
    environment = {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(ROOT),
        "DATABASE_URL": f"sqlite:///{folder / 'alongside.db'}",
        **key_for(settings),
        "DATA_DIR": str(folder),
        "WEB_CHAT_PORT": str(chat),
        "PORT": str(http),
        # Most stories find people by words, and each process would load the weights and read the cards.
        "MEANING": "off",
        **settings,
    }
    log = folder / "log"
    log.touch()
    process: Warm | subprocess.Popen[bytes]
    # In a folder without a `.env`: a developer's settings must not reach the tests.
    command = [*program, "run", *arguments]
    if is_forked(program):
        process = begin(command, folder, environment, log, log)
    else:
        with log.open("ab") as out:
            process = subprocess.Popen(command, cwd=folder, env=environment, stdout=out, stderr=out)
    return Running(process, f"http://127.0.0.1:{chat}", f"http://127.0.0.1:{http}", log)


def is_forked(program: Sequence[str]) -> bool:
    """Tell whether a program is a module to be forked, and not a file to be executed."""
    return program[0] == "-m"


def key_for(settings: Mapping[str, str]) -> dict[str, str]:
    """Return the key that PostgreSQL's processes share; on SQLite the process makes its own."""
    shared = settings.get("DATABASE_URL", "sqlite").startswith("postgres")
    return {"SECRET_KEY": "the key of the tests' own processes"} if shared else {}


def through_settings(address: str) -> str:
    """Return the address of a server on a socket as the settings accept it: with a host name in it."""
    return address.replace("@/", "@localhost/")


@contextmanager
def running(
    folder: Path, *arguments: str, program: Sequence[str] = ALONGSIDE, **settings: str
) -> Iterator[Running]:
    """Start a process, wait until it is ready, and stop it at the end."""
    started = start(folder, *arguments, program=program, **settings)
    try:
        wait_until_ready(started)
        yield started
    finally:
        started.stop()


def wait_until_ready(started: Running) -> None:
    """Wait for `/readyz`; raise AssertionError with the log where it never comes."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and started.process.poll() is None:
        try:
            with urllib.request.urlopen(f"{started.http}/readyz", timeout=1):  # noqa: S310 - our own loopback
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.05)
    raise AssertionError(f"not ready: {started.log.read_text(errors='replace')}")
