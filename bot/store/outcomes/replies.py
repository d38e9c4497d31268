"""Replies to announcements: words of readers, for one manager each, kept for 90 days."""

from datetime import datetime

from sqlalchemy import ColumnElement, Connection, delete, insert, select

from bot.domain.common.ids import AnnouncementId, CommunityId, PersonId, ReplyId
from bot.domain.outcomes.replies import KEPT, AnnouncementReply
from bot.store.common import due
from bot.store.tables import announcement_replies
from bot.store.tables.columns import LONG_AGO
from bot.store.tables.types import AnyRow

BATCH = 500
"""So many replies are forgotten in one transaction, at most."""

old_in = due.of_rows(announcement_replies, announcement_replies.c.at <= LONG_AGO, ago=KEPT)
"""Find every community with a reply that was kept for as long as was promised."""


class Replies:
    """The replies to the announcements of one community."""

    def __init__(self, connection: Connection, community: CommunityId, now: datetime) -> None:
        """Read and write inside this transaction, within this community."""
        self._connection = connection
        self._community = community
        self._now = now

    def add(self, new: AnnouncementReply) -> None:
        """Keep a reply that is sent now."""
        row = {"id": new.id, "community": new.community, "announcement": new.announcement, "at": new.at}
        row |= {"person": new.by, "to": new.to, "words": new.words}
        self._connection.execute(insert(announcement_replies).values(row))

    def get(self, reply: str) -> AnnouncementReply | None:
        """Return a reply by id; None where its words are forgotten."""
        this = select(announcement_replies).where(self._mine, announcement_replies.c.id == reply)
        row = self._connection.execute(this).one_or_none()
        return _read(row) if row else None

    def latest(self, announcement: str, by: PersonId) -> AnnouncementReply | None:
        """Return the latest reply of a reader to an announcement, or None."""
        theirs = self._to_it(announcement) & (announcement_replies.c.person == by)
        rows = select(announcement_replies).where(theirs).order_by(*_LATEST_FIRST).limit(1)
        row = self._connection.execute(rows).first()
        return _read(row) if row else None

    def to(self, manager: PersonId, announcement: str, *, offset: int, limit: int) -> list[AnnouncementReply]:
        """Return the replies to an announcement that were sent to this manager, the latest first."""
        theirs = self._to_it(announcement) & (announcement_replies.c.to == manager)
        rows = select(announcement_replies).where(theirs).order_by(*_LATEST_FIRST)
        return [_read(row) for row in self._connection.execute(rows.offset(offset).limit(limit))]

    def forget_old(self) -> list[AnnouncementReply]:
        """Delete the next replies that were kept for as long as was promised; return them."""
        return self._forget(announcement_replies.c.at <= self._now - KEPT)

    def forget_of(self, person: PersonId) -> list[AnnouncementReply]:
        """Delete every reply of a person; return them."""
        return self._forget(announcement_replies.c.person == person)

    def _forget(self, which: ColumnElement[bool]) -> list[AnnouncementReply]:
        rows = select(announcement_replies).where(self._mine, which).order_by(announcement_replies.c.id)
        gone = [_read(row) for row in self._connection.execute(rows.limit(BATCH))]
        these = self._mine & announcement_replies.c.id.in_([one.id for one in gone])
        self._connection.execute(delete(announcement_replies).where(these))
        return gone

    def _to_it(self, announcement: str) -> ColumnElement[bool]:
        return self._mine & (announcement_replies.c.announcement == announcement)

    @property
    def _mine(self) -> ColumnElement[bool]:
        return announcement_replies.c.community == self._community


_LATEST_FIRST = (announcement_replies.c.at.desc(), announcement_replies.c.id)


def _read(row: AnyRow) -> AnnouncementReply:
    return AnnouncementReply(
        id=ReplyId(row.id),
        community=CommunityId(row.community),
        announcement=AnnouncementId(row.announcement),
        by=PersonId(row.person),
        to=PersonId(row.to),
        words=row.words,
        at=row.at,
    )
