"""What came of announcements: rows of readers for a week, then numbers that name nobody."""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, Select, Table, delete, func, select, tuple_

from bot.domain.announcements.announcement import A_WEEK
from bot.domain.common.ids import AnnouncementId, CommunityId, PersonId
from bot.domain.common.notices import NoticeKind
from bot.domain.outcomes.outcome import AnnouncementOutcome, Got, Step
from bot.store.common import due
from bot.store.database import dialect
from bot.store.outbox.outbox import Lane
from bot.store.tables import (
    announcement_counts,
    announcement_replies,
    announcement_steps,
    announcement_stops,
    outbox,
)
from bot.store.tables.columns import HERE, NOW

BATCH = 500
"""So many rows become a number in one transaction, at most."""

_OVER = announcement_steps.c.until <= NOW
_KEY = (announcement_steps.c.announcement, announcement_steps.c.person, announcement_steps.c.step)
_HERE = select(*_KEY).where(announcement_steps.c.community == HERE).limit(BATCH)
_OVER_HERE = _HERE.where(_OVER)

over_in = due.of_rows(announcement_steps, _OVER)
"""Find every community with a reader's step that becomes a number."""


class Outcomes:
    """What came of the announcements of one community."""

    def __init__(self, connection: Connection, community: CommunityId, now: datetime) -> None:
        """Read and write inside this transaction, within this community."""
        self._connection = connection
        self._community = community
        self._now = now

    def latest_got(self, person: PersonId, announcement: str = "") -> Got | None:
        """Return the latest announcement that reached a person within a week, or this one if it did."""
        theirs = (outbox.c.recipient == person) & (outbox.c.community == self._community)
        # One that a manager sent to themselves to try it out is not in the bulk lane.
        theirs &= (outbox.c.kind == NoticeKind.ANNOUNCEMENT) & (outbox.c.lane == Lane.BULK)
        theirs &= outbox.c.sent_to.is_not(None) & (outbox.c.due_at > self._now - A_WEEK)
        if announcement:
            theirs &= outbox.c.ref == announcement
        found = select(outbox.c.ref, outbox.c.due_at).where(theirs).order_by(outbox.c.due_at.desc()).limit(1)
        row = self._connection.execute(found).first()
        return Got(AnnouncementId(row.ref), row.due_at) if row else None

    def note(self, got: Got, person: PersonId, step: Step) -> None:
        """Keep that a reader did this; once more changes nothing."""
        row = {"announcement": got.announcement, "person": person, "step": step, "at": self._now}
        row |= {"community": self._community, "until": got.at + A_WEEK}
        dialect.insert_new(self._connection, announcement_steps, row)

    def of(self, announcement: str) -> AnnouncementOutcome:
        """Return what came of an announcement so far."""
        steps: Counter[Step] = Counter(self._counted(announcement))
        steps.update(self._still_rows(announcement))
        stops = select(func.count()).where(announcement_stops.c.community == self._community)
        return AnnouncementOutcome(steps, self._connection.execute(stops).scalar_one())

    def make_numbers(self) -> set[str]:
        """Turn the next rows whose week is over into numbers; return the announcements they belong to."""
        return self._to_numbers(_OVER_HERE)

    def make_numbers_of(self, person: PersonId) -> set[str]:
        """Turn every row of a person into a number; return the announcements they belong to."""
        return self._to_numbers(_HERE.where(announcement_steps.c.person == person))

    def add(self, announcement: str, step: Step, number: int) -> None:
        """Add so many to a number that outlives its rows."""
        counts = announcement_counts
        row = dialect.insert_into(self._connection.dialect.name, counts)
        values = {"announcement": announcement, "step": step, "community": self._community, "number": number}
        more = {"number": counts.c.number + row.excluded.number}
        mine = counts.c.community == self._community
        upsert = row.values(values).on_conflict_do_update(
            index_elements=["announcement", "step"], set_=more, where=mine
        )
        self._connection.execute(upsert)

    def _to_numbers(self, which: Select[str, str, str]) -> set[str]:
        found = self._connection.execute(which, {"here": self._community, "now": self._now})
        these = [(row.announcement, row.person, row.step) for row in found]
        if these:
            mine = announcement_steps.c.community == self._community
            self._connection.execute(delete(announcement_steps).where(mine, tuple_(*_KEY).in_(these)))
        for (announcement, step), number in _by_step(these):
            self.add(announcement, step, number)
        return {announcement for announcement, *_ in these}

    def _counted(self, announcement: str) -> Mapping[Step, int]:
        counts = announcement_counts
        this = (counts.c.community == self._community) & (counts.c.announcement == announcement)
        rows = self._connection.execute(select(counts.c.step, counts.c.number).where(this))
        return {Step(row.step): row.number for row in rows}

    def _still_rows(self, announcement: str) -> Mapping[Step, int]:
        steps = announcement_steps
        n = func.count().label("n")
        rows = self._connection.execute(
            select(steps.c.step, n).where(self._for(steps, announcement)).group_by(steps.c.step)
        )
        replies = self._connection.execute(select(n).where(self._for(announcement_replies, announcement)))
        return {**{Step(row.step): row.n for row in rows}, Step.REPLIED: replies.scalar_one()}

    def _for(self, table: Table, announcement: str) -> ColumnElement[bool]:
        return (table.c.community == self._community) & (table.c.announcement == announcement)


def _by_step(rows: Iterable[tuple[str, str, str]]) -> list[tuple[tuple[str, Step], int]]:
    counted = Counter((announcement, Step(step)) for announcement, _, step in rows)
    return sorted(counted.items())
