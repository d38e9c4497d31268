"""F29, F30: Slack may have taken a message that was not recorded: it is looked for, never resent blindly."""

import gc
from collections.abc import Iterator

import pytest

from bot.adapters.slack.answering.sending import Sending
from bot.adapters.slack.calls.api import Api
from bot.adapters.slack.calls.pace import Pace
from bot.store.outbox import in_doubt
from tests.fakes.slack.delivering import IN_DOUBT, PENDING, POST, SENT, Delivering, Killed
from tests.fakes.slack.ledger import Refusal
from tests.fakes.slack.workspace import GRANTED, TOKEN

DROPPED = Refusal(drops=True)

pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
"""A process that is killed closes nothing: its connections are collected here, and blamed on nobody else."""


@pytest.fixture(autouse=True)
def swept() -> Iterator[None]:
    """Collect what a killed process left open before the next test begins."""
    yield
    gc.collect()


async def test_f29_killed_after_slack_took_it_it_is_found_and_not_doubled(telling: Delivering) -> None:
    zola = telling.joins("Zola Dlamini")
    telling.tells(zola)
    telling.slack.dies_after = 1
    with pytest.raises(Killed):
        await telling.worker().deliver_due()
    assert len(telling.with_(zola)) == 1
    await telling.a_life_later()
    assert telling.told_once(zola)
    assert telling.row(zola.id).sent_to["ts"] == telling.with_(zola)[0].ts
    assert telling.states() == {SENT: 1}


async def test_f29_killed_before_slack_got_it_it_is_sent_once(telling: Delivering) -> None:
    zola = telling.joins("Zola Dlamini")
    telling.tells(zola)
    telling.slack.dies_before = 1
    with pytest.raises(Killed):
        await telling.worker().deliver_due()
    assert telling.with_(zola) == []
    await telling.a_life_later()
    assert telling.told_once(zola)
    assert len(telling.calls("conversations.history")) == 1


async def test_f29_where_nobody_may_look_it_stays_in_doubt_and_is_shown(telling: Delivering) -> None:
    telling.here.scopes = GRANTED - {"im:history"}
    zola = telling.joins("Zola Dlamini")
    telling.tells(zola)
    telling.slack.dies_after = 1
    with pytest.raises(Killed):
        await telling.worker().deliver_due()
    for _ in range(3):
        await telling.a_life_later()
    assert telling.told_once(zola)
    assert telling.states() == {IN_DOUBT: 1}
    (shown,) = telling.database.read(in_doubt.doubts)
    assert shown.who == ("Zola Dlamini",)
    assert "missing_scope" in shown.why


async def test_f29_a_room_whose_greeting_is_in_doubt_gets_it_once_more(telling: Delivering) -> None:
    room = telling.pairs(telling.joins("Zola Dlamini"), telling.joins("Noor Rahman"))
    telling.slack.dies_after = 1
    with pytest.raises(Killed):
        await telling.worker().deliver_due()
    await telling.a_life_later()
    assert len(telling.lines()) == 2
    assert telling.row(room).state == SENT


@pytest.mark.parametrize("end", ["killed", "broken line"])
async def test_f29_what_may_have_been_sent_twice_is_shown_to_an_operator(
    telling: Delivering, end: str
) -> None:
    room = telling.pairs(telling.joins("Zola Dlamini"), telling.joins("Noor Rahman"))
    for _ in range(2):
        if end == "killed":
            telling.slack.dies_after = telling.slack.sent + 1 + (telling.slack.sent > 0)
            with pytest.raises(Killed):
                await telling.worker().deliver_due()
        else:
            telling.trouble(DROPPED, after=True)
            await telling.worker().deliver_due()
        telling.clock.moves(seconds=61)
    for _ in range(3):
        await telling.a_life_later()
    assert len(telling.lines()) == 2
    assert telling.row(room).state == IN_DOUBT
    (shown,) = telling.database.read(in_doubt.doubts)
    assert shown.who == ("Noor Rahman", "Zola Dlamini")


async def test_f29_a_greeting_that_was_claimed_alone_is_in_no_doubt(telling: Delivering) -> None:
    room = telling.pairs(telling.joins("Zola Dlamini"), telling.joins("Noor Rahman"))
    for _ in range(3):
        telling.slack.dies_opening = True
        with pytest.raises(Killed):
            await telling.worker().deliver_due()
        telling.clock.moves(seconds=61)
    assert telling.row(room).doubt == 0
    await telling.a_life_later()
    assert len(telling.lines()) == 1
    assert telling.row(room).state == SENT


async def uses_up(pace: Pace) -> None:
    """Take turns until the next one has to wait."""
    for _ in range(1_000):
        await pace.turn(POST)


async def test_f29_a_greeting_that_waits_for_its_turn_is_in_no_doubt(telling: Delivering) -> None:
    """The process dies while the greeting waits until Slack may be called again."""
    room = telling.pairs(telling.joins("Zola Dlamini"), telling.joins("Noor Rahman"))

    async def dies(_: float) -> None:
        raise Killed

    pace = Pace(gap=0, sleep=dies, clock=lambda: 1_000.0)
    with pytest.raises(Killed):
        await uses_up(pace)
    api = Api(TOKEN, f"{telling.here.url}api/", pace=pace)
    telling.slack.sending._sending = Sending(api)
    with pytest.raises(Killed):
        await telling.worker().deliver_due()
    await api.close()
    assert telling.row(room).doubt == 0


async def test_f29_what_slack_certainly_refused_is_in_no_doubt(telling: Delivering) -> None:
    """A greeting that was in doubt and is refused for its pace is still sent once more, not twice."""
    room = telling.pairs(telling.joins("Zola Dlamini"), telling.joins("Noor Rahman"))
    telling.trouble(Refusal(status=429, retry_after="1"), times=2)
    telling.trouble(DROPPED, after=True)
    telling.trouble(Refusal(status=429, retry_after="1"), times=2)
    for _ in range(12):  # a try may have to wait for more than a minute
        await telling.worker().deliver_due()
        telling.clock.moves(seconds=61)
    assert len(telling.lines()) == 2
    assert telling.row(room).state == SENT


async def test_f29_anything_else_in_a_room_for_two_stays_in_doubt(telling: Delivering) -> None:
    """A claim alone is a doubt there, and nobody may look: one question is better than a repeated message."""
    room = telling.pairs(telling.joins("Zola Dlamini"), telling.joins("Noor Rahman"))
    await telling.worker().deliver_due()
    telling.tells_room(room)
    telling.slack.dies_before = 2
    with pytest.raises(Killed):
        await telling.worker().deliver_due()
    await telling.a_life_later()
    assert len(telling.lines()) == 1
    assert telling.states() == {SENT: 1, IN_DOUBT: 1}


@pytest.mark.parametrize("taken", [True, False], ids=["taken", "not taken"])
async def test_f30_a_line_that_breaks_brings_no_second_message(telling: Delivering, taken: bool) -> None:
    zola, others = telling.joins("Zola Dlamini"), [telling.joins(f"Other {n}") for n in range(5)]
    telling.tells(zola, *others)
    telling.trouble(DROPPED, "UZOLADLAMINI", after=taken)
    worker = telling.worker()
    await worker.deliver_due()
    assert telling.states() == {SENT: 5, PENDING: 1}
    telling.clock.moves(minutes=1)
    await worker.deliver_due()
    assert telling.told_once(zola, *others)
    assert telling.states() == {SENT: 6}


@pytest.mark.parametrize("status", [500, 502, 503, 504])
async def test_f31_a_gateway_that_lost_the_answer_leaves_the_same_doubt(
    telling: Delivering, status: int
) -> None:
    zola = telling.joins("Zola Dlamini")
    telling.tells(zola)
    telling.trouble(Refusal(status=status), "UZOLADLAMINI", after=True)
    worker = telling.worker()
    await worker.deliver_due()
    assert telling.states() == {PENDING: 1}
    telling.clock.moves(minutes=1)
    await worker.deliver_due()
    assert telling.told_once(zola)
    assert telling.states() == {SENT: 1}


async def test_f30_a_revision_on_a_broken_line_is_simply_drawn_again(telling: Delivering) -> None:
    zola = telling.joins("Zola Dlamini")
    worker = telling.worker()
    telling.tells(zola)
    await worker.deliver_due()
    telling.tells(zola)
    telling.breaks("chat.update")
    await worker.deliver_due()
    telling.clock.moves(minutes=1)
    await worker.deliver_due()
    assert telling.told_once(zola)
    assert telling.with_(zola)[0].drawn == 3
    assert telling.calls("conversations.history") == []


async def test_f31_ten_minutes_of_trouble_lose_and_double_nothing(telling: Delivering) -> None:
    crowd = [telling.joins(f"Person Number {number}") for number in range(20)]
    telling.tells(*crowd)
    for how in (Refusal(status=503), Refusal(status=500), DROPPED):
        telling.trouble(how, times=20)
        telling.trouble(how, after=True, times=5)
    worker = telling.worker()
    for _ in range(30):
        await worker.deliver_due()
        telling.clock.moves(seconds=20)
    telling.here.troubles.clear()
    for _ in range(4):
        telling.clock.moves(minutes=16)
        await worker.deliver_due()
    assert telling.states() == {SENT: len(crowd)}
    assert telling.told_once(*crowd)
