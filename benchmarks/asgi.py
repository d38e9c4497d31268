"""Calls an ASGI application in this process, with nothing between: no socket, no client library."""

from collections.abc import Mapping

from starlette.types import ASGIApp, Message, Scope

Headers = Mapping[str, str]
"""A request's headers, by name."""


async def call(application: ASGIApp, path: str, body: bytes, headers: Headers) -> tuple[int, bytes]:
    """Post a body to a path; return the status and the answer's body."""
    given: list[Message] = [{"type": "http.request", "body": body, "more_body": False}]
    told: list[Message] = []

    async def receive() -> Message:
        return given.pop() if given else {"type": "http.disconnect"}

    async def send(message: Message) -> None:
        told.append(message)

    await application(_scope(path, headers), receive, send)
    return int(told[0]["status"]), b"".join(part.get("body", b"") for part in told[1:])


def _scope(path: str, headers: Headers) -> Scope:
    return {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": "POST",
        "scheme": "http",
        "path": path,
        "raw_path": path.encode(),
        "root_path": "",
        "query_string": b"",
        "headers": [(name.encode(), value.encode()) for name, value in headers.items()],
        "client": ("127.0.0.1", 1),
        "server": ("127.0.0.1", 1),
    }
