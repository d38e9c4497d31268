"""Calls an ASGI application in this process, with nothing between: no socket, no client library."""

from starlette.types import ASGIApp, Message, Scope


async def call(application: ASGIApp, path: str, body: bytes = b"") -> tuple[int, bytes]:
    """Post a body to a path; return the status and the answer's body."""
    given: list[Message] = [{"type": "http.request", "body": body, "more_body": False}]
    told: list[Message] = []

    async def receive() -> Message:
        return given.pop() if given else {"type": "http.disconnect"}

    async def send(message: Message) -> None:
        told.append(message)

    await application(_scope(path), receive, send)
    return int(told[0]["status"]), b"".join(part.get("body", b"") for part in told[1:])


def _scope(path: str) -> Scope:
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
        "headers": [(b"host", b"127.0.0.1"), (b"content-type", b"text/plain; charset=utf-8")],
        "client": ("127.0.0.1", 1),
        "server": ("127.0.0.1", 1),
    }
