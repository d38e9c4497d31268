"""Discord's gateway: sessions that outlive their sockets, replayed dispatches, and sockets that break.

Opcodes, close codes and the limits of 1,000 IDENTIFY a day and 120 frames a minute are those of Discord's
documentation (topics: gateway; opcodes and status codes).
"""

import asyncio
import json
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from aiohttp import WSMsgType, web

from tests.fakes.discord import frames, payloads
from tests.fakes.discord.frames import Link, Op, Session
from tests.fakes.discord.world import APP, BOT, Discord, Drawn


@dataclass
class Gateway:
    """All sessions and sockets, what was counted, and the switches that make it misbehave."""

    here: Discord
    loop: asyncio.AbstractEventLoop | None = None
    heartbeat: int = 41_250
    """Milliseconds between two heartbeats."""
    shards: int = 1
    budget: int = 1_000
    """IDENTIFY in a day, before the token is reset."""
    deaf: bool = False
    """Whether heartbeats get no answer, as from a zombie."""
    swallows: int = 0
    """How many dispatches from now on are kept in the session, but lost on their way to the socket."""
    frames_a_minute: int = 120
    sessions: dict[str, Session] = field(default_factory=dict)
    links: list[Link] = field(default_factory=list)
    connections: int = 0
    identified: list[float] = field(default_factory=list)
    """When each IDENTIFY was, in seconds of Discord's clock."""
    resumed: int = 0
    closed_with: list[int] = field(default_factory=list)
    """The code of each close that Discord sent."""
    left_with: list[int] = field(default_factory=list)
    """The code of each close that the bot sent."""
    got: Counter[str] = field(default_factory=Counter)
    """How many frames of each opcode came."""

    # what is told
    def dispatch(self, event: str, drawn: Drawn, guild: str) -> None:
        """Tell every session that the event is for; from any thread."""
        with self.here.lock:
            for session in self.sessions.values():
                if session.ended or not self._on_shard(session, guild):
                    continue
                data = drawn(session.intents)
                if data is not None:
                    self._send(session, session.numbered(event, data))

    def repeats(self, event: str) -> None:
        """Tell the latest dispatch of a kind once more, under a new number."""
        with self.here.lock:
            for session in self._open():
                last = next((one for one in reversed(session.frames) if one["t"] == event), None)
                if last is not None:
                    self._send(session, session.numbered(event, last["d"]))

    def _send(self, session: Session, frame: dict[str, Any]) -> None:
        if self.swallows:
            self.swallows -= 1
            return
        if session.link is not None and self.loop is not None:
            self.loop.call_soon_threadsafe(session.link.out.put_nowait, frame)

    def _on_shard(self, session: Session, guild: str) -> bool:
        number, count = session.shard
        return (int(guild or 0) >> 22) % count == number

    def _open(self) -> list[Session]:
        return [one for one in self.sessions.values() if one.link is not None and not one.ended]

    # how it breaks
    def asks_to_reconnect(self) -> None:
        """Ask each socket to come again (op 7)."""
        self._to_all({"op": int(Op.RECONNECT), "d": None})

    def invalidates(self, *, resumable: bool) -> None:
        """Tell each socket that its session is invalid (op 9), for now or for good."""
        with self.here.lock:
            for session in self._open():
                session.ended = not resumable
        self._to_all({"op": int(Op.INVALID_SESSION), "d": resumable})

    def cuts(self) -> None:
        """Break every socket, as a network does."""
        assert self.loop is not None
        self.loop.call_soon_threadsafe(self._abort)

    def closes(self, code: int) -> None:
        """Close every socket with a code."""
        assert self.loop is not None
        for link in list(self.links):
            asyncio.run_coroutine_threadsafe(self._close(link, code), self.loop).result(10)

    def _abort(self) -> None:
        for link in self.links:
            if link.request.transport is not None:
                link.request.transport.abort()

    def _to_all(self, frame: dict[str, Any]) -> None:
        assert self.loop is not None
        for link in list(self.links):
            self.loop.call_soon_threadsafe(link.out.put_nowait, frame)

    # a socket
    async def serve(self, request: web.Request) -> web.StreamResponse:
        """Serve one socket from its HELLO to its end."""
        socket = web.WebSocketResponse(max_msg_size=4_096, autoping=True)
        await socket.prepare(request)
        link = Link(socket, request)
        self.links.append(link)
        self.connections += 1
        link.out.put_nowait({"op": int(Op.HELLO), "d": {"heartbeat_interval": self.heartbeat}})
        writing = asyncio.create_task(self._write(link))
        try:
            async for message in socket:
                if message.type is WSMsgType.TEXT:
                    await self._frame(link, message.data)
        finally:
            writing.cancel()
            self._parted(link)
        return socket

    async def _write(self, link: Link) -> None:
        while True:
            frame = await link.out.get()
            if link.socket.closed:
                return
            await link.socket.send_str(json.dumps(frame))

    def _parted(self, link: Link) -> None:
        self.links.remove(link)
        code = link.socket.close_code or 1006
        with self.here.lock:
            if link.session is not None and link.session.link is link:
                link.session.link = None
                # Where Discord closed, a client's echo of it ends nothing.
                link.session.ended |= code in frames.ENDS_A_SESSION and not link.closed_here
        if not link.closed_here:
            self.left_with.append(code)

    async def _close(self, link: Link, code: int) -> None:
        self.closed_with.append(code)
        link.closed_here = True
        await link.socket.close(code=code)

    async def _frame(self, link: Link, text: str) -> None:
        try:
            frame = json.loads(text)
            op, data = Op(int(frame["op"])), frame.get("d")
        except ValueError as wrong:
            await self._close(link, frames.UNKNOWN_OPCODE if "Op" in str(wrong) else frames.BAD_FRAME)
            return
        except (KeyError, TypeError):
            await self._close(link, frames.BAD_FRAME)
            return
        self.got[op.name] += 1
        if self._too_fast(link):
            await self._close(link, frames.TOO_FAST)
        elif op is Op.HEARTBEAT:
            if not self.deaf:
                link.out.put_nowait({"op": int(Op.ACK)})
        elif op is Op.IDENTIFY or op is Op.RESUME:
            begin = self._identify if op is Op.IDENTIFY else self._resume
            code = (
                frames.IDENTIFIED_ALREADY
                if link.session
                else begin(link, data if isinstance(data, dict) else {})
            )
            if code:
                await self._close(link, code)
        elif link.session is None:
            await self._close(link, frames.NOT_IDENTIFIED)

    def _too_fast(self, link: Link) -> bool:
        now = self.here.now()
        link.frames.append(now)
        while now - link.frames[0] >= 60:
            link.frames.popleft()
        return len(link.frames) > self.frames_a_minute

    def left_today(self) -> int:
        """Return how many IDENTIFY are left until tomorrow."""
        now = self.here.now()
        return max(self.budget - sum(now - one < frames.A_DAY for one in self.identified), 0)

    def _identify(self, link: Link, data: dict[str, Any]) -> int:
        """Begin a session; return the code of the close that it has to be instead, or 0."""
        if data.get("token") != self.here.token:
            return frames.BAD_TOKEN
        if not self.left_today():
            self.here.token = "reset-" + self.here.number()
            return frames.BAD_TOKEN
        self.identified.append(self.here.now())
        intents, shard = data.get("intents"), tuple(data.get("shard") or (0, 1))
        if not isinstance(intents, int) or intents & ~frames.KNOWN_INTENTS:
            return frames.BAD_INTENTS
        if intents & frames.PRIVILEGED & ~self.here.privileged:
            return frames.FORBIDDEN_INTENTS
        if len(shard) != 2 or not 0 <= shard[0] < shard[1]:
            return frames.BAD_SHARD
        session = Session(f"session-{self.here.number()}", intents, (int(shard[0]), int(shard[1])), link=link)
        link.session = session
        self._ready(session)
        return 0

    def _ready(self, session: Session) -> None:
        here = self.here
        with here.lock:
            guilds = [
                one for one in here.guilds.values() if here.has(one.id) and self._on_shard(session, one.id)
            ]
            ready = {
                "v": 10,
                "user": {**payloads.user(here.users[BOT]), "verified": True, "mfa_enabled": False},
                "guilds": [{"id": one.id, "unavailable": True} for one in guilds],
                "session_id": session.id,
                "session_type": "normal",
                "resume_gateway_url": f"{here.url.replace('http://', 'ws://')}link",
                "shard": list(session.shard),
                "application": {"id": APP, "flags": 0},
                "private_channels": [],
            }
            self.sessions[session.id] = session
            self._send(session, session.numbered("READY", ready))
            for one in guilds if session.intents & 1 else ():
                self._send(session, session.numbered("GUILD_CREATE", payloads.guild_create(here, one)))

    def _resume(self, link: Link, data: dict[str, Any]) -> int:
        """Go on with a session from the number that the bot saw last."""
        with self.here.lock:
            session = self.sessions.get(str(data.get("session_id")))
            if data.get("token") != self.here.token:
                return frames.BAD_TOKEN
            if session is None or session.ended:
                link.out.put_nowait({"op": int(Op.INVALID_SESSION), "d": False})
                return 0
            last = data.get("seq")
            if not isinstance(last, int) or not 0 <= last <= len(session.frames):
                session.ended = True
                return frames.BAD_SEQUENCE
            self.resumed += 1
            session.link, link.session = link, session
            for frame in session.frames[last:]:
                link.out.put_nowait(frame)
            self._send(session, session.numbered("RESUMED", {"_trace": []}))
            return 0

    async def end(self) -> None:
        """Close every socket."""
        for link in list(self.links):
            await link.socket.close(code=1001)
