"""F34, F35: an unreachable person is one failed row; a workspace in an outage stops the rest."""

import pytest

from bot.jobs.claiming import TRIAL
from bot.jobs.deliver import AT_ONCE
from bot.store.outbox import outages
from tests.fakes.rounds import rounds
from tests.fakes.slack.delivering import FAILED, PENDING, SENT, Delivering

CROWD = rounds(40, 400)


@pytest.mark.parametrize(
    ("facts", "word"),
    [(None, "user_not_found"), ({"deleted": True}, "user_disabled"), ({"is_bot": True}, "cannot_dm_bot")],
)
async def test_f34_one_who_cannot_be_reached_is_one_failed_row(
    telling: Delivering, facts: dict[str, object] | None, word: str
) -> None:
    crowd = [telling.joins(f"Person Number {number}") for number in range(CROWD)]
    gone = telling.joins("Gone Away", in_slack=False)
    if facts is not None:
        telling.here.joins("UGONEAWAY", "Gone Away", **facts)
    telling.tells(*crowd[:10], gone, *crowd[10:])
    worker = telling.worker()
    await worker.deliver_due()
    telling.clock.moves(days=1)
    await worker.deliver_due()
    assert telling.states() == {SENT: CROWD, FAILED: 1}
    assert word in telling.row(gone.id).problem
    assert telling.told_once(*crowd)
    assert len(telling.calls()) == CROWD + 1


@pytest.mark.parametrize("word", ["token_revoked", "account_inactive", "invalid_auth"])
async def test_f35_a_lost_workspace_stops_the_rest_and_goes_on_once_it_is_mended(
    telling: Delivering, word: str
) -> None:
    crowd = [telling.joins(f"Person Number {number}") for number in range(CROWD)]
    telling.tells(*crowd)
    telling.slack.loses_at = (10, lambda: setattr(telling.here, "revoked", word))
    worker = telling.worker()
    await worker.deliver_due()
    refused = telling.calls(outcome=word)
    assert 1 <= len(refused) <= 1 + 3
    assert telling.states()[FAILED] == 0
    assert telling.states()[PENDING] >= CROWD - 10
    (lost,) = telling.database.read(outages.cut_off)
    assert lost.why.startswith(word)

    for _ in range(3):
        telling.clock.moves(seconds=TRIAL.total_seconds())
        await worker.deliver_due()
    assert len(telling.calls(outcome=word)) == len(refused) + 3
    telling.here.revoked = ""
    telling.clock.moves(seconds=TRIAL.total_seconds())
    await worker.deliver_due()
    assert telling.states() == {SENT: CROWD}
    assert telling.told_once(*crowd)
    assert AT_ONCE == 4
