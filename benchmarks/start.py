"""S7: from nothing to ready in Slack, and what is resident then.

We: `python -m bot run` with Slack's keys until `/readyz` answers 200, on a community that is set up;
Slack's Web API is a server of this process that says yes to everything. Peer: a Python that imports Bolt,
Starlette, SQLAlchemy, uvicorn and tantivy and serves Bolt with uvicorn: the least that a program of
these parts can take. Goals: at most 1.2 times the start, at most 200 MB.
"""

import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from time import perf_counter, sleep

from benchmarks import slack
from benchmarks.community import Home, index_in
from benchmarks.measure import Times
from benchmarks.resident import MEGABYTE, resident
from benchmarks.size import Size
from benchmarks.table import NOTHING, Goal, Row

ROOT = Path(__file__).parents[1]
OF_BARE = Goal(1.2)
MOST_RESIDENT = 200 * MEGABYTE
PATIENCE = 1800.0
"""Seconds after which a start is given up; the first with a million members is a long one."""
BARE = """
import sys
import slack_bolt.adapter.starlette.async_handler, slack_bolt.async_app
import starlette.applications, starlette.responses, starlette.routing, sqlalchemy, tantivy, uvicorn
bolt = slack_bolt.async_app.AsyncApp(token="xoxb-of-nobody", signing_secret="a secret of nobody's")
handler = slack_bolt.adapter.starlette.async_handler.AsyncSlackRequestHandler(bolt)
def ready(request):
    return starlette.responses.PlainTextResponse("ready")
async def events(request):
    return await handler.handle(request)
routes = [starlette.routing.Route("/readyz", ready), starlette.routing.Route("/slack/events", events)]
pages = starlette.applications.Starlette(routes=routes)
uvicorn.run(pages, host="127.0.0.1", port=int(sys.argv[1]), log_level="warning", lifespan="off")
"""

BARE_PARTS = "Bolt, bare parts"

Started = tuple[float, int | None]
"""Seconds to ready, and the bytes resident then."""


def run(home: Home, size: Size) -> list[Row]:
    """Measure starts with an existing index, in turns with the bare program, then the first without one."""
    mine, bare = [], []
    with slack.web_api() as api:
        ours(home, api)
        for _ in range(size.starts):
            bare.append(_bare())
            mine.append(ours(home, api))
        rows = [_seconds(home, mine, bare), _memory(home, mine, bare)]
        return [*rows, _first(home, api)] if home.members <= size.first_start else rows


def _seconds(home: Home, mine: list[Started], bare: list[Started]) -> Row:
    times = [Times.of([seconds for seconds, _ in starts]) for starts in (mine, bare)]
    said = [f"{one.p50:.2f} / {one.p95:.2f} s" for one in times]
    ratio, cost = times[0].p50 / times[1].p50, times[0].p50
    return Row("S7 start to ready", home.members, said[0], BARE_PARTS, said[1], ratio, OF_BARE, cost=cost)


def _memory(home: Home, started_: list[Started], bare: list[Started]) -> Row:
    mine, theirs = ([size for _, size in starts if size] for starts in (started_, bare))
    if not mine or not theirs:
        return Row("S7 resident", home.members, NOTHING, later="Linux only")
    most, least = max(mine), max(theirs)
    goal = f"≤ 200 MB {'met' if most <= MOST_RESIDENT else 'MISSED'}"
    said = [f"{size / MEGABYTE:.0f} MB" for size in (most, least)]
    ratio = most / least
    return Row("S7 resident", home.members, said[0], BARE_PARTS, said[1], ratio, later=goal, cost=float(most))


def _first(home: Home, api: str) -> Row:
    """Start without an index: every card is read on the way."""
    shutil.rmtree(index_in(home.folder))
    seconds, _ = ours(home, api)
    return Row("S7 first start", home.members, f"{seconds:.1f} s", cost=seconds)


def ours(
    home: Home, api: str, more: Mapping[str, str] | None = None, then: Callable[[], None] | None = None
) -> Started:
    """Start ours on a community with Slack's keys, and with `more` keys."""
    port = _free_port()
    settings = {
        "DATABASE_URL": home.database_url,
        "DATA_DIR": str(home.folder),
        "PORT": str(port),
        "SLACK_BOT_TOKEN": slack.TOKEN,
        "SLACK_SIGNING_SECRET": slack.SECRET,
        "SLACK_API_URL": api,
        "LOG_LEVEL": "error",
        **(more or {}),
    }
    return _started([sys.executable, "-m", "bot", "run"], settings, port, then)


def _bare() -> Started:
    port = _free_port()
    return _started([sys.executable, "-c", BARE, str(port)], {}, port)


def _started(
    command: list[str], settings: Mapping[str, str], port: int, then: Callable[[], None] | None = None
) -> Started:
    """Start a program in an empty folder, so that no `.env` is read, and wait until it is ready.

    What it takes of memory is measured after what comes `then`.
    """
    with tempfile.TemporaryDirectory() as empty:
        start = perf_counter()
        with _running(command, settings, empty) as process:
            while not _is_ready(port):
                if process.poll() is not None or perf_counter() - start > PATIENCE:
                    raise RuntimeError(f"{command[1:4]} did not become ready; it ended with {process.poll()}")
                sleep(0.005)
            seconds = perf_counter() - start
            if then is not None:
                then()
            return seconds, resident(process.pid)


@contextmanager
def _running(
    command: list[str], settings: Mapping[str, str], folder: str
) -> Iterator[subprocess.Popen[bytes]]:
    kept = {key: value for key, value in os.environ.items() if key in {"PATH", "HOME", "LANG", "TMPDIR"}}
    environment = {**kept, **settings, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(  # noqa: S603 - our own programs
        command, cwd=folder, env=environment, stdout=subprocess.DEVNULL
    ) as process:
        try:
            yield process
        finally:
            process.send_signal(signal.SIGINT)
            try:
                process.wait(30)
            except subprocess.TimeoutExpired:
                process.kill()


def _is_ready(port: int) -> bool:
    asking = HTTPConnection("127.0.0.1", port, timeout=5)
    try:
        asking.request("GET", "/readyz")
        return asking.getresponse().status == 200
    except (OSError, HTTPException):
        return False
    finally:
        asking.close()


def _free_port() -> int:
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        return int(door.getsockname()[1])
