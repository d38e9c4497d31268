"""The Procfile, run as a platform runs it: on SQLite `web` does everything and the others idle."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import httpx

from tests.fakes.databases import Sqlite
from tests.fakes.running import ROOT, free_port
from tests.fakes.waiting import wait_until

HONCHO = Path(sys.executable).with_name("honcho")


def settings(folder: Path, chat: int) -> dict[str, str]:
    return {
        "PATH": f"{HONCHO.parent}:{os.environ['PATH']}",
        "PYTHONPATH": str(ROOT),
        "DATABASE_URL": f"sqlite:///{folder / 'alongside.db'}",
        "DATA_DIR": str(folder),
        "WEB_CHAT_PORT": str(chat),
    }


def honcho(folder: Path, *processes: str, port: int, chat: int, out: Path) -> "subprocess.Popen[bytes]":
    """Start some lines of the Procfile; honcho itself gives each its PORT."""
    where = ("--app-root", str(folder), "--procfile", str(ROOT / "Procfile"), "--port", str(port))
    with out.open("wb") as log:
        return subprocess.Popen(
            [str(HONCHO), "start", *where, *processes],
            cwd=folder,
            env=settings(folder, chat),
            stdout=log,
            stderr=log,
        )


def answers(address: str) -> bool:
    try:
        return httpx.get(address).status_code == 200
    except httpx.TransportError:
        return False


def test_release_migrates_and_ends(tmp_path: Path) -> None:
    process = honcho(tmp_path, "release", port=free_port(), chat=free_port(), out=tmp_path / "log")
    assert process.wait(60) == 0
    assert "Up to date now." in tmp_path.joinpath("log").read_text()


def test_on_sqlite_web_does_everything_and_the_others_say_that_they_idle(
    sqlite: Sqlite, tmp_path: Path
) -> None:
    sqlite.fresh(tmp_path)
    port, chat, out = free_port(), free_port(), tmp_path / "log"
    process = honcho(tmp_path, "web", "worker", "discord", port=port, chat=chat, out=out)
    try:
        wait_until(lambda: answers(f"http://127.0.0.1:{port}/readyz"), 60)
        assert answers(f"http://127.0.0.1:{chat}/")
        wait_until(lambda: out.read_text().count("there is nothing for") == 2, 60)
        assert process.poll() is None
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(20)
    said = out.read_text()
    assert "“worker”" in said
    assert "“discord”" in said
    assert "Traceback" not in said
