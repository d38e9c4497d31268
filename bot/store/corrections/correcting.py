"""Corrections: other words for those who have not had an announcement, and an edit where it stands."""

from collections.abc import Callable
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, case, exists, func, or_, select, update

from bot.domain.announcements.announcement import Announcement, Stage
from bot.domain.common.ids import CommunityId
from bot.domain.corrections.correcting import Edits, EditState
from bot.store.announcements.announcement import REDRAWN, read_announcement
from bot.store.announcements.rows import is_of, is_post_of
from bot.store.common import due
from bot.store.outbox.outbox import Status
from bot.store.tables import announced, announcements, outbox, people
from bot.store.tables.columns import HERE, LONG_AGO

Rows = Callable[[object], ColumnElement[bool]]
"""The condition that a row of the outbox shows an announcement."""


class Corrections:
    """The corrected announcements of one community."""

    def __init__(self, connection: Connection, community: CommunityId, now: datetime) -> None:
        """Read and write inside this transaction, within this community."""
        self._connection = connection
        self._community = community
        self._now = now

    def correct(self, old: Announcement, new: Announcement) -> bool:
        """Give it its corrected words if it still has the old ones (compare-and-swap); tell whether it had.

        Every message that stands, or that a worker may be sending, is drawn again in the bulk lane.
        """
        as_read = (announcements.c.title == old.title) & (announcements.c.words == old.words)
        this = (announcements.c.community == self._community) & (announcements.c.id == old.id) & as_read
        words = {"title": new.title, "words": new.words, "corrected_at": self._now, "correcting": True}
        if self._connection.execute(update(announcements).where(this).values(words)).rowcount != 1:
            return False
        self._note_whose(old.id)
        paused = select(announcements.c.id).where(
            announcements.c.id == old.id, announcements.c.stage == Stage.PAUSED
        )
        stands = outbox.c.sent_to.is_not(None)
        again = {
            "state": case((stands & paused.exists(), Status.PAUSED.value), else_=Status.PENDING.value),
            "version": outbox.c.version + 1,
            "attempts": 0,
            "problem": "",
            "due_at": case((stands, self._now), else_=outbox.c.due_at),
        }
        rows = is_post_of if old.stage is Stage.CHANNEL else is_of
        self._connection.execute(update(outbox).where(self._touched(old.id, rows)).values(again))
        return True

    def edits(self, one: Announcement) -> Edits:
        """Return how far its last correction is, as the outbox has it now."""
        if one.corrected_at is None:
            return Edits()
        if one.stage is Stage.CHANNEL:
            return self._edit_of_post(one)
        state = _edit().label("state")
        row = (outbox.c.recipient == announced.c.person) & (outbox.c.card == announced.c.announcement)
        joined = announced.outerjoin(outbox, row).outerjoin(people, people.c.id == announced.c.person)
        which = (announced.c.community == self._community) & (announced.c.announcement == one.id)
        which &= announced.c.corrected_at == one.corrected_at
        # What a worker was sending then, and what never reached its reader, never stood.
        which &= or_(outbox.c.id.is_(None), outbox.c.sent_to.is_not(None))
        rows = select(state, func.count().label("n")).select_from(joined).where(which).group_by(state)
        return Edits({EditState(row.state): row.n for row in self._connection.execute(rows)})

    def _edit_of_post(self, one: Announcement) -> Edits:
        mine = (outbox.c.community == self._community) & is_post_of(one.id)
        state = case(
            (outbox.c.state == Status.FAILED, EditState.FIXED.value),
            (outbox.c.state == Status.SENT, EditState.CHANGED.value),
            else_=EditState.WAITING.value,
        )
        found = self._connection.execute(select(state).where(mine)).scalar()
        return Edits({EditState(found): 1}) if found else Edits()

    def to_show(self) -> list[Announcement]:
        """Return the corrected announcements whose card is to be drawn again: each minute, and at the end."""
        which = {"here": self._community, "long_ago": self._now - REDRAWN}
        return [read_announcement(row) for row in self._connection.execute(_TO_SHOW, which)]

    def close(self, announcement: str) -> bool:
        """Note that all is changed that can be, where nothing waits any more; tell whether that was so."""
        this = (announcements.c.community == self._community) & (announcements.c.id == announcement)
        this &= announcements.c.correcting & ~_has_edits()
        return (
            self._connection.execute(update(announcements).where(this).values(correcting=False)).rowcount == 1
        )

    def _note_whose(self, announcement: str) -> None:
        theirs = (outbox.c.recipient == announced.c.person) & self._touched(announcement)
        mine = (announced.c.community == self._community) & (announced.c.announcement == announcement)
        whose = update(announced).where(mine, exists().where(theirs))
        self._connection.execute(whose.values(corrected_at=self._now))

    def _touched(self, announcement: str, rows: Rows = is_of) -> ColumnElement[bool]:
        """Return the condition that a message stands, or may have been drawn with the words of before."""
        mine = (outbox.c.community == self._community) & rows(announcement)
        drawn = outbox.c.sent_to.is_not(None) | outbox.c.lease.is_not(None) | (outbox.c.doubt != 0)
        return mine & drawn & (outbox.c.state != Status.IN_DOUBT)


def _is_to_show() -> ColumnElement[bool]:
    shown = announcements.c.shown_at
    old = shown.is_(None) | (shown <= LONG_AGO)
    return announcements.c.correcting & (old | ~_has_edits())


def _has_edits() -> ColumnElement[bool]:
    # What was touched has a second version, also where its first one is still on its way.
    waits = outbox.c.state.in_((Status.PENDING, Status.PAUSED)) & (outbox.c.version > 1)
    in_channel = exists().where(is_post_of(announcements.c.id), waits)
    return exists().where(is_of(announcements.c.id), waits) | in_channel


_TO_SHOW = (
    select(announcements).where(announcements.c.community == HERE, _is_to_show()).order_by(announcements.c.id)
)

to_show_in = due.of_rows(announcements, _is_to_show(), ago=REDRAWN)
"""Find every community with a corrected announcement whose card is to be drawn again."""


def _edit() -> ColumnElement[str]:
    is_here = people.c.left_at.is_(None) & people.c.gone_at.is_(None)
    return case(
        (outbox.c.id.is_(None) | ~is_here, EditState.LEFT.value),
        (outbox.c.state == Status.FAILED, EditState.FIXED.value),
        (outbox.c.state == Status.SENT, EditState.CHANGED.value),
        else_=EditState.WAITING.value,
    )
