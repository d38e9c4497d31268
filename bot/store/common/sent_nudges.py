"""Sent nudges of every kind, kept so that no person gets more in a week than the budget allows."""

from datetime import datetime, timedelta

from sqlalchemy import Connection, bindparam, delete, select

from bot.domain.common.ids import CommunityId, PersonId
from bot.domain.common.nudge_budget import NudgeKind
from bot.store.database import dialect
from bot.store.tables import nudges, people
from bot.store.tables.columns import HERE

KEPT_FOR = timedelta(days=28)
"""How long a nudge is remembered; only the last week counts."""

_SINCE = (
    select(nudges.c.at)
    .where(nudges.c.community == HERE, nudges.c.person == bindparam("person"))
    .where(nudges.c.at > bindparam("since"))
    .order_by(nudges.c.at)
)
_LOCKED = (
    select(people.c.id)
    .where(people.c.community == HERE, people.c.id == bindparam("person"))
    .with_for_update(key_share=True)
)


class Nudges:
    """The nudges of one community's people."""

    def __init__(self, connection: Connection, community: CommunityId, now: datetime) -> None:
        """Read and write inside this transaction, within this community."""
        self._connection = connection
        self._community = community
        self._now = now
        self.added: list[tuple[PersonId, NudgeKind]] = []
        """Whom this transaction nudged, and with which kind: a dry run prints it."""

    def since(self, person: PersonId, since: datetime) -> tuple[datetime, ...]:
        """Return when a person was sent a nudge of any kind since an instant (UTC), oldest first."""
        theirs = {"here": self._community, "person": person, "since": since}
        return tuple(self._connection.execute(_SINCE, theirs).scalars())

    def lock(self, person: PersonId) -> None:
        """Lock this person's nudges until the transaction ends, so that their budget is not spent twice."""
        self._connection.execute(_LOCKED, {"here": self._community, "person": person})

    def add(self, person: PersonId, kind: NudgeKind) -> None:
        """Record a sent nudge."""
        self.added.append((person, kind))
        row = {"person": person, "kind": kind, "at": self._now, "community": self._community}
        dialect.insert_new(self._connection, nudges, row)


def forget_old(connection: Connection, now: datetime) -> int:
    """Forget nudges too old to count against a budget; return how many there were."""
    return connection.execute(delete(nudges).where(nudges.c.at < now - KEPT_FOR)).rowcount
