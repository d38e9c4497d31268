"""Claiming: which rows of the outbox one worker takes next, trials of an outage first."""

from datetime import timedelta

from bot.store.database.database import Transaction
from bot.store.outbox import leases, outages
from bot.store.outbox.leases import Look
from bot.store.outbox.outbox import ClaimedRow

TRIAL = timedelta(minutes=3)
"""How long a workspace with an outage is left alone before one message tries again."""


def take(connection: Transaction, look: Look, places: int, bulk: int) -> list[ClaimedRow]:
    """Claim rows, with one trial row for each workspace whose outage is due for a new attempt."""
    trials: list[ClaimedRow] = []
    for community in outages.to_try(connection, look.now):
        trials += leases.claim_trial(connection, look, community)
        outages.try_at(connection, community, look.now + TRIAL)
    taken = len(trials)
    return trials + leases.claim(connection, look, limit=max(places - taken, 0), bulk=max(bulk - taken, 0))
