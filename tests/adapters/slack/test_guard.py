"""F58: only Slack may call `/slack/events`; other callers get a status alone, and nothing is logged."""

import hashlib
import hmac
import logging
from urllib.parse import urlencode

import httpx
import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.types import Receive, Scope, Send

from bot.adapters.slack.doors.guard import LARGEST_BODY, Signed

SECRET = "a-secret-that-two-know"
NOW = 1_795_600_000
"""The Unix time of all requests here."""

FORM = "application/x-www-form-urlencoded"
BODY = urlencode({"command": "/find-mentor", "text": "the words of Leila"}).encode()


class Door:
    """A guarded endpoint, and the bodies that passed it."""

    def __init__(self, secret: str = SECRET) -> None:
        self.came: list[bytes] = []
        app = Starlette(routes=[Route("/slack/events", Signed(self._behind, secret, lambda: NOW))])
        self._client = httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://here")

    async def _behind(self, scope: Scope, receive: Receive, send: Send) -> None:
        self.came.append(await Request(scope, receive).body())
        await PlainTextResponse("done")(scope, receive, send)

    async def post(self, body: bytes, headers: list[tuple[str, str]], *, kind: str = FORM) -> int:
        """Post a body, and return the status of the answer."""
        sent = [(name.encode(), value.encode()) for name, value in (("Content-Type", kind), *headers)]
        async with self._client as client:
            return (await client.post("/slack/events", content=body, headers=sent)).status_code


def signed(body: bytes = BODY, *, secret: str = SECRET, at: str = "") -> list[tuple[str, str]]:
    """Return the two headers of Slack's signature."""
    at = at or str(NOW)
    digest = hmac.new(secret.encode(), f"v0:{at}:".encode() + body, hashlib.sha256).hexdigest()
    return [("X-Slack-Request-Timestamp", at), ("X-Slack-Signature", f"v0={digest}")]


def seconds_ago(seconds: int) -> str:
    return str(NOW - seconds)


async def test_what_slack_signed_comes_through_whole() -> None:
    door = Door()
    assert await door.post(BODY, signed()) == 200
    assert door.came == [BODY]


TIME, SIGNATURE = dict(signed()).keys()

REFUSED = {
    "no signature": signed()[:1],
    "no time": signed()[1:],
    "neither": [],
    "another's signature": signed(secret="a-secret-of-somebody-else"),
    "a signature of other words": signed(b"command=/find-mentor&text=other"),
    "a truncated signature": [signed()[0], (SIGNATURE, signed()[1][1][:-1])],
    "a signature in other letters": [signed()[0], (SIGNATURE, signed()[1][1].upper())],
    "a signature that is no ASCII": [signed()[0], (SIGNATURE, "v0=ü")],
    "301 seconds ago": signed(at=seconds_ago(301)),
    "301 seconds ahead": signed(at=seconds_ago(-301)),
    "no number": signed(at="now"),
    "no whole number": signed(at=f"{NOW}.000"),
    "a number of another script": [(TIME, "١٧"), signed()[1]],
    "a number without end": signed(at="9" * 5000),
    "a number below nothing": signed(at=f"-{NOW}"),
    "two times": [signed()[0], *signed()],
    "two signatures": [*signed(), signed()[1]],
    "two signatures, the wrong one first": [(SIGNATURE, "v0=0"), *signed()],
}


@pytest.mark.parametrize("headers", REFUSED.values(), ids=REFUSED.keys())
async def test_everything_else_is_refused_and_leaves_nothing_in_the_log(
    headers: list[tuple[str, str]], caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    door = Door()
    assert await door.post(BODY, headers) == 401
    assert door.came == []
    assert "Leila" not in caplog.text


async def test_within_five_minutes_either_way_a_clock_may_differ() -> None:
    for ago in (300, -300):
        assert await Door().post(BODY, signed(at=seconds_ago(ago))) == 200


async def test_with_no_secret_nobody_comes_through() -> None:
    door = Door(secret="")
    assert await door.post(BODY, signed(secret="")) == 401
    assert door.came == []


async def test_a_body_over_the_cap_is_not_read_to_its_end() -> None:
    door, body = Door(), b"x" * (LARGEST_BODY + 1)
    assert await door.post(body, signed(body)) == 413
    assert door.came == []
    fits = b"x" * LARGEST_BODY
    assert await Door().post(fits, signed(fits)) == 200


async def test_a_body_that_was_encoded_anew_is_another_body() -> None:
    assert await Door().post(BODY.replace(b"+", b"%20"), signed()) == 401


async def test_only_what_slack_sends_is_taken() -> None:
    assert await Door().post(BODY, signed(), kind="multipart/form-data") == 415
    assert await Door().post(BODY, signed(), kind="") == 415
    assert await Door().post(BODY, signed(), kind="application/json; charset=utf-8") == 200
    app = Starlette(routes=[Route("/slack/events", Signed(never, SECRET, lambda: NOW))])
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://here") as client:
        for method in ("GET", "PUT", "DELETE", "HEAD"):
            assert (await client.request(method, "/slack/events", headers=signed())).status_code == 405


async def never(scope: Scope, receive: Receive, send: Send) -> None:
    raise AssertionError("a request came through")
