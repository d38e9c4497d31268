"""F29, F30: Slack may have taken a message that was not recorded: it is looked for, never resent blindly."""

import pytest

from bot.store.outbox import in_doubt
from tests.fakes.slack.delivering import IN_DOUBT, PENDING, SENT, Delivering, Killed
from tests.fakes.slack.ledger import Refusal
from tests.fakes.slack.workspace import GRANTED

DROPPED = Refusal(drops=True)


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


async def test_f29_in_a_room_for_two_nobody_looks(telling: Delivering) -> None:
    zola, noor = telling.joins("Zola Dlamini"), telling.joins("Noor Rahman")
    room = telling.pairs(zola, noor)
    telling.slack.dies_after = 1
    with pytest.raises(Killed):
        await telling.worker().deliver_due()
    await telling.a_life_later()
    assert len(telling.lines()) == 1
    assert telling.row(room).state == IN_DOUBT
    (shown,) = telling.database.read(in_doubt.doubts)
    assert shown.who == ("Noor Rahman", "Zola Dlamini")


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
