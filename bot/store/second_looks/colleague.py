"""What managers of one community say to drafts of their colleagues."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, insert, select, update

from bot.domain.common.ids import AnnouncementId, CommunityId, LookId, PersonId
from bot.domain.second_looks.colleague import ColleagueLook, LookSaid
from bot.store.tables import announcement_looks
from bot.store.tables.types import AnyRow

KEPT_FOR = timedelta(days=90)
"""How long the words of a look are kept; that it was taken, and what was said, has no end."""


class Looks:
    """The looks of one community's managers at drafts."""

    def __init__(self, connection: Connection, community: CommunityId, now: datetime) -> None:
        """Read and write inside this transaction, within this community."""
        self._connection = connection
        self._community = community
        self._now = now

    def get(self, look: str) -> ColleagueLook | None:
        """Return a look by id, or None."""
        row = self._connection.execute(self._all().where(announcement_looks.c.id == look)).one_or_none()
        return _read(row) if row else None

    def at(self, announcement: str) -> list[ColleagueLook]:
        """Return the looks at an announcement, the first first."""
        these = self._all().where(announcement_looks.c.announcement == announcement)
        rows = these.order_by(announcement_looks.c.at, announcement_looks.c.id)
        return [_read(row) for row in self._connection.execute(rows)]

    def add(self, new: ColleagueLook) -> None:
        """Add a look that is asked for, or has been taken."""
        self._connection.execute(insert(announcement_looks).values(self._row(new)))

    def say(self, look: str, said: LookSaid, *, print: str, words: str = "") -> bool:
        """Keep what a colleague says now, to the draft with this print; tell whether they had not yet."""
        waits = (announcement_looks.c.id == look) & (announcement_looks.c.said == LookSaid.WAITING)
        facts = {"said": said, "said_at": self._now, "print": print, "words": words}
        changed = update(announcement_looks).where(self._mine, waits).values(facts)
        return self._connection.execute(changed).rowcount == 1

    def _all(self) -> Select[tuple[Any, ...]]:
        return select(announcement_looks).where(self._mine)

    @property
    def _mine(self) -> ColumnElement[bool]:
        return announcement_looks.c.community == self._community

    def _row(self, one: ColleagueLook) -> Mapping[str, object]:
        return {
            "id": one.id,
            "community": self._community,
            "announcement": one.announcement,
            "asked_by": one.asked_by or "",
            "by": one.by,
            "at": one.at,
            "said": one.said,
            "said_at": one.said_at,
            "print": one.print,
            "words": one.words,
        }


def forget_words(connection: Connection, now: datetime) -> None:
    """Forget the words of looks that are past their time, in every community."""
    old = (announcement_looks.c.at < now - KEPT_FOR) & (announcement_looks.c.words != "")
    connection.execute(update(announcement_looks).where(old).values(words=""))


def _read(row: AnyRow) -> ColleagueLook:
    return ColleagueLook(
        id=LookId(row.id),
        announcement=AnnouncementId(row.announcement),
        asked_by=PersonId(row.asked_by) if row.asked_by else None,
        by=PersonId(row.by),
        at=row.at,
        said=LookSaid(row.said),
        said_at=row.said_at,
        print=row.print,
        words=row.words,
    )
