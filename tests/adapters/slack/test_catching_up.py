"""What is known about members is refreshed in the background, rarely while Slack cannot be asked."""

import asyncio
from collections.abc import Mapping
from contextlib import suppress
from typing import Any

from bot.adapters.slack.calls.ourselves import Ourselves
from bot.adapters.slack.people import members as module
from bot.adapters.slack.people.members import Members
from bot.domain.common.people import Person
from bot.port import Disconnected
from tests.fakes.slack.workspace import TEAM

LOOKS = 12


class Api:
    """A workspace that answers as long as the app is in it."""

    def __init__(self, *, away: int) -> None:
        self.away = away
        self.asked = 0

    async def call(self, method: str, **_: Any) -> Mapping[str, Any]:  # noqa: ANN401
        if method == "auth.test":
            return {"team_id": TEAM}
        self.asked += 1
        if self.asked <= self.away:
            raise Disconnected("account_inactive")
        return {"users": ["U0NORA"]}

    in_line = call

    async def line(self, method: str) -> None: ...
    async def respond(self, response_url: str, body: Mapping[str, Any]) -> None: ...
    async def upload(self, url: str, content: bytes) -> None: ...


async def pauses(api: Api, clock: list[float]) -> list[float]:
    """Catch up for some looks; return how long each pause before one was."""
    slept: list[float] = []

    async def sleep(seconds: float) -> None:
        slept.append(seconds)
        clock[0] += seconds
        if len(slept) > LOOKS:
            raise asyncio.CancelledError

    async def nobody(_team: str, _user: str) -> Person | None:
        return None

    members = Members(
        api, nobody, Ourselves(api.call), group="S0MANAGERS", clock=lambda: clock[0], sleep=sleep
    )
    with suppress(asyncio.CancelledError):
        await members.catch_up()
    return slept[:LOOKS]


async def test_a_workspace_that_is_away_is_asked_ever_more_rarely() -> None:
    slept = await pauses(Api(away=LOOKS), [1000.0])
    assert slept[:5] == [1.0, 2.0, 4.0, 8.0, 16.0]
    assert set(slept[6:]) == {module.SLOWEST}


async def test_once_it_is_back_the_pace_is_as_before() -> None:
    slept = await pauses(Api(away=3), [1000.0])
    assert slept[:6] == [1.0, 2.0, 4.0, 8.0, 1.0, 1.0]
