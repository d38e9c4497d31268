"""What the clock has to do with announcements: each look finds those that go on, however many have ended."""

from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, exists, false, func, select, update

from bot.domain.announcements.announcement import Announcement, Stage
from bot.domain.common.ids import CommunityId
from bot.store.announcements.announcement import REDRAWN, is_shown_long_ago, read_announcement
from bot.store.announcements.rows import is_free, is_idle, is_of
from bot.store.common import due
from bot.store.outbox.outbox import Status
from bot.store.second_looks.necessary import may_start_alone
from bot.store.tables import announcements, outbox, people
from bot.store.tables.columns import HERE, NOW

A_DAY = timedelta(days=1)

UNSENT = (Status.PENDING, Status.PAUSED)
"""The statuses of rows that may still be sent."""


class DueAnnouncements:
    """The announcements of one community for which the clock has something to do."""

    def __init__(self, connection: Connection, community: CommunityId, now: datetime) -> None:
        """Read and write inside this transaction, within this community."""
        self._connection = connection
        self._community = community
        self._now = now

    def going(self) -> list[Announcement]:
        """Return every running announcement."""
        return self._every(_GOING)

    def reaching(self, first: date, last: date) -> int:
        """Return how many announcements are on their way, or planned for a day of these two and between."""
        planned = announcements.c.day.between(first.isoformat(), last.isoformat())
        under_way = _is(Stage.RUNNING, Stage.PAUSED) if first <= self._now.date() + A_DAY else false()
        which = under_way | (_is(Stage.SCHEDULED) & planned)
        counted = select(func.count()).select_from(announcements).where(self._mine, which)
        return self._connection.execute(counted).scalar_one()

    def to_start(self) -> list[Announcement]:
        """Return the planned announcements whose time has come, and whose manager still manages."""
        return self._every(_TO_START)

    def unfrozen(self) -> Announcement | None:
        """Return an announcement for whose audience rows are still to be made, or None."""
        return next(iter(self._every(_UNFROZEN)), None)

    def ready(self) -> list[Announcement]:
        """Return the running announcements whose time has come for some readers."""
        return self._every(_READY)

    def loose(self) -> list[Announcement]:
        """Return the paused and cancelled announcements with rows that would still be sent."""
        return self._every(_LOOSE)

    def sent_out(self) -> list[Announcement]:
        """Return the announcements for which nobody waits any more, and which are not settled yet."""
        return self._every(_SENT_OUT)

    def shown_long_ago(self) -> list[Announcement]:
        """Return the running announcements whose card was drawn a minute ago or never."""
        return self._every(_SHOWN_LONG_AGO)

    def end(self, announcement: str) -> bool:
        """Note that nothing of a cancelled one is left to do; tell whether it was not noted yet."""
        this = self._mine & (announcements.c.id == announcement) & (announcements.c.stage == Stage.CANCELLED)
        ended = update(announcements).where(this, ~announcements.c.settled).values(settled=True)
        return self._connection.execute(ended).rowcount == 1

    def _every(self, these: Select[tuple[Any, ...]]) -> list[Announcement]:
        which = {"here": self._community, "now": self._now, "long_ago": self._now - REDRAWN}
        return [read_announcement(row) for row in self._connection.execute(these, which)]

    @property
    def _mine(self) -> ColumnElement[bool]:
        return announcements.c.community == self._community


def _is(*stages: Stage) -> ColumnElement[bool]:
    """Return the condition that an announcement has such a stage, and something may be left to do."""
    return ~announcements.c.settled & announcements.c.stage.in_(stages)


def is_unfrozen() -> ColumnElement[bool]:
    """Return the condition that rows are still to be made for the audience of an announcement."""
    return _is(Stage.RUNNING) & ~announcements.c.frozen


def is_to_start() -> ColumnElement[bool]:
    """Return the condition that a planned announcement begins: its manager still looks after mentoring."""
    manages = (people.c.id == announcements.c.by) & people.c.manages
    here = people.c.left_at.is_(None) & people.c.gone_at.is_(None)
    planned = _is(Stage.SCHEDULED) & (announcements.c.starts_at <= NOW) & may_start_alone()
    return planned & exists().where(manages, here)


def is_ready() -> ColumnElement[bool]:
    """Return the condition that the time of a running announcement has come for some readers."""
    comes = (outbox.c.state == Status.PAUSED) & (outbox.c.due_at <= NOW)
    return _is(Stage.RUNNING) & exists().where(is_of(announcements.c.id), comes, is_idle())


def is_loose() -> ColumnElement[bool]:
    """Return the condition that rows would be sent of an announcement that is paused or cancelled."""
    mine = is_of(announcements.c.id)
    # One look for each status: for several at once PostgreSQL may read the whole outbox.
    pending, paused = (exists().where(mine, is_free(), outbox.c.state == state) for state in UNSENT)
    waits = exists().where(mine, is_idle(), outbox.c.state == Status.PENDING)
    held = _is(Stage.PAUSED) & waits
    return held | (_is(Stage.CANCELLED) & (pending | paused))


def is_sent_out() -> ColumnElement[bool]:
    """Return the condition that an announcement has been sent or cancelled, and is not settled yet."""
    ran = (announcements.c.stage == Stage.RUNNING) & announcements.c.frozen
    over = _is(Stage.RUNNING, Stage.CANCELLED) & (ran | (announcements.c.stage == Stage.CANCELLED))
    # What stands and is being corrected has reached its reader.
    waits = outbox.c.state.in_(UNSENT) & outbox.c.sent_to.is_(None)
    return over & ~exists().where(is_of(announcements.c.id), waits)


_HERE = select(announcements).where(announcements.c.community == HERE).order_by(announcements.c.id)
_GOING = _HERE.where(_is(Stage.RUNNING))
_TO_START, _UNFROZEN = _HERE.where(is_to_start()), _HERE.where(is_unfrozen()).limit(1)
_READY, _LOOSE = _HERE.where(is_ready()), _HERE.where(is_loose())
_SENT_OUT, _SHOWN_LONG_AGO = _HERE.where(is_sent_out()), _HERE.where(is_shown_long_ago())

unfrozen_in = due.of_rows(announcements, is_unfrozen())
"""Find every community with an announcement for whose audience rows are still to be made."""

to_start_in = due.of_rows(announcements, is_to_start())
"""Find every community with a planned announcement whose time has come."""

ready_in = due.of_rows(announcements, is_ready())
"""Find every community with a running announcement whose time has come for some readers."""

loose_in = due.of_rows(announcements, is_loose())
"""Find every community with rows that would be sent of a paused or cancelled announcement."""

sent_out_in = due.of_rows(announcements, is_sent_out())
"""Find every community with an announcement of whose audience nobody waits any more."""

shown_long_ago_in = due.of_rows(announcements, is_shown_long_ago(), ago=REDRAWN)
"""Find every community with a running announcement whose card was not drawn for a minute."""
