"""What follows an answer: at most one follow-up and one thanks, as the ask's id is their key."""

from dataclasses import asdict
from datetime import datetime

from sqlalchemy import Connection, select, update

from bot.domain.answers.thanks import FollowUp, Status, Thanks
from bot.domain.common.ids import AskId, CommunityId, PersonId
from bot.store.common import due
from bot.store.database import dialect
from bot.store.tables import follow_ups, thanks
from bot.store.tables.columns import HERE, NOW
from bot.store.tables.types import AnyRow

_OVER = (follow_ups.c.state == Status.WAITING) & (follow_ups.c.closes_at <= NOW)
_LONGEST_OVER = (
    select(follow_ups).where(follow_ups.c.community == HERE, _OVER).order_by(follow_ups.c.closes_at).limit(1)
)

over_in = due.of_rows(follow_ups, _OVER)
"""Find every community with a waiting follow-up whose clock has run out."""


class Thanking:
    """The follow-ups and thanks of one community."""

    def __init__(self, connection: Connection, community: CommunityId) -> None:
        """Read and write inside this transaction, within this community."""
        self._connection = connection
        self._community = community
        self._more = follow_ups.c.community == community
        self._thanks = thanks.c.community == community

    def thank(self, new: Thanks) -> bool:
        """Keep the mentee's thanks if it is the first for this answer; tell whether it was."""
        return dialect.insert_new(self._connection, thanks, asdict(new))

    def thanks_for(self, ask: str) -> Thanks | None:
        """Return the thanks for an answer, or None where there are none."""
        row = self._connection.execute(select(thanks).where(self._thanks, thanks.c.ask == ask)).one_or_none()
        return _thanks(row) if row else None

    def ask_more(self, new: FollowUp) -> bool:
        """Keep a follow-up, if it is the first to this answer; tell whether it was."""
        return dialect.insert_new(self._connection, follow_ups, asdict(new))

    def follow_up(self, ask: str) -> FollowUp | None:
        """Return the follow-up to an answer, or None where there is none."""
        query = select(follow_ups).where(self._more, follow_ups.c.ask == ask)
        row = self._connection.execute(query).one_or_none()
        return _follow_up(row) if row else None

    def end(self, new: FollowUp) -> bool:
        """End a follow-up if it still waits; tell whether it did."""
        waits = (follow_ups.c.ask == new.ask) & (follow_ups.c.state == Status.WAITING)
        done = self._connection.execute(update(follow_ups).where(self._more, waits).values(asdict(new)))
        return done.rowcount == 1

    def running(self) -> list[FollowUp]:
        """Return every follow-up that waits, the oldest first."""
        waits = select(follow_ups).where(self._more, follow_ups.c.state == Status.WAITING)
        rows = self._connection.execute(waits.order_by(follow_ups.c.sent_at, follow_ups.c.ask))
        return [_follow_up(row) for row in rows]

    def move(self, new: FollowUp) -> bool:
        """Move the closing of a follow-up if it still waits; tell whether it did."""
        waits = (follow_ups.c.ask == new.ask) & (follow_ups.c.state == Status.WAITING)
        moved = update(follow_ups).where(self._more, waits).values(closes_at=new.closes_at)
        return self._connection.execute(moved).rowcount == 1

    def longest_over(self, now: datetime) -> FollowUp | None:
        """Return the waiting follow-up whose deadline passed first, or None where none has passed."""
        row = self._connection.execute(_LONGEST_OVER, {"here": self._community, "now": now}).one_or_none()
        return _follow_up(row) if row else None


def _follow_up(row: AnyRow) -> FollowUp:
    return FollowUp(
        ask=AskId(row.ask),
        community=CommunityId(row.community),
        question=row.question,
        state=Status(row.state),
        sent_at=row.sent_at,
        closes_at=row.closes_at,
        answer=row.answer,
        ended_at=row.ended_at,
    )


def _thanks(row: AnyRow) -> Thanks:
    return Thanks(
        ask=AskId(row.ask),
        community=CommunityId(row.community),
        mentor=PersonId(row.mentor),
        mentee=PersonId(row.mentee),
        words=row.words,
        at=row.at,
    )
