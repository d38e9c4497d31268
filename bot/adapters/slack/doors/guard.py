"""Who may call `/slack/events`: only Slack, by its signature over the raw bytes, before any parsing."""

import hashlib
import hmac
import re
import time
from collections.abc import Callable
from typing import Final

from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

PATH: Final = "/slack/events"

LARGEST_BODY: Final = 1_000_000
"""Bytes of one payload (security checklist: body cap 1 MB; Slack's own are below 250 KB)."""

OLDEST: Final = 300
"""Seconds by which a signature may differ from our clock (slack_sdk.signature, 5 minutes)."""

KINDS: Final = frozenset({"application/json", "application/x-www-form-urlencoded"})
"""The two content types that Slack sends: events, and everything else."""

SIGNATURE: Final = "x-slack-signature"
TIMESTAMP: Final = "x-slack-request-timestamp"
SECONDS: Final = re.compile(r"[0-9]{1,12}")


class Signed:
    """Passes on what Slack has signed; refuses everything else here, without a log line."""

    def __init__(self, app: ASGIApp, secret: str, clock: Callable[[], float] = time.time) -> None:
        """Wrap an application; with an empty secret every request is refused."""
        self._app = app
        self._secret = secret.encode()
        self._clock = clock

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or refuse it with a status."""
        status, body = await self._examined(Headers(scope=scope), str(scope["method"]), receive)
        if status:
            await Response(status_code=status)(scope, receive, send)
        else:
            await self._app(scope, _again(body, receive), send)

    async def _examined(self, headers: Headers, method: str, receive: Receive) -> tuple[int, bytes]:
        """Return the status of a refusal, or 0 and the whole body."""
        if method != "POST":
            return 405, b""
        if headers.get("content-type", "").partition(";")[0].strip().lower() not in KINDS:
            return 415, b""
        body = await _whole(receive)
        if body is None:
            return 413, b""
        return (0, body) if self._is_signed(headers, body) else (401, b"")

    def _is_signed(self, headers: Headers, body: bytes) -> bool:
        times, signatures = headers.getlist(TIMESTAMP), headers.getlist(SIGNATURE)
        if not self._secret or len(times) != 1 or len(signatures) != 1:
            return False
        at = times[0]
        if not SECONDS.fullmatch(at) or abs(self._clock() - int(at)) > OLDEST:
            return False
        base = b"v0:" + at.encode() + b":" + body
        right = "v0=" + hmac.new(self._secret, base, hashlib.sha256).hexdigest()
        return hmac.compare_digest(right.encode(), signatures[0].encode())


async def _whole(receive: Receive) -> bytes | None:
    """Return the whole body, or None if it is over the cap; the rest of it is not read then."""
    parts, size = [], 0
    while True:
        message = await receive()
        part = message.get("body", b"")
        size += len(part)
        if size > LARGEST_BODY:
            return None
        parts.append(part)
        if not message.get("more_body", False):
            return b"".join(parts)


def _again(body: bytes, receive: Receive) -> Receive:
    """Return a way to receive the body that was read already, once."""
    handed = False

    async def again() -> Message:
        nonlocal handed
        if handed:
            return await receive()
        handed = True
        return {"type": "http.request", "body": body, "more_body": False}

    return again
