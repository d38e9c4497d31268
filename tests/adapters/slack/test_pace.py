"""Slack's rate limits: at most one message a second to a conversation, and pauses as Slack asks."""

from dataclasses import dataclass, field
from itertools import count, pairwise

import pytest

from bot.adapters.slack.calls.pace import GAP, LONGEST_GUESS, PATIENCE, Pace
from bot.port import TryLater

POST = "chat.postMessage"


@dataclass
class Time:
    """A clock that moves only while the code sleeps."""

    now: float = 1000.0
    slept: list[float] = field(default_factory=list)

    def __call__(self) -> float:
        return self.now

    async def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds


@pytest.fixture
def time() -> Time:
    return Time()


@pytest.fixture
def pace(time: Time) -> Pace:
    return Pace(clock=time, sleep=time.sleep)


async def test_one_conversation_hears_a_message_a_second(time: Time, pace: Pace) -> None:
    said = []
    for _ in range(5):
        await pace.turn(POST, "D1")
        said.append(time.now)
    assert [after - before for before, after in pairwise(said)] == pytest.approx([GAP] * 4)


async def test_other_conversations_need_not_wait_for_it(time: Time, pace: Pace) -> None:
    for number in range(4):
        await pace.turn(POST, f"D{number}")
    assert sum(time.slept) == pytest.approx(0)


async def test_the_workspace_hears_a_few_hundred_a_minute(time: Time, pace: Pace) -> None:
    start, sent = time.now, 0
    while time.now < start + 60:
        await pace.turn(POST, f"D{sent}")
        sent += 1
    assert 295 <= sent <= 310


async def test_what_would_wait_for_long_is_put_off_instead(time: Time) -> None:
    waiting: list[float] = []

    async def nobody_sleeps(seconds: float) -> None:
        waiting.append(seconds)

    pace = Pace(clock=time, sleep=nobody_sleeps)
    for _ in range(3):
        await pace.turn(POST, "D1")
    with pytest.raises(TryLater) as later:
        await pace.turn(POST, "D1")
    assert not later.value.everybody
    assert max(waiting) <= PATIENCE < later.value.after


@pytest.mark.parametrize(
    ("header", "least", "most"),
    [("30", 30, 33), ("3600", 3600, 3960), ("999999", 3600, 3960), ("1.5", 1.5, 1.7)],
)
async def test_the_time_that_slack_asks_for_is_given(
    time: Time, pace: Pace, header: str, least: float, most: float
) -> None:
    assert least <= pace.limited(POST, header) <= most
    with pytest.raises(TryLater) as later:
        await pace.turn(POST, "D1")
    assert later.value.everybody
    time.now += least - 0.01
    with pytest.raises(TryLater):
        await pace.turn(POST, "D1")
    await pace.turn("views.open")
    time.now += most
    await pace.turn(POST, "D1")


@pytest.mark.parametrize("header", [None, "", "0", "abc", "-5", "nan", "inf"])
async def test_where_slack_does_not_say_how_long_each_wait_is_longer_up_to_a_minute(
    pace: Pace, header: str | None
) -> None:
    waits = [pace.limited(POST, header) for _ in range(20)]
    assert waits[0] >= 2
    assert waits[1] >= 4
    assert max(waits) <= LONGEST_GUESS * 1.1
    assert waits[-1] >= LONGEST_GUESS


async def test_after_too_much_it_goes_slower_and_recovers(time: Time, pace: Pace) -> None:
    channels = count()

    async def sent_in_a_minute() -> int:
        start, sent = time.now, 0
        while time.now < start + 60:
            await pace.turn(POST, f"D{next(channels)}")
            pace.went(POST)
            sent += 1
        return sent

    usual = await sent_in_a_minute()
    pace.limited(POST, "5")
    time.now += 6
    slower = await sent_in_a_minute()
    for _ in range(12):
        later = await sent_in_a_minute()
    assert slower < usual * 0.6
    assert usual < later <= 510


async def test_whoever_waited_while_slack_asked_for_time_does_not_call(time: Time) -> None:
    async def meanwhile(seconds: float) -> None:
        time.now += seconds
        waiting.limited(POST, "30")

    waiting = Pace(clock=time, sleep=meanwhile)
    await waiting.turn(POST, "D1")
    with pytest.raises(TryLater):
        await waiting.turn(POST, "D1")
