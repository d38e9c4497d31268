"""A directory that takes longer than people can wait: each is checked in line, and told in time."""

import asyncio
from collections.abc import Mapping
from typing import Any, Final

from bot.adapters.slack.calls.ourselves import CannotAsk, Ourselves
from bot.adapters.slack.calls.pace import IN_LINE, Pace
from bot.adapters.slack.people.checks import CHECKED_WITHIN
from bot.adapters.slack.people.directory import Directory
from bot.adapters.slack.people.members import Members
from bot.domain.common.people import Person
from bot.ui.requests import Actor
from tests.fakes.hurrying import hurried
from tests.fakes.slack.workspace import REPLY_LIVES, TEAM, user_object

A_MINUTE: Final = 60.0
THE_DIRECTORY_TAKES: Final = CHECKED_WITHIN + 10 * A_MINUTE
IN_TIME: Final = round(IN_LINE["users.info"] * CHECKED_WITHIN / A_MINUTE)
"""How many people are checked in line before anybody has waited too long."""


class SlowSlack:
    """A workspace whose directory comes late, and which answers checks or does not."""

    def __init__(self, *people: str, checks: bool = True) -> None:
        self.people = people
        self.checks = checks
        self.checked: list[str] = []
        loop = asyncio.get_running_loop()
        self.pace = Pace(clock=loop.time, sleep=asyncio.sleep)

    async def call(self, method: str, **arguments: Any) -> Mapping[str, Any]:  # noqa: ANN401
        if method == "auth.test":
            return {"team_id": TEAM}
        if method == "users.list":
            await asyncio.sleep(THE_DIRECTORY_TAKES)
            return {"members": [user_object(one, f"Name of {one}") for one in self.people]}
        if not self.checks:
            await asyncio.Event().wait()
        self.checked.append(arguments["user"])
        return {"user": user_object(arguments["user"], "Somebody")}

    async def in_line(self, method: str, **arguments: Any) -> Mapping[str, Any]:  # noqa: ANN401
        await self.pace.line(method)
        return await self.call(method, **arguments)

    async def line(self, method: str) -> None: ...
    async def respond(self, response_url: str, body: Mapping[str, Any]) -> None: ...
    async def upload(self, url: str, content: bytes) -> None: ...


async def _nobody(_team: str, _user: str) -> Person | None:
    return None


class OpeningDay:
    """Everybody acts in the moment in which the directory begins to be read."""

    def __init__(self, many: int, *, checks: bool = True) -> None:
        self.clock = asyncio.get_running_loop().time
        self.slack = SlowSlack(*(f"U{number}" for number in range(many)), checks=checks)
        self.members = Members(self.slack, _nobody, Ourselves(self.slack.call), clock=self.clock)
        directory = Directory(self.slack.in_line, self.members.learn, clock=self.clock)
        self.begun = self.clock()
        self.reading = asyncio.ensure_future(directory.read())

    async def act(self) -> dict[str, tuple[bool, float]]:
        """Let all act; return for each whether they were answered, and after how many seconds."""
        return dict(await asyncio.gather(*(self._acts(user) for user in self.slack.people)))

    async def _acts(self, user: str) -> tuple[str, tuple[bool, float]]:
        try:
            who: object = await self.members.who(user, TEAM, decides=False)
        except CannotAsk:
            who = None
        return user, (isinstance(who, Actor), self.clock() - self.begun)


def test_a_thousand_do_not_wait_for_a_slow_directory() -> None:
    async def day() -> dict[str, tuple[bool, float]]:
        here = OpeningDay(1_000)
        told = await here.act()
        assert not here.reading.done()
        here.reading.cancel()
        return told

    told = hurried(day())
    assert all(answered for answered, _ in told.values())
    assert max(after for _, after in told.values()) < 14 * A_MINUTE


def test_nobody_is_told_later_than_slack_takes_an_answer() -> None:
    """More come than can be checked in time: the others are told so, and are known with the directory."""

    async def day() -> tuple[dict[str, tuple[bool, float]], dict[str, tuple[bool, float]]]:
        here = OpeningDay(IN_TIME + 200)
        first = await here.act()
        await here.reading
        here.slack.checks, here.begun = False, here.clock()
        return first, await here.act()

    first, again = hurried(day())
    answered = sum(known for known, _ in first.values())
    assert IN_TIME - 5 <= answered <= IN_TIME + 25
    assert max(after for _, after in first.values()) < CHECKED_WITHIN + 1 < REPLY_LIVES
    assert all(known and after < 1 for known, after in again.values())


def test_where_nothing_answers_all_are_told_after_the_same_time() -> None:
    async def day() -> dict[str, tuple[bool, float]]:
        here = OpeningDay(20, checks=False)
        told = await here.act()
        here.reading.cancel()
        here.members.close()
        return told

    told = hurried(day())
    assert not any(answered for answered, _ in told.values())
    assert {round(after / A_MINUTE) for _, after in told.values()} == {round(CHECKED_WITHIN / A_MINUTE)}
