"""Nudges: which of any kind somebody got, so that a week never holds more than it should."""

from datetime import datetime, timedelta

from sqlalchemy import Connection, delete, select

from bot.domain.common.ids import CommunityId, PersonId
from bot.domain.common.nudge_budget import NudgeKind
from bot.store.database import dialect
from bot.store.tables import nudges, people

KEPT_FOR = timedelta(days=28)
"""How long a nudge is remembered; only the last week counts."""


class Nudges:
    """The nudges of one community's people."""

    def __init__(self, connection: Connection, community: CommunityId, now: datetime) -> None:
        """Read and write inside this transaction, within this community."""
        self._connection = connection
        self._community = community
        self._now = now
        self.added: list[tuple[PersonId, NudgeKind]] = []
        """Whom this transaction nudged, and how: what a dry run is after."""

    def since(self, person: PersonId, since: datetime) -> tuple[datetime, ...]:
        """Return when somebody was nudged, of any kind, since an instant (UTC); oldest first."""
        theirs = (nudges.c.community == self._community) & (nudges.c.person == person)
        query = select(nudges.c.at).where(theirs, nudges.c.at > since).order_by(nudges.c.at)
        return tuple(self._connection.execute(query).scalars())

    def lock(self, person: PersonId) -> None:
        """Let nobody else nudge this person until the transaction ends, so that no budget is spent twice."""
        theirs = (people.c.community == self._community) & (people.c.id == person)
        self._connection.execute(select(people.c.id).where(theirs).with_for_update(key_share=True))

    def add(self, person: PersonId, kind: NudgeKind) -> None:
        """Write a nudge down."""
        self.added.append((person, kind))
        row = {"person": person, "kind": kind, "at": self._now, "community": self._community}
        dialect.insert_new(self._connection, nudges, row)


def forget_old(connection: Connection, now: datetime) -> int:
    """Forget nudges that count no more; return how many there were."""
    return connection.execute(delete(nudges).where(nudges.c.at < now - KEPT_FOR)).rowcount
