"""Who may call the web chat: only its own page, with bodies of limited size; adds security headers."""

from collections.abc import MutableMapping
from typing import Any
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from bot.adapters.web.reading.tongue import problem
from bot.views.platforms import webchat

LARGEST_BODY = 1_000_000
"""Bytes of one act (security checklist: body cap 1 MB)."""

POLICY = "default-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'"


class _TooLargeError(Exception):
    """A body without a declared length went over the cap while it was read."""


class OnlyFromHere:
    """Refuses acts from other origins and bodies over the cap, and adds security headers."""

    def __init__(self, app: ASGIApp) -> None:
        """Wrap an application."""
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or refuse it here."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        answering = _refusal(scope) or self._app
        try:
            await answering(scope, _capped(receive), _with_headers(send))
        except _TooLargeError:
            await _too_large(Headers(scope=scope))(scope, receive, _with_headers(send))


def _refusal(scope: Scope) -> ASGIApp | None:
    headers = Headers(scope=scope)
    if scope["method"] != "GET" and _origin(headers) != headers.get("host", ""):
        return problem(headers, 403, webchat.NOT_FROM_HERE)
    length = headers.get("content-length", "0")
    modest = length.isdecimal() and len(length) <= len(str(LARGEST_BODY)) and int(length) <= LARGEST_BODY
    return None if modest else _too_large(headers)


def _too_large(headers: Headers) -> ASGIApp:
    return problem(headers, 413, webchat.TOO_LARGE)


def _origin(headers: Headers) -> str:
    return urlsplit(headers.get("origin", "")).netloc


def _capped(receive: Receive) -> Receive:
    room = LARGEST_BODY

    async def capped() -> MutableMapping[str, Any]:
        nonlocal room
        message = await receive()
        room -= len(message.get("body", b""))
        if room < 0:
            raise _TooLargeError
        return message

    return capped


def _with_headers(send: Send) -> Send:
    async def dressed(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            headers["Content-Security-Policy"] = POLICY
            headers["X-Content-Type-Options"] = "nosniff"
            headers["Referrer-Policy"] = "no-referrer"
        await send(message)

    return dressed
