"""Closing: what has waited until its deadline ends with kind words, never in silence."""

from bot.domain.common.ids import CommunityId
from bot.handlers import CLOSERS
from bot.handlers.feature import Closing
from bot.handlers.run import Runner


def close_due(runner: Runner) -> int:
    """Close everything that is past its deadline; return how many there were."""
    return sum(_close_all(runner, community, one.act) for community, one in runner.due(CLOSERS))


def _close_all(runner: Runner, community: CommunityId, close_one: Closing) -> int:
    """Close one after the other, each in a transaction of its own."""
    closed = 0
    while runner.write(community, close_one):
        closed += 1
    return closed
