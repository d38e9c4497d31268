"""F81: newcomers of an opening day are all served, whether the directory is read, being read or not read.

In its long form a thousand come to the signed door within a minute, and the figures are logged:
`LONG=1 .venv/bin/python -m pytest --log-cli-level=INFO --timeout 1800 tests/faults/slack -k opening_day`.
"""

import asyncio
import logging
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, replace
from functools import partial

import pytest

from bot.adapters.slack.calls.errors import ApiRefusal
from bot.adapters.slack.calls.pace import Pace
from tests.fakes.community import Community
from tests.fakes.reading import words_of
from tests.fakes.rounds import rounds
from tests.fakes.slack.driver import Posted
from tests.fakes.slack.in_slack import InSlack, Member, in_slack
from tests.fakes.slack.ledger import Refusal, Seen, Trouble
from tests.fakes.slack.rates import REAL, Rates
from tests.fakes.slack.reading import answer_of
from tests.fakes.slack.server import Server
from tests.fakes.slack.workspace import Workspace
from tests.fakes.waiting import wait_until

MEMBERS = 450
"""Two whole pages and a half of the smaller ones."""
PAGE = 200
GUEST = 20
"""Each twentieth newcomer is a guest."""
AT_ONCE = 8
"""Posts of Slack's on their way at the same time."""
A_PAGE_TAKES = float(rounds(1, 5))
"""Real seconds that Slack takes for the page which is awaited while all come."""
PATIENCE = rounds(60, 900)
"""Real seconds within which all have their answer."""

IN_FLIGHT = 0.01
"""Real seconds before the clock moves on, so that no call on its way arrives late by Slack's clock."""

REFUSED = "I couldn't check who you are"
WAIT = "One moment"
NOT_FOR_GUESTS = "Mentoring here is between members"

log = logging.getLogger(__name__)


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


def newcomers(slack: InSlack, many: int) -> list[Member]:
    """Add people whom the bot has never met, each twentieth a guest; return those who will write.

    Every page of the directory has some of them.
    """
    step = max(1, MEMBERS // many)
    everybody = [
        slack.joins(f"U{number:05}", f"Newcomer {number}", is_restricted=number // step % GUEST == 0)
        for number in range(max(MEMBERS, many * step))
    ]
    return everybody[::step][:many]


def reading(slack: InSlack, *pages: Refusal) -> "Future[int]":
    """Begin to read the directory in the smaller pages; `pages` says how Slack fails at each, or does not."""
    for answer in (Refusal("limit_required"), *pages):
        slack.workspace.fails(Trouble(partial(replace, answer), "users.list"))
    return asyncio.run_coroutine_threadsafe(slack.connection.directory.read(), slack.loop)


def all_type(slack: InSlack, everybody: list[Member]) -> list[Posted]:
    """Let all type a command at nearly the same moment; each has to be acknowledged in Slack's time."""
    with ThreadPoolExecutor(AT_ONCE) as threads:
        return list(threads.map(lambda one: one.types("/mentoring"), everybody))


def last_seen(slack: InSlack) -> dict[str, Seen]:
    """Return what each person was shown last, but that the answer follows."""
    with slack.workspace.lock:
        seen = list(slack.workspace.seen)
    told_to_wait = {id(one) for one in seen if one.line and WAIT in str(one.line.blocks)}
    return {one.user: one for one in seen if id(one) not in told_to_wait}


def all_are_served(slack: InSlack, everybody: list[Member]) -> bool:
    """Tell whether each member was answered, and each guest told that this is between members."""
    last = last_seen(slack)
    if len(last) < len(everybody):
        return False
    assert {one.what for one in last.values()} == {"ephemeral"}, "an answer landed in another place"
    words = {user: words_of(answer_of(one, {})) for user, one in last.items()}
    guests = {one.user for one in everybody if slack.workspace.members[one.user]["is_restricted"]}
    refused = [user for user, said in words.items() if REFUSED in said]
    assert not refused, f"{len(refused)} newcomers were refused"
    told = {user for user, said in words.items() if NOT_FOR_GUESTS in said}
    assert told <= guests, "a member was taken for a guest"
    answered = {user for user, said in words.items() if "Newcomer" in said}
    assert not answered & guests, "a guest was shown a card"
    return told == guests and answered == set(words) - guests


def shares(seconds: Sequence[float]) -> str:
    """Return the median, the 95th of a hundred and the longest."""
    these = sorted(seconds)
    return f"{these[len(these) // 2]:.2f} / {these[len(these) * 95 // 100]:.2f} / {these[-1]:.2f} s"


def serves(slack: InSlack, everybody: list[Member]) -> None:
    """Let all type and wait until all are served; log how long that took."""
    begun = slack.workspace.now()
    acknowledged = all_type(slack, everybody)
    wait_until(lambda: all_are_served(slack, everybody), patience=PATIENCE)
    log.info(
        "%d newcomers: acknowledged in %s; answered, by Slack's clock, in %s; users.list %d, users.info %d",
        len(everybody),
        shares([one.took for one in acknowledged]),
        shares([one.at - begun for one in last_seen(slack).values()]),
        len(slack.calls("users.list")),
        len(slack.calls("users.info")),
    )


def test_newcomers_are_served_from_the_directory(slack: InSlack) -> None:
    everybody = newcomers(slack, rounds(40, 1_000))
    assert reading(slack).result(60) >= MEMBERS
    serves(slack, everybody)
    assert slack.calls("users.info") == []


def test_newcomers_are_served_while_the_directory_is_read(slack: InSlack) -> None:
    """All come while the second page is awaited; nobody waits for it who is checked sooner."""
    everybody = newcomers(slack, rounds(40, 1_000))
    being_read = reading(slack, Refusal(), Refusal(waits=A_PAGE_TAKES))
    wait_until(lambda: len(slack.calls("users.list")) == 2)  # the refused page, and the first
    serves(slack, everybody)
    assert being_read.result(PATIENCE) >= MEMBERS
    checks = slack.calls("users.info")
    assert {one.outcome for one in checks} == {"ok"}
    assert len({str(one.arguments["user"]) for one in checks}) == len(checks) < len(everybody)


def test_newcomers_are_served_where_a_part_of_the_directory_is_read(slack: InSlack) -> None:
    everybody = newcomers(slack, rounds(40, 1_000))
    with pytest.raises(ApiRefusal, match="invalid_cursor"):
        reading(slack, Refusal(), Refusal("invalid_cursor")).result(60)
    serves(slack, everybody)
    unknown = {one.user for one in everybody} - set(list(slack.workspace.members)[:PAGE])
    assert sorted(str(one.arguments["user"]) for one in slack.calls("users.info")) == sorted(unknown)


def test_newcomers_are_served_one_after_the_other_without_it(slack: InSlack) -> None:
    everybody = newcomers(slack, rounds(150, 1_000))
    serves(slack, everybody)
    assert [one.outcome for one in slack.calls("users.info")] == ["ok"] * len(everybody)
