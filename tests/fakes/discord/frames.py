"""Frames of Discord's gateway: opcodes, close codes, sessions and sockets.

From Discord's documentation (topics: gateway; opcodes and status codes).
"""

import asyncio
from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Any, Final

from aiohttp import web


class Op(IntEnum):
    """The opcodes."""

    DISPATCH = 0
    HEARTBEAT = 1
    IDENTIFY = 2
    PRESENCE = 3
    VOICE = 4
    RESUME = 6
    RECONNECT = 7
    MEMBERS = 8
    INVALID_SESSION = 9
    HELLO = 10
    ACK = 11


UNKNOWN_OPCODE: Final = 4001
BAD_FRAME: Final = 4002
NOT_IDENTIFIED: Final = 4003
BAD_TOKEN: Final = 4004
IDENTIFIED_ALREADY: Final = 4005
BAD_SEQUENCE: Final = 4007
TOO_FAST: Final = 4008
BAD_SHARD: Final = 4010
BAD_INTENTS: Final = 4013
FORBIDDEN_INTENTS: Final = 4014

PRIVILEGED: Final = 1 << 1 | 1 << 8 | 1 << 15
KNOWN_INTENTS: Final = (1 << 22) - 1 | 1 << 24 | 1 << 25
A_DAY: Final = 86_400.0
ENDS_A_SESSION: Final = (1000, 1001)


@dataclass(slots=True)
class Session:
    """What a bot's connection goes on with after a cut."""

    id: str
    intents: int
    shard: tuple[int, int]
    frames: list[dict[str, Any]] = field(default_factory=list)
    """Every dispatch, in order; the number of each is its place, from 1."""
    link: "Link | None" = None
    ended: bool = False

    def numbered(self, event: str, data: Mapping[str, Any]) -> dict[str, Any]:
        """Keep a dispatch, and return it as a frame."""
        frame = {"op": int(Op.DISPATCH), "t": event, "s": len(self.frames) + 1, "d": dict(data)}
        self.frames.append(frame)
        return frame


@dataclass(eq=False, slots=True)
class Link:
    """One socket, and what is still to be written to it."""

    socket: web.WebSocketResponse
    request: web.Request
    out: "asyncio.Queue[dict[str, Any]]" = field(default_factory=asyncio.Queue)
    session: Session | None = None
    frames: deque[float] = field(default_factory=deque)
    closed_here: bool = False
