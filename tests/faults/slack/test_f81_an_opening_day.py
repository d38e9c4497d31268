"""F81: newcomers of an opening day are all served, whether the directory is read or not."""

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from bot.adapters.slack.inbound import read_command
from bot.adapters.slack.pace import Pace
from tests.fakes.community import Community
from tests.fakes.reading import words_of
from tests.fakes.slack import payloads
from tests.fakes.slack.in_slack import InSlack, Member, in_slack
from tests.fakes.slack.rates import REAL, Rates
from tests.fakes.slack.reading import answer_of
from tests.fakes.slack.server import Server
from tests.fakes.slack.workspace import Workspace
from tests.fakes.waiting import wait_until

NEWCOMERS = 1_000
GUEST = 20
"""Each twentieth newcomer is a guest."""

IN_FLIGHT = 0.01
"""Real seconds before the clock moves on, so that no call on its way arrives late by Slack's clock."""

REFUSED = "I couldn't check who you are"
WAIT = "One moment"
NOT_FOR_GUESTS = "Mentoring here is between members"


@dataclass
class SlacksTime:
    """Slack's own clock, which a bot that waits moves on."""

    here: Workspace

    def __call__(self) -> float:
        return self.here.now()

    async def sleep(self, seconds: float) -> None:
        until = self.here.now() + seconds
        await asyncio.sleep(IN_FLIGHT)
        self.here.later += max(0.0, until - self.here.now())


@pytest.fixture
def slack(community_of_people: Community, server: Server) -> Iterator[InSlack]:
    """A bot in a workspace that counts calls as Slack does."""
    server.workspace.rates = Rates(per_minute=REAL)
    time = SlacksTime(server.workspace)
    with in_slack(community_of_people, server, pace=Pace(clock=time, sleep=time.sleep)) as connected:
        yield connected


def newcomers(slack: InSlack, many: int = NEWCOMERS) -> list[Member]:
    """Add people whom the bot has never met, each twentieth a guest."""
    return [
        slack.joins(f"U{number:05}", f"Newcomer {number}", is_restricted=number % GUEST == 0)
        for number in range(many)
    ]


def reads_the_directory(slack: InSlack) -> int:
    return asyncio.run_coroutine_threadsafe(slack.connection.directory.read(), slack.loop).result(30)


def all_type(slack: InSlack, everybody: list[Member], line: str) -> None:
    """Let all type a command at the same moment, beside the signed door, which others test."""
    here, programme = slack.workspace, slack.here.services.programme
    typed = [payloads.command(here, one.user, line) for one in everybody]

    async def takes(one: payloads.Payload) -> None:
        if said := await slack.connection.adapter.take(read_command(one, programme)):
            here.post({**said, "channel": one["channel_id"]}, only_for=one["user_id"])

    async def all_take() -> None:
        await asyncio.gather(*(takes(one) for one in typed))

    asyncio.run_coroutine_threadsafe(all_take(), slack.loop).result(60)


def all_are_served(slack: InSlack, everybody: list[Member]) -> bool:
    """Tell whether each member was answered, and each guest told that this is between members."""
    with slack.workspace.lock:
        told_to_wait = {id(one) for one in slack.workspace.seen if one.line and WAIT in str(one.line.blocks)}
        seen = {one.user: one for one in slack.workspace.seen if id(one) not in told_to_wait}
    if len(seen) < len(everybody):
        return False
    last = {user: words_of(answer_of(one, {})) for user, one in seen.items()}
    guests = {one.user for one in everybody if int(one.user[1:]) % GUEST == 0}
    refused = [user for user, words in last.items() if REFUSED in words]
    assert not refused, f"{len(refused)} newcomers were refused"
    told = {user for user, words in last.items() if NOT_FOR_GUESTS in words}
    assert told <= guests, "a member was taken for a guest"
    answered = {user for user, words in last.items() if "Newcomer" in words}
    assert not answered & guests, "a guest was shown a card"
    return told == guests and answered == set(last) - guests


def test_newcomers_are_served_from_the_directory(slack: InSlack) -> None:
    everybody = newcomers(slack)
    assert reads_the_directory(slack) == NEWCOMERS
    of_these = everybody[:200]  # the others would cost processor time, and Slack nothing
    all_type(slack, of_these, "/mentoring")
    wait_until(lambda: all_are_served(slack, of_these))
    assert slack.calls("users.info") == []
    assert len(slack.calls("users.list")) == 1


def test_newcomers_are_served_one_after_the_other_without_it(slack: InSlack) -> None:
    everybody = newcomers(slack, 150)
    all_type(slack, everybody, "/mentoring")
    wait_until(lambda: all_are_served(slack, everybody), patience=60)
    assert [one.outcome for one in slack.calls("users.info")] == ["ok"] * len(everybody)
