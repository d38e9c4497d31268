"""Why the rest of an announcement was cancelled, and the rows that tell those who had it."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, exists, func, select, update

from bot.domain.announcements.announcement import ReaderState
from bot.domain.common.ids import AnnouncementId, CommunityId, PersonId
from bot.domain.common.notices import Notice, NoticeKind
from bot.domain.corrections.reason import Reason
from bot.store.announcements.rows import is_of
from bot.store.common import due
from bot.store.database import dialect
from bot.store.outbox.outbox import Lane, Outbox
from bot.store.tables import announced, announcement_reasons, announcement_stops, outbox, people


class Reasons:
    """Why announcements of one community were cancelled."""

    def __init__(self, connection: Connection, community: CommunityId, now: datetime) -> None:
        """Read and write inside this transaction, within this community."""
        self._connection = connection
        self._community = community
        self._now = now

    def get(self, announcement: str) -> Reason | None:
        """Return why an announcement was cancelled, if its readers were told, or None."""
        this = select(announcement_reasons).where(self._is(announcement))
        row = self._connection.execute(this).one_or_none()
        return Reason(**row._mapping) if row else None

    def add(self, new: Reason) -> bool:
        """Keep a reason; tell whether it is the first of its announcement."""
        row = {
            "announcement": new.announcement,
            "community": self._community,
            "by": new.by,
            "at": new.at,
            "words": new.words,
            "reached": new.reached,
            "frozen": new.frozen,
        }
        return dialect.insert_new(self._connection, announcement_reasons, row)

    def unfrozen(self) -> list[Reason]:
        """Return the reasons for whose readers rows are still to be made."""
        mine = (announcement_reasons.c.community == self._community) & ~announcement_reasons.c.frozen
        rows = select(announcement_reasons).where(mine).order_by(announcement_reasons.c.announcement)
        return [Reason(**row._mapping) for row in self._connection.execute(rows)]

    def after(self, announcement: str, reached: str, *, limit: int) -> list[PersonId]:
        """Return the next people, by id, who had it and have neither stopped announcements nor left."""
        rows = select(people.c.id).where(self._had(announcement), people.c.id > reached)
        return [
            PersonId(one)
            for one in self._connection.execute(rows.order_by(people.c.id).limit(limit)).scalars()
        ]

    def count(self, announcement: str) -> int:
        """Return how many people had it and have neither stopped announcements nor left."""
        rows = select(func.count()).select_from(people).where(self._had(announcement))
        return self._connection.execute(rows).scalar_one()

    def move(self, one: Reason, *, reached: str, frozen: bool) -> bool:
        """Note how far its readers have rows; tell whether no other process has been faster."""
        further = self._is(one.announcement) & (announcement_reasons.c.reached == one.reached)
        further &= ~announcement_reasons.c.frozen
        to = update(announcement_reasons).where(further).values(reached=reached, frozen=frozen)
        return self._connection.execute(to).rowcount == 1

    def queue(self, announcement: AnnouncementId, readers: Iterable[PersonId]) -> None:
        """Add a row for each reader, in the bulk lane; it waits for the reader's quiet hours to end."""
        told = Notice(NoticeKind.ANNOUNCEMENT_WHY, announcement)
        rows = Outbox(self._connection, self._community, self._now)
        for one in readers:
            rows.show(one, card=told.card, notice=told, lane=Lane.BULK, waits_for=one)

    def written(self, announcement: str) -> int:
        """Return for how many people there are rows."""
        mine = (outbox.c.community == self._community) & (outbox.c.ref == announcement)
        why = mine & (outbox.c.kind == NoticeKind.ANNOUNCEMENT_WHY)
        return self._connection.execute(select(func.count()).select_from(outbox).where(why)).scalar_one()

    def _had(self, announcement: str) -> ColumnElement[bool]:
        here = (people.c.community == self._community) & people.c.left_at.is_(None)
        here &= people.c.gone_at.is_(None)
        of = (announced.c.announcement == announcement) & (announced.c.person == people.c.id)
        kept = exists().where(of, announced.c.ended == ReaderState.TOLD)
        stands = exists().where(of, announced.c.ended == ReaderState.QUEUED, *_stands(announcement))
        stopped = exists().where(announcement_stops.c.person == people.c.id)
        return here & (kept | stands) & ~stopped

    def _is(self, announcement: str) -> ColumnElement[bool]:
        mine = announcement_reasons.c.community == self._community
        return mine & (announcement_reasons.c.announcement == announcement)


def _stands(announcement: str) -> tuple[ColumnElement[bool], ...]:
    return (is_of(announcement), outbox.c.recipient == people.c.id, outbox.c.sent_to.is_not(None))


unfrozen_in = due.of_rows(announcement_reasons, ~announcement_reasons.c.frozen)
"""Find every community with a reason for whose readers rows are still to be made."""
