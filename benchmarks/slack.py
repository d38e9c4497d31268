"""Slack's side of a benchmark: payloads as Slack posts and signs them, and both bots that take them.

Both are called in this process, through ASGI, from the raw signed bytes to the answer's bytes; neither speaks
to a Slack. Ours is the whole adapter. The peer is Bolt as its documentation begins: an app, a decorator.
"""

import hashlib
import hmac
import json
import time
from collections.abc import Awaitable, Callable, Iterator, Mapping
from concurrent.futures import Future
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import count
from threading import Thread
from types import MappingProxyType
from typing import Any
from urllib.parse import urlencode

from slack_bolt.adapter.starlette.async_handler import AsyncSlackRequestHandler
from slack_bolt.async_app import AsyncApp
from slack_bolt.authorization import AuthorizeResult
from starlette.applications import Starlette
from starlette.requests import Request as HttpRequest
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import ASGIApp

from benchmarks.asgi import Headers, call
from benchmarks.community import TEAM, Opened, programme
from bot.adapters.slack.adapter import Bot, Slack
from bot.adapters.slack.answering.landing import SlackLanding
from bot.adapters.slack.calls.ourselves import Ourselves
from bot.adapters.slack.doors import server
from bot.adapters.slack.doors.guard import PATH, SIGNATURE, TIMESTAMP
from bot.adapters.slack.installation import Installation
from bot.adapters.slack.people.conversations import Conversations
from bot.adapters.slack.people.members import Members
from bot.domain.common.ids import CommunityId
from bot.domain.common.people import Person
from bot.handlers import for_managers
from bot.handlers.former import former_members
from bot.handlers.routing import Answer
from bot.jobs.absences import Absences
from bot.port import Address, GoingOut, Sent, unrecorded
from bot.store.people.people import People
from bot.ui.nodes import Message
from bot.ui.requests import Request
from bot.views.common.reader import Reader

SECRET = "a secret of nobody's"  # noqa: S105 - signs only what this process posts to itself
TOKEN = "xoxb-of-nobody"  # noqa: S105 - as above
FORM = "application/x-www-form-urlencoded"

_turns = count()


@dataclass(frozen=True, slots=True)
class Payload:
    """One signed body, ready to be posted."""

    body: bytes
    headers: Headers


def command(user: str, line: str) -> Payload:
    """Return a typed slash command."""
    name, _, text = line.partition(" ")
    said = {"command": name, "text": text, "user_id": user, "team_id": TEAM, **_around()}
    return _signed(urlencode(said).encode())


PRESSED_AT = MappingProxyType({"channel": "D1", "ts": "1.0"})
"""Where every pressed card stands, as an adapter keeps it of a card that it has sent."""


def press(user: str, token: str) -> Payload:
    """Return a pressed button of a message."""
    button = {"type": "button", "block_id": "b", "action_id": token, "value": token, "action_ts": _once()}
    where = {"type": "message", "message_ts": PRESSED_AT["ts"], "channel_id": PRESSED_AT["channel"]}
    said = {
        "type": "block_actions",
        "user": {"id": user, "team_id": TEAM},
        "team": {"id": TEAM},
        "container": where,
        "actions": [button],
        **_around(),
    }
    return _signed(urlencode({"payload": json.dumps(said)}).encode())


async def post(app: ASGIApp, payload: Payload) -> bytes:
    """Post a payload; return the answer's body, or raise `RuntimeError` where it was not accepted."""
    status, body = await call(app, PATH, payload.body, payload.headers)
    if status != 200:
        raise RuntimeError(f"the answer was {status}: {body[:200]!r}")
    return body


@contextmanager
def web_api() -> Iterator[str]:
    """Serve a Web API on this machine that says yes to everything; yield its address."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Yes)
    serving = Thread(target=server.serve_forever, daemon=True)
    serving.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/api/"
    finally:
        server.shutdown()
        server.server_close()


class _Yes(BaseHTTPRequestHandler):
    """Answers every call as Slack answers a successful one."""

    protocol_version = "HTTP/1.1"

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers.get("content-length", 0)))
        where: object = {"id": "D1"} if self.path.endswith("conversations.open") else "D1"
        said = json.dumps({**_WHO, "ts": _once(), "channel": where, "user": {}, "messages": []}).encode()
        self.send_response(200)
        self.send_header("content-type", "application/json")
        self.send_header("content-length", str(len(said)))
        self.end_headers()
        self.wfile.write(said)

    def log_message(self, format: str, *args: object) -> None:
        """Log nothing."""


_WHO = {"ok": True, "team_id": TEAM, "user_id": "U0BOT", "bot_id": "B0BOT"}


@dataclass(slots=True)
class Nowhere:
    """A stand-in for Slack's Web API: keeps what is posted to a `response_url`, and answers `auth.test`."""

    answered: list[Mapping[str, Any]] = field(default_factory=list)
    shut: bool = False

    async def call(self, method: str, **arguments: Any) -> Mapping[str, Any]:  # noqa: ANN401 - as Slack takes them
        """Answer `auth.test` as Slack would."""
        del method, arguments
        return _WHO

    async def in_line(self, method: str, **arguments: Any) -> Mapping[str, Any]:  # noqa: ANN401
        """Answer without a line."""
        return await self.call(method, **arguments)

    async def line(self, method: str) -> None:
        """Let everybody through."""

    async def respond(self, response_url: str, body: Mapping[str, Any]) -> None:
        """Keep an answer."""
        del response_url
        self.answered.append(body)

    async def upload(self, url: str, content: bytes) -> None:
        """Refuse: no file is shown here."""
        raise NotImplementedError(f"{len(content)} bytes to {url}")

    async def send(
        self,
        to: Address,
        message: Message,
        *,
        key: str,
        again: bool = False,
        going_out: GoingOut = unrecorded,
    ) -> Sent:
        """Refuse: no message is sent here."""
        raise NotImplementedError(f"{key} to {to}")

    async def revise(self, at: Sent, message: Message, *, key: str, stays: bool = False) -> Sent:
        """Refuse: no message was sent here."""
        raise NotImplementedError(f"{key} {stays}")

    async def open(self, space: Address, people: tuple[Address, ...]) -> Address:
        """Refuse: no room is opened here."""
        raise NotImplementedError(str(space))

    async def close(self, space: Address, *, erased: bool = False) -> None:
        """Refuse: no room was opened here."""
        raise NotImplementedError(f"{space}, {erased}")


Beginning = Callable[[Request], Future[Answer]]
"""Begins to answer a request."""


def ours(parts: Opened, community: CommunityId, nowhere: Nowhere, begin: Beginning | None = None) -> ASGIApp:
    """Return our ASGI application, in front of an opened community; `begin` measures what it answers."""
    kept: dict[str, Person | None] = {}

    async def known(_: str, user: str) -> Person | None:
        # A bot that has read Slack's directory knows from memory who acts.
        if user not in kept:
            kept[user] = parts.database.read(lambda open_: People(open_, community).known_as(user))
        return kept[user]

    settled = programme()
    us = Ourselves(nowhere.call)
    members = Members(nowhere, known, us)
    bot = Bot(
        begin or parts.responder.begin,
        former_members(parts.responder).begin,
        parts.responder.refresh,
        parts.responder.left,
        lambda actor: Reader(actor.locale, actor.zone, settled, parts.responder.services.clock()),
        for_managers(),
    )
    installation = Installation(nowhere, us, Absences(lambda: parts.database, parts.responder.services.clock))
    asked = Conversations(nowhere.call, us, frozenset)
    slack = Slack(bot, members, SlackLanding(nowhere, nowhere), nowhere, nowhere, installation, asked)
    return server.door(server.bolt(slack, settled, TOKEN), SECRET)


Keeping = Callable[[str], Awaitable[None]]
"""Keeps a press."""


def bolt(keep: Keeping | None = None, *, answers_first: bool = False) -> ASGIApp:
    """Return the peer, Bolt alone: `/hello` says hello, and a press is kept before it is acknowledged."""
    app = AsyncApp(signing_secret=SECRET, authorize=_authorised, process_before_response=answers_first)

    @app.command("/hello")
    async def hello(ack: Callable[[str], Awaitable[object]]) -> None:
        await ack("hello")

    @app.action("keep")
    async def pressed(ack: Callable[[], Awaitable[object]], body: dict[str, Any]) -> None:
        if keep is not None:
            await keep(body["user"]["id"])
        await ack()

    handler = AsyncSlackRequestHandler(app)

    async def events(request: HttpRequest) -> Response:
        return await handler.handle(request)

    return Starlette(routes=[Route(PATH, events, methods=["POST"])])


async def _authorised(**_: object) -> AuthorizeResult:
    return AuthorizeResult(
        enterprise_id=None, team_id=TEAM, bot_token=TOKEN, bot_id="B0BOT", bot_user_id="U0BOT"
    )


def _around() -> dict[str, str]:
    return {
        "token": "old",
        "api_app_id": "A0BENCH",
        "trigger_id": f"1.{next(_turns)}",
        "response_url": "http://127.0.0.1:9/nowhere",
    }


def _once() -> str:
    return f"1.{next(_turns):06}"


def _signed(body: bytes) -> Payload:
    at = str(int(time.time()))
    right = hmac.new(SECRET.encode(), b"v0:" + at.encode() + b":" + body, hashlib.sha256).hexdigest()
    return Payload(body, {"content-type": FORM, TIMESTAMP: at, SIGNATURE: f"v0={right}"})
