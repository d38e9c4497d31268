"""F45, P7, P8: while many notices go out, a notice that a person waits for leaves at once."""

import asyncio
import time
from itertools import pairwise

from bot.adapters.slack.calls.pace import Pace
from bot.store.database.database import Database
from bot.store.outbox.outbox import Lane
from bot.store.services import Services
from tests.fakes.clock import Clock
from tests.fakes.slack.delivering import SENT, Delivering
from tests.fakes.slack.workspace import Workspace
from tests.fakes.waiting import until


async def test_f45_what_is_awaited_leaves_within_five_seconds(
    slack: Workspace, database: Database, services: Services, clock: Clock
) -> None:
    telling = Delivering.to(slack, database, services, clock, Pace())
    many = [telling.joins(f"Person Number {number}") for number in range(200)]
    waits = telling.joins("Zola Dlamini")
    telling.tells(*many, lane=Lane.BULK)
    worker = telling.worker()
    delivering = asyncio.create_task(worker.run())
    try:
        await until(lambda: len(telling.lines()) >= 6)
        begun = time.monotonic()
        telling.tells(waits)
        worker.wake()
        await until(lambda: telling.with_(waits) != [], 5)
        assert telling.with_(waits)
        assert time.monotonic() - begun < 5
        assert len(telling.lines()) < len(many) // 2
    finally:
        delivering.cancel()
        await asyncio.gather(delivering, return_exceptions=True)
        await telling.api.close()


async def test_p7_one_conversation_hears_at_most_one_message_a_second(
    slack: Workspace, database: Database, services: Services, clock: Clock
) -> None:
    slack.pace = True
    telling = Delivering.to(slack, database, services, clock, Pace())
    zola = telling.joins("Zola Dlamini")
    for number in range(3):
        telling.tells(zola, card=f"card {number}")
    await telling.worker().deliver_due()
    await telling.api.close()
    assert telling.states() == {SENT: 3}
    calls = telling.calls()
    assert [one.outcome for one in calls] == ["ok"] * 3
    assert all(later.at - earlier.at >= 1.0 for earlier, later in pairwise(calls))
