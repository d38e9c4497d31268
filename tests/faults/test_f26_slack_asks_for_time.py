"""F26, F27: Slack answers `Retry-After`, once or often: it is obeyed, others go on, each is told once."""

from bot.domain.common.notices import Notice, NoticeKind
from bot.jobs.deliver import AT_ONCE
from bot.store.common import communities
from bot.store.outbox.outbox import Outbox
from tests.fakes import people
from tests.fakes.platform import StandIn
from tests.fakes.rounds import rounds
from tests.fakes.slack.delivering import PENDING, SENT, Delivering
from tests.fakes.slack.ledger import Refusal

CROWD = rounds(40, 400)


async def test_f26_the_time_that_slack_asks_for_passes_without_a_call(telling: Delivering) -> None:
    crowd = [telling.joins(f"Person Number {number}") for number in range(CROWD)]
    telling.tells(*crowd)
    telling.trouble(Refusal(status=429, retry_after="30"), "UPERSONNUMBER10")
    worker = telling.worker()
    await worker.deliver_due()
    asked = len(telling.calls())
    # A few sends run at once, so some earlier ones may not have been tried yet.
    assert 10 - AT_ONCE < asked <= 10 + AT_ONCE
    assert telling.states()[PENDING] > CROWD // 2

    telling.clock.moves(seconds=29)
    await worker.deliver_due()
    assert len(telling.calls()) == asked
    telling.clock.moves(seconds=5)
    await worker.deliver_due()
    assert telling.states() == {SENT: CROWD}
    assert telling.told_once(*crowd)


async def test_f26_another_workspace_goes_on_meanwhile(telling: Delivering) -> None:
    elsewhere = StandIn()
    telling.others = (elsewhere,)
    crowd = [telling.joins(f"Person Number {number}") for number in range(9)]
    telling.tells(*crowd)
    telling.trouble(Refusal(status=429, retry_after="30"), times=AT_ONCE)
    worker = telling.worker()
    await worker.deliver_due()
    opens_elsewhere(telling)
    await worker.deliver_due()
    assert [call.to for call in elsewhere.calls] == ["rosa.lindqvist"]
    assert telling.states()[PENDING] == len(crowd)


def opens_elsewhere(telling: Delivering) -> None:
    """Put a notice for the first manager of a community on another platform into the outbox."""
    there = telling.database.write(
        lambda open_: communities.ensure(open_, "stand-in", "elsewhere", telling.clock())
    )
    rosa = people.mentee(telling.database, there, "Rosa Lindqvist", manages=True)
    notice = Notice(NoticeKind.INSTALLED, there)
    telling.database.write(
        lambda open_: Outbox(open_, there, telling.clock()).show(rosa.id, card="installed", notice=notice)
    )


async def test_f27_a_storm_of_refusals_is_no_storm_of_calls(telling: Delivering) -> None:
    crowd = [telling.joins(f"Person Number {number}") for number in range(6)]
    telling.tells(*crowd)
    for header in (None, "0", "abc", "3600", *([None, "0", "abc", "-1"] * 4)):
        telling.trouble(Refusal(status=429, retry_after=header))
    worker, passed = telling.worker(), 0
    while telling.states()[PENDING]:
        await worker.deliver_due()
        assert len(telling.calls()) <= passed + AT_ONCE
        passed += 20
        telling.clock.moves(seconds=20)
        assert passed < 3 * 3600
    assert len(telling.calls(outcome="429")) == 20
    assert telling.told_once(*crowd)
