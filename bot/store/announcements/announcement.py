"""Announcements of one community, as managers write them and as they go out; and what managers did."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, delete, func, insert, select, update

from bot.domain.announcements.acts import Acted
from bot.domain.announcements.announcement import Action, Announcement, ManagerAct, Stage
from bot.domain.channel_posts.channel import PostState
from bot.domain.common.ids import AnnouncementId, CommunityId, PersonId, fresh
from bot.store.common import communities
from bot.store.tables import announcement_acts, announcement_posts, announcements
from bot.store.tables.columns import LONG_AGO
from bot.store.tables.types import AnyRow

SHOWN = 10
"""How many announcements of one stage are listed."""

REDRAWN = timedelta(minutes=1)
"""How often the card of a running announcement is drawn again."""


class Announcements:
    """The announcements of one community."""

    def __init__(self, connection: Connection, community: CommunityId, now: datetime) -> None:
        """Read and write inside this transaction, within this community."""
        self._connection = connection
        self._community = community
        self._now = now

    def get(self, announcement: str) -> Announcement | None:
        """Return an announcement by id, or None."""
        row = self._connection.execute(self._all().where(announcements.c.id == announcement)).one_or_none()
        return read_announcement(row) if row else None

    def of(self, *stages: Stage) -> list[Announcement]:
        """Return the latest announcements in these stages that have their words, the latest first."""
        these = self._all().where(announcements.c.stage.in_(stages), announcements.c.title != "")
        latest = these.order_by(announcements.c.at.desc(), announcements.c.id).limit(SHOWN)
        return [read_announcement(row) for row in self._connection.execute(latest)]

    def planned(self) -> list[Announcement]:
        """Return the planned announcements, the one that comes first first."""
        these = self._all().where(announcements.c.stage == Stage.SCHEDULED)
        first = these.order_by(announcements.c.starts_at, announcements.c.id).limit(SHOWN)
        return [read_announcement(row) for row in self._connection.execute(first)]

    def over(self, skipped: int, limit: int) -> tuple[list[Announcement], bool]:
        """Return some that have gone, stand in a channel, or were cancelled, and whether there are more.

        The latest comes first.
        """
        stands = select(announcement_posts.c.posted_at).where(
            announcement_posts.c.announcement == announcements.c.id,
            announcement_posts.c.state == PostState.STANDS,
        )
        gone = announcements.c.stage.in_((Stage.DONE, Stage.CANCELLED)) | stands.exists()
        at = func.coalesce(stands.scalar_subquery(), announcements.c.begun_at)
        latest = self._all().where(gone, announcements.c.title != "").order_by(at.desc(), announcements.c.id)
        rows = self._connection.execute(latest.offset(skipped).limit(limit + 1)).all()
        return [read_announcement(row) for row in rows[:limit]], len(rows) > limit

    def add(self, new: Announcement) -> None:
        """Add a new draft."""
        self._connection.execute(insert(announcements).values(_row(new)))

    def change(self, new: Announcement, *, when: Stage) -> bool:
        """Change it if it still has this stage (compare-and-swap); tell whether it had."""
        still = self._mine & (announcements.c.id == new.id) & (announcements.c.stage == when)
        row = _row(new) if when is Stage.DRAFT else _without_words(new)
        return self._connection.execute(update(announcements).where(still).values(row)).rowcount == 1

    def move(self, one: Announcement, *, reached: str, frozen: bool) -> bool:
        """Note how far its audience has rows; tell whether no other process has been faster."""
        this = self._mine & (announcements.c.id == one.id) & (announcements.c.reached == one.reached)
        this &= (announcements.c.stage == Stage.RUNNING) & ~announcements.c.frozen
        further = update(announcements).where(this).values(reached=reached, frozen=frozen)
        return self._connection.execute(further).rowcount == 1

    def one_at_a_time(self) -> None:
        """Let no other announcement of this community gain readers until this transaction ends."""
        communities.hold(self._connection, self._community)

    def throw_away(self, announcement: str) -> bool:
        """Delete a draft; tell whether it was one."""
        this = self._mine & (announcements.c.id == announcement) & (announcements.c.stage == Stage.DRAFT)
        return self._connection.execute(delete(announcements).where(this)).rowcount == 1

    def was_shown(self, announcement: str) -> None:
        """Note that its card is drawn again now."""
        this = update(announcements).where(self._mine, announcements.c.id == announcement)
        self._connection.execute(this.values(shown_at=self._now))

    def note(self, announcement: str, by: PersonId, act: ManagerAct) -> None:
        """Keep that a manager did this with it now."""
        what = {"id": fresh("act"), "community": self._community, "announcement": announcement}
        self._connection.execute(insert(announcement_acts).values(**what, by=by, act=act, at=self._now))

    def acts(self, announcement: str) -> list[Acted]:
        """Return what managers did with it, the first first."""
        theirs = announcement_acts.c.community == self._community
        which = theirs & (announcement_acts.c.announcement == announcement)
        rows = select(announcement_acts).where(which).order_by(announcement_acts.c.at, announcement_acts.c.id)
        return [(PersonId(row.by), ManagerAct(row.act), row.at) for row in self._connection.execute(rows)]

    def last_by(self, announcement: str, act: ManagerAct) -> PersonId | None:
        """Return the manager who did this with it last; None where nobody has."""
        by = [by for by, did, _ in self.acts(announcement) if did is act]
        return by[-1] if by else None

    def _all(self) -> Select[tuple[Any, ...]]:
        return select(announcements).where(self._mine)

    @property
    def _mine(self) -> ColumnElement[bool]:
        return announcements.c.community == self._community


def is_shown_long_ago() -> ColumnElement[bool]:
    """Return the condition that an announcement goes out whose card was not drawn since `LONG_AGO`."""
    shown = announcements.c.shown_at
    old = shown.is_(None) | (shown <= LONG_AGO)
    return ~announcements.c.settled & (announcements.c.stage == Stage.RUNNING) & old


def _row(one: Announcement) -> Mapping[str, object]:
    return {
        "id": one.id,
        "community": one.community,
        "by": one.by,
        "at": one.at,
        "stage": one.stage,
        "title": one.title,
        "words": one.words,
        "action": one.action,
        "signed": one.signed,
        "greets": one.greets,
        "audience": one.audience,
        "later": one.later,
        "day": one.day,
        "time": one.time,
        "starts_at": one.starts_at,
        "begun_at": one.begun_at,
        "readers": one.readers,
        "reached": one.reached,
        "frozen": one.frozen,
        # A cancelled one is settled once it is kept how it ended for each reader: see `due`.
        "settled": one.stage is Stage.DONE,
        "necessary": one.necessary,
        "corrected_at": one.corrected_at,
    }


def _without_words(one: Announcement) -> Mapping[str, object]:
    """Return its row without what a correction may have changed since it was read."""
    return {name: value for name, value in _row(one).items() if name not in CORRECTED}


CORRECTED = frozenset({"title", "words", "corrected_at"})
"""What a correction changes; nothing else changes it once an announcement has been sent."""


def read_announcement(row: AnyRow) -> Announcement:
    """Return the announcement of a row."""
    return Announcement(
        id=AnnouncementId(row.id),
        community=CommunityId(row.community),
        by=PersonId(row.by),
        at=row.at,
        stage=Stage(row.stage),
        title=row.title,
        words=row.words,
        action=Action(row.action),
        signed=row.signed,
        greets=row.greets,
        audience=row.audience,
        later=row.later,
        day=row.day,
        time=row.time,
        starts_at=row.starts_at,
        begun_at=row.begun_at,
        readers=row.readers,
        reached=row.reached,
        frozen=row.frozen,
        necessary=row.necessary,
        corrected_at=row.corrected_at,
    )
