"""Socket Mode as Slack speaks it: a hello, envelopes that expect an acknowledgement, and disconnects."""

import asyncio
import itertools
from collections.abc import Mapping
from typing import Any, Final

from aiohttp import web

from tests.fakes.slack.workspace import APP, Workspace

EVENTS: Final = "events_api"
"""The kind of envelope that is retried, and whose acknowledgement carries no answer."""
DEBUG: Final = {"host": "applink-here", "build_number": 1, "approximate_connection_time": 18_060}


class Link:
    """The sockets of one workspace. A payload goes to any of them."""

    def __init__(self, workspace: Workspace) -> None:
        """Serve this workspace."""
        self.workspace = workspace
        self.acks: dict[str, Any] = {}
        """The payload of each envelope's acknowledgement."""
        self.sockets: list[web.WebSocketResponse] = []
        self.opened_so_far = 0
        self.deaf = False
        """Whether payloads are swallowed: the socket is open, and nothing comes through it."""
        self._numbers = itertools.count(1)
        self._loop: asyncio.AbstractEventLoop | None = None

    async def opened(self, socket: web.WebSocketResponse) -> None:
        """Greet a new connection."""
        self._loop = asyncio.get_running_loop()
        self.sockets.append(socket)
        self.opened_so_far += 1
        hello = {
            "num_connections": len(self.sockets),
            "connection_info": {"app_id": APP},
            "debug_info": DEBUG,
        }
        await socket.send_json({"type": "hello", **hello})

    def closed(self, socket: web.WebSocketResponse) -> None:
        """Forget a socket."""
        if socket in self.sockets:
            self.sockets.remove(socket)

    def acknowledged(self, answer: Mapping[str, Any]) -> None:
        """Record an acknowledgement."""
        if "envelope_id" in answer:
            self.acks[str(answer["envelope_id"])] = answer.get("payload")

    def hands(self, kind: str, payload: Mapping[str, Any], *, retry: int = 0) -> str:
        """Send a payload in a fresh envelope; return its id. Callable from any thread."""
        envelope = f"env-{next(self._numbers)}"
        tries = {"retry_attempt": retry, "retry_reason": "timeout" if retry else ""}
        about = tries if kind == EVENTS else {}
        self._run(self._hand({"type": kind, "envelope_id": envelope, "payload": payload, **about}))
        return envelope

    def asks_to_leave(self, reason: str = "refresh_requested") -> None:
        """Announce that every socket will close, as Slack does before it closes one."""
        self._run(self._tell({"type": "disconnect", "reason": reason, "debug_info": DEBUG}))

    def cuts(self) -> None:
        """Cut every socket without an announcement."""
        self._run(self.cut())

    async def cut(self) -> None:
        """Close all sockets."""
        for socket in list(self.sockets):
            if socket._req is not None and socket._req.transport is not None:
                socket._req.transport.abort()
            self.closed(socket)

    async def _hand(self, envelope: Mapping[str, Any]) -> None:
        if self.sockets and not self.deaf:
            answerable = envelope["type"] != EVENTS
            self.sockets.append(self.sockets.pop(0))  # Slack may use any socket; here each in turn
            await self.sockets[-1].send_json({**envelope, "accepts_response_payload": answerable})

    async def _tell(self, said: Mapping[str, Any]) -> None:
        for socket in list(self.sockets):
            await socket.send_json(said)

    def _run(self, going: Any) -> None:  # noqa: ANN401
        if self._loop is None:
            going.close()
            raise AssertionError("nobody has connected yet")
        asyncio.run_coroutine_threadsafe(going, self._loop).result(10)
