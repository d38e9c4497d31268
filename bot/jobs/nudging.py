"""Nudging: reminds mentors of what waits for them, each once for all of it, when it is due."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from bot.domain.ids import CommunityId
from bot.domain.matching import Found, Looking
from bot.domain.people import stranger
from bot.domain.programme import Programme
from bot.handlers import meetings, reminding
from bot.store import communities
from bot.store.database import Database, Transaction
from bot.store.work import Ground, Work

MOST_LISTED = 1000
"""Mentors of one community that a dry run looks at."""


@dataclass(frozen=True, slots=True)
class Would:
    """Somebody who would be reminded, and of how many asks."""

    name: str
    asks: int


def nudge_due(database: Database, ground: Ground) -> int:
    """Remind every mentor whose reminder is due; return how many were told."""
    everywhere = database.read(communities.every)
    return sum(_nudge_all(database, ground, community) for community in everywhere)


def _nudge_all(database: Database, ground: Ground, community: CommunityId) -> int:
    return sum(
        _until_nobody(database, partial(one, ground=ground, community=community))
        for one in (_nudge_one, _ask_one)
    )


def _until_nobody(database: Database, nudge_one: Callable[[Transaction], bool | None]) -> int:
    told = 0
    while (nudged := database.write(nudge_one)) is not None:
        told += nudged
    return told


def _ask_one(connection: Transaction, ground: Ground, community: CommunityId) -> bool | None:
    """Ask whoever is longest due whether they met, in a transaction of its own; None where nobody is."""
    work = Work(connection, ground, community, stranger(community))
    due = work.meetings.due(work.now)
    return None if due is None else meetings.ask_due(work, due)


def _nudge_one(connection: Transaction, ground: Ground, community: CommunityId) -> bool | None:
    """Remind whoever's reminder is longest due, in a transaction of its own; None where nobody's is."""
    work = Work(connection, ground, community, stranger(community))
    return next((reminding.recall(work, mentor) for mentor in work.asks.to_recall(work.now)), None)


def would_tell(database: Database, programme: Programme, now: datetime) -> list[Would]:
    """Return who would be reminded if it ran at an instant."""
    ground = Ground(programme, _LooksForNobody(), lambda: now)
    return database.read(lambda connection: _would_tell(connection, ground))


def _would_tell(connection: Transaction, ground: Ground) -> list[Would]:
    would = []
    for community in communities.every(connection):
        work = Work(connection, ground, community, stranger(community))
        for mentor in work.asks.to_recall(work.now, limit=MOST_LISTED):
            if reminding.decide(work, mentor, work.asks.recalled(mentor, work.now)).tell:
                would.append(Would(work.people.named(mentor).name, len(work.asks.waiting_for(mentor))))
    return would


class _LooksForNobody:
    """A dry run searches for nobody, and the index belongs to the process that runs."""

    def find(self, looking: Looking, *, offset: int = 0, limit: int = 3) -> Found:  # noqa: ARG002
        return Found(0, (), {})
