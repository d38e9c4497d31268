"""Closing: an ask whose clock has run out ends with kind words for both, never in silence."""

from bot.domain import asks
from bot.domain.asks import Ended
from bot.domain.ids import CommunityId
from bot.domain.people import stranger
from bot.handlers.asking import end
from bot.store import communities
from bot.store.database import Database, Transaction
from bot.store.work import Ground, Work

BATCH = 200


def close_due(database: Database, ground: Ground) -> int:
    """Close every ask that has waited as long as it may; return how many there were."""
    everywhere = database.read(communities.every)
    return sum(_close_all(database, ground, community) for community in everywhere)


def _close_all(database: Database, ground: Ground, community: CommunityId) -> int:
    closed = 0
    while done := database.write(lambda connection: _close_some(connection, ground, community)):
        closed += done
    return closed


def _close_some(connection: Transaction, ground: Ground, community: CommunityId) -> int:
    work = Work(connection, ground, community, stranger(community))
    decided = [asks.close(due, work.now) for due in work.asks.due_to_close(work.now, limit=BATCH)]
    return sum(end(work, ended) for ended in decided if isinstance(ended, Ended))
