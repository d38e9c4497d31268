"""Closing: an ask whose clock has run out ends with kind words for both, never in silence."""

from bot.domain import asks
from bot.domain.asks import Ended
from bot.domain.ids import CommunityId
from bot.domain.people import stranger
from bot.handlers.asking import end
from bot.store import communities
from bot.store.database import Database, Transaction
from bot.store.work import Ground, Work


def close_due(database: Database, ground: Ground) -> int:
    """Close every ask that has waited as long as it may; return how many there were."""
    everywhere = database.read(communities.every)
    return sum(_close_all(database, ground, community) for community in everywhere)


def _close_all(database: Database, ground: Ground, community: CommunityId) -> int:
    closed = 0
    while database.write(lambda connection: _close_one(connection, ground, community)):
        closed += 1
    return closed


def _close_one(connection: Transaction, ground: Ground, community: CommunityId) -> bool:
    """Close the ask that is longest over, in a transaction of its own; tell whether there was one."""
    work = Work(connection, ground, community, stranger(community))
    due = work.asks.longest_over(work.now)
    match asks.close(due, work.now) if due else None:
        case Ended() as ended:
            return end(work, ended) or True
        case _:
            return False
