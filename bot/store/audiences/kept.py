"""Audiences that managers keep under a name: a filter, never a list of people."""

from datetime import datetime

from sqlalchemy import ColumnElement, Connection, delete, insert, select

from bot.domain.audiences.kept import KeptAudience
from bot.domain.common.ids import CommunityId
from bot.store.common import communities
from bot.store.tables import kept_audiences
from bot.store.tables.types import AnyRow


class KeptAudiences:
    """The kept audiences of one community."""

    def __init__(self, connection: Connection, community: CommunityId, now: datetime) -> None:
        """Read and write inside this transaction, within this community."""
        self._connection = connection
        self._community = community
        self._now = now

    def every(self) -> list[KeptAudience]:
        """Return every audience that is kept, by name."""
        rows = select(kept_audiences).where(self._mine).order_by(kept_audiences.c.name)
        return [_kept(row) for row in self._connection.execute(rows)]

    def get(self, kept: str) -> KeptAudience | None:
        """Return one of them by id, or None."""
        row = self._connection.execute(select(kept_audiences).where(self._mine, self._is(kept))).one_or_none()
        return _kept(row) if row else None

    def hold(self) -> None:
        """Let no other transaction that would keep an audience run until the end of this one."""
        communities.hold(self._connection, self._community)

    def add(self, new: KeptAudience) -> None:
        """Keep an audience, which the caller has checked."""
        row = {"id": new.id, "name": new.name, "audience": new.audience}
        self._connection.execute(
            insert(kept_audiences).values(**row, community=self._community, at=self._now)
        )

    def forget(self, kept: str) -> bool:
        """Delete one of them; tell whether it was there."""
        return (
            self._connection.execute(delete(kept_audiences).where(self._mine, self._is(kept))).rowcount == 1
        )

    def _is(self, kept: str) -> ColumnElement[bool]:
        return kept_audiences.c.id == kept

    @property
    def _mine(self) -> ColumnElement[bool]:
        return kept_audiences.c.community == self._community


def _kept(row: AnyRow) -> KeptAudience:
    return KeptAudience(row.id, row.name, row.audience)
