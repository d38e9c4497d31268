"""The public door: half requests neither stay nor shut anybody out, and what is private can be apart."""

import resource
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path

import httpx
import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from bot.app import App
from bot.platform import ListeningPort
from bot.process import listening
from bot.process.listening import Punctual, door, listener
from config.errors import Misconfigured
from config.settings import load
from tests.contract.made_up import PROGRAMME
from tests.fakes.databases import Sqlite
from tests.fakes.running import running
from tests.fakes.waiting import wait_until

HOST = "127.0.0.1"
HEAD = (
    b"POST /slack/events HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 100\r\n\r\n"
)
SLOW = 0.5
MANY = 280
FILES = "256"
FEW = 4


@contextmanager
def served(most: int) -> Iterator[int]:
    """Serve a page that echoes its body; return the port."""

    async def echo(request: Request) -> PlainTextResponse:
        return PlainTextResponse(await request.body())

    server, bound = (
        listener(Starlette(routes=[Route("/", echo, methods=["POST"])]), most),
        door(HOST, 0, "PORT"),
    )
    thread = threading.Thread(target=server.run, kwargs={"sockets": [bound]})
    thread.start()
    wait_until(lambda: server.started)
    try:
        yield bound.getsockname()[1]
    finally:
        server.should_exit = True
        thread.join(10)


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Punctual, "headers_within", SLOW)
    monkeypatch.setattr(Punctual, "body_within", SLOW)


def opened(stack: ExitStack, port: int, *parts: bytes) -> socket.socket:
    """Open a connection and send the beginning of a request."""
    connection = stack.enter_context(socket.create_connection((HOST, port), timeout=10))
    for part in parts:
        connection.sendall(part)
    return connection


def drips(port: int, beginning: bytes, drop: bytes) -> bytes:
    """Send a drop now and then, until the server has had enough; return all that it said."""
    with ExitStack() as stack:
        connection = opened(stack, port, beginning)
        connection.settimeout(SLOW / 5)
        end = time.monotonic() + 20 * SLOW
        while time.monotonic() < end:
            try:
                said = connection.recv(1000)
            except TimeoutError:
                connection.sendall(drop)
            else:
                return said
    raise AssertionError("it was waited for without an end")


@pytest.mark.parametrize(
    ("beginning", "drop"),
    [
        (b"", b""),
        (b"POST / HTTP/1.1\r\nhost: x\r\n", b"x-more: 1\r\n"),
        (b"POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 100\r\n\r\n", b"a"),
        (
            b"POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 1\r\n\r\na" + b"POST / HTTP/1.1\r\n",
            b"x-more: 1\r\n",
        ),
    ],
    ids=["nothing", "headers", "body", "a second request"],
)
@pytest.mark.usefixtures("impatient")
def test_a_request_has_to_arrive_in_time(beginning: bytes, drop: bytes) -> None:
    with served(FEW) as port:
        assert b" 408 " in drips(port, beginning, drop) or beginning.count(b"POST") > 1


def test_a_request_in_several_parts_is_taken() -> None:
    with served(FEW) as port, ExitStack() as stack:
        connection = opened(
            stack,
            port,
            b"POST / HTTP/1.1\r\nhost: x\r\nconnection: close\r\ncontent-le",
            b"ngth: 4\r\n\r\nab",
        )
        time.sleep(SLOW / 5)
        connection.sendall(b"cd")
        assert connection.makefile("rb").read().endswith(b"abcd")


def test_who_waits_the_longest_makes_room_for_the_next() -> None:
    with served(FEW) as port, ExitStack() as stack:
        halves = [opened(stack, port, b"POST / HTTP/1.1\r\n") for _ in range(FEW)]
        assert httpx.post(f"http://{HOST}:{port}/", content=b"here").text == "here"
        assert b" 408 " in halves[0].recv(1000)
        halves[-1].settimeout(SLOW / 5)
        with pytest.raises(TimeoutError):
            halves[-1].recv(1000)


def test_half_bodies_shut_nobody_out_where_few_files_may_be_open(sqlite: Sqlite, tmp_path: Path) -> None:
    sqlite.fresh(tmp_path)
    with running(tmp_path, program=("-m", "tests.fakes.few_files", FILES)) as process, ExitStack() as stack:
        port = int(process.http.rpartition(":")[2])
        for _ in range(MANY):
            opened(stack, port, HEAD, b"{")
        assert httpx.get(f"{process.http}/healthz", timeout=5).status_code == 200
        assert httpx.get(f"{process.http}/readyz", timeout=5).text == "ready\n"
        assert httpx.get(process.chat, timeout=5).status_code == 200


async def asked(port: ListeningPort, path: str) -> httpx.Response:
    transport = httpx.ASGITransport(app=port.pages())
    async with httpx.AsyncClient(transport=transport, base_url="http://here") as client:
        return await client.get(path)


async def test_metrics_and_the_health_of_a_worker_are_served_apart(sqlite: Sqlite, tmp_path: Path) -> None:
    given = {"DATABASE_URL": sqlite.fresh(tmp_path), "DATA_DIR": str(tmp_path), "WEB_CHAT_PORT": "0"}
    for more, settings in ((given, 1), ({**given, "METRICS_PORT": "0", "METRICS_HOST": "127.0.0.2"}, 2)):
        app = App(load(more), PROGRAMME)
        for web, name in ((True, "PORT"), (False, "HEALTH_PORT")):
            ports = app.ports(web=web)
            assert (ports[0].setting, len(ports)) == (name, settings)
            assert (await asked(ports[0], "/readyz")).text == "ready\n"
            assert "alongside_outbox_failed 0.0" in (await asked(ports[-1], "/metrics")).text
            if settings > 1:
                assert (ports[1].setting, ports[1].host) == ("METRICS_PORT", "127.0.0.2")
                assert (await asked(ports[0], "/metrics")).status_code == 404
                assert (await asked(ports[1], "/readyz")).status_code == 404
        app.index.close()
        app.database.close()


def test_one_port_is_not_two() -> None:
    for other in ("WEB_CHAT_PORT", "METRICS_PORT"):
        with pytest.raises(Misconfigured, match=f"{other} is 9000, and so is PORT"):
            load({"PORT": "9000", other: "9000"})
    with pytest.raises(Misconfigured, match="METRICS_PORT is 9001, and so is HEALTH_PORT"):
        load({"HEALTH_PORT": "9001", "METRICS_PORT": "9001"})


def test_a_port_has_one_process_even_before_it_serves() -> None:
    with closing(door(HOST, 0, "PORT")) as first, pytest.raises(Misconfigured) as said:
        door(HOST, first.getsockname()[1], "PORT")
    assert "cannot be used" in str(said.value)


def test_few_files_mean_few_connections(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(resource, "getrlimit", lambda _: (256, 256))
    assert listening.most_connections(2) == 64
    monkeypatch.setattr(resource, "getrlimit", lambda _: (1_000_000, 1_000_000))
    assert listening.most_connections(2) == listening.MOST
