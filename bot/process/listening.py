"""The public door: how many connections it holds, and how long a request may take to arrive."""

import asyncio
import contextlib
import resource
import socket
from collections.abc import Iterator
from typing import Final

import h11
import uvicorn
from starlette.types import ASGIApp
from uvicorn.protocols.http.h11_impl import H11Protocol, RequestResponseCycle

from config.errors import Misconfigured

GRACE_PERIOD: Final = 2
"""Seconds that open connections get to finish after a signal."""

HEADERS: Final = 10.0
"""Seconds within which the head of a request has arrived."""

BODY: Final = 15.0
"""Seconds after its head within which the body of a request has arrived: at most 1 MB."""

MOST: Final = 512
"""Connections that one port holds open at the most; fewer where the process may open few files."""

OTHER_FILES: Final = 128
"""Files that the rest of a process needs: the database, the search index, the platforms."""

LATE: Final = b"HTTP/1.1 408 Request Timeout\r\nconnection: close\r\ncontent-length: 0\r\n\r\n"
FULL: Final = (
    b"HTTP/1.1 503 Service Unavailable\r\nconnection: close\r\nretry-after: 5\r\ncontent-length: 0\r\n\r\n"
)


class Listener(uvicorn.Server):
    """An HTTP server without signal handlers of its own: `serve` handles the signals."""

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Install no signal handlers."""
        yield


class Punctual(H11Protocol):
    """One connection whose requests have to arrive in time.

    Where there are too many connections, the one that has kept us waiting the longest for its request makes
    room; where none does, the new one is refused. So half requests shut nobody out.
    """

    most = MOST
    headers_within = HEADERS
    body_within = BODY

    _late_at: asyncio.TimerHandle | None = None
    _waits_since = 0.0
    _part: object = h11.IDLE
    """Which part of a request comes next, in h11's words."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Begin to wait for a request, or refuse the connection where there are too many."""
        super().connection_made(transport)
        if len(self.connections) > self.most and not self._makes_room():
            transport.write(FULL)
            transport.close()
            return
        self._wait_for(self.headers_within)

    def connection_lost(self, exc: Exception | None) -> None:
        """Stop waiting."""
        self._stop_waiting()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Take a part of a request, and wait for the rest of it."""
        super().data_received(data)
        part = self.conn.their_state
        if part is not self._part:
            self._stop_waiting()
        self._part = part
        if part is h11.IDLE:
            self._wait_for(self.headers_within)
        elif part is h11.SEND_BODY:
            self._wait_for(self.body_within)

    def _makes_room(self) -> bool:
        """Close the connection that has waited the longest for its request; tell whether there is one."""
        waiting = [one for one in self.connections if isinstance(one, Punctual) and one._late_at is not None]
        for one in sorted(waiting, key=lambda one: one._waits_since)[:1]:
            one._is_late()
        return bool(waiting)

    def _wait_for(self, seconds: float) -> None:
        if self._late_at is None and not self.transport.is_closing():
            self._waits_since = self.loop.time()
            self._late_at = self.loop.call_later(seconds, self._is_late)

    def _stop_waiting(self) -> None:
        if self._late_at is not None:
            self._late_at.cancel()
            self._late_at = None

    @property
    def _answers(self) -> bool:
        """Tell whether a response is under way."""
        cycle: RequestResponseCycle | None = self.cycle
        return cycle is not None and cycle.response_started and not cycle.response_complete

    def _is_late(self) -> None:
        self._stop_waiting()
        if not self._answers:
            self.transport.write(LATE)
        # Not `close`, which would wait for a reader who reads nothing.
        self.connections.discard(self)
        self.transport.close()


def listener(pages: ASGIApp, most_open: int) -> Listener:
    """Return a server for these pages, which holds so many connections open at the most."""

    class Door(Punctual):
        most = most_open

    return Listener(
        uvicorn.Config(
            pages,
            http=Door,
            # So many are accepted at one go, before the first of them is counted.
            backlog=max(most_open // 2, 8),
            log_config=None,
            access_log=False,
            lifespan="off",
            timeout_graceful_shutdown=GRACE_PERIOD,
            server_header=False,
        )
    )


def most_connections(ports: int) -> int:
    """Return how many connections each of so many ports may hold, by the files that this process may open."""
    files, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
    if files == resource.RLIM_INFINITY:
        return MOST
    return max(min(MOST, (files - OTHER_FILES) // max(ports, 1)), 8)


def door(host: str, port: int, key: str) -> socket.socket:
    """Return a listening socket; raise `Misconfigured`, with the setting's name, where the port is taken."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    made = socket.socket(family, socket.SOCK_STREAM)
    made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        made.bind((host, port))
        made.listen()  # at once: until one of them listens, two processes may bind the same port
    except OSError as problem:
        made.close()
        line = (
            f"{key}: {host}:{port} cannot be used ({problem.strerror}); choose another, or stop what has it"
        )
        raise Misconfigured((line,)) from problem
    return made
