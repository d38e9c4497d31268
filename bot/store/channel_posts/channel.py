"""The posts of announcements in channels: chosen, planned, on their way, and how each ended."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Join,
    Select,
    case,
    delete,
    exists,
    insert,
    select,
    update,
)

from bot.domain.announcements.announcement import Announcement
from bot.domain.channel_posts.channel import A_DAY, Post, PostState
from bot.domain.common.ids import AnnouncementId, CommunityId, PersonId, PostId
from bot.domain.common.notices import NoticeKind
from bot.store.common import due
from bot.store.outbox import in_doubt
from bot.store.outbox.outbox import Status
from bot.store.tables import announcement_posts, announcements, outbox, people
from bot.store.tables.columns import HERE, NOW
from bot.store.tables.types import AnyRow

_UNDER_WAY = (PostState.GOING, PostState.UNSURE)


class Posts:
    """The posts of one community."""

    def __init__(self, connection: Connection, community: CommunityId, now: datetime) -> None:
        """Read and write inside this transaction, within this community."""
        self._connection = connection
        self._community = community
        self._now = now

    def get(self, post: str) -> Post | None:
        """Return a post by its own id, or None."""
        return self._one(announcement_posts.c.id == post)

    def of(self, announcement: str) -> Post | None:
        """Return the post of an announcement, or None where no channel was ever chosen for it."""
        return self._one(announcement_posts.c.announcement == announcement)

    def many(self, these: list[Announcement]) -> Mapping[AnnouncementId, Post]:
        """Return the posts of some announcements, by the announcement."""
        ids = [one.id for one in these]
        rows = self._connection.execute(self._all().where(announcement_posts.c.announcement.in_(ids)))
        return {AnnouncementId(row.announcement): _post(row) for row in rows}

    def choose(self, new: Post) -> None:
        """Keep the channel of a draft, in place of the one chosen before."""
        before = (announcement_posts.c.announcement == new.announcement) & self._mine
        chosen = announcement_posts.c.state == PostState.CHOSEN
        self._connection.execute(delete(announcement_posts).where(before, chosen))
        self._connection.execute(insert(announcement_posts).values(asdict(new)))

    def change(self, new: Post, *, when: PostState) -> bool:
        """Change it if it is still so far (compare-and-swap); tell whether it was."""
        still = self._mine & (announcement_posts.c.id == new.id) & (announcement_posts.c.state == when)
        changed = update(announcement_posts).where(still).values(asdict(new))
        return self._connection.execute(changed).rowcount == 1

    def twin(self, post: Post, one: Announcement, at: datetime) -> tuple[Post, PersonId] | None:
        """Return a post with the same words in the same channel within a day of then, and who sent it."""
        same = (announcement_posts.c.place == post.place) & (announcement_posts.c.id != post.id)
        words = (announcements.c.title == one.title) & (announcements.c.words == one.words)
        comes = case(
            (announcement_posts.c.state == PostState.PLANNED, announcement_posts.c.due_at),
            else_=announcement_posts.c.posted_at,
        )
        near = (comes > at - A_DAY) & (comes < at + A_DAY)
        kept = announcement_posts.c.state.not_in((PostState.CHOSEN, PostState.REFUSED))
        rows = select(announcement_posts, announcements.c.by).select_from(_joined()).where(self._mine)
        row = self._connection.execute(rows.where(same, words, near, kept).limit(1)).one_or_none()
        return (_post(row), PersonId(row.by)) if row else None

    def drop(self, post: Post) -> bool:
        """Drop what is on its way, if nobody is sending it and nothing may stand there; tell whether so."""
        free = outbox.c.lease.is_(None) & (outbox.c.doubt == 0) & outbox.c.sent_to.is_(None)
        waits = self._row_of(post) & (outbox.c.state == Status.PENDING) & free
        return self._connection.execute(delete(outbox).where(waits)).rowcount == 1

    def version(self, post: Post) -> int:
        """Return the version that is in doubt; 0 where none is."""
        found = select(outbox.c.version).where(self._row_of(post), outbox.c.state == Status.IN_DOUBT)
        return self._connection.execute(found).scalar() or 0

    def trouble(self, post: Post) -> str:
        """Return why a post on its way has not been taken yet; empty where nothing is known against it."""
        waits = self._row_of(post) & (outbox.c.state == Status.PENDING)
        return self._connection.execute(select(outbox.c.problem).where(waits)).scalar() or ""

    def has_arrived(self, post: Post, version: int) -> bool:
        """Keep that a manager saw it there; tell whether this version still was in doubt."""
        row = self._in_doubt(post, version)
        return row is not None and in_doubt.has_arrived(self._connection, row)

    def send_again(self, post: Post, version: int) -> bool:
        """Send it anew: a manager saw that it is not there; tell whether this version still was in doubt."""
        row = self._in_doubt(post, version)
        return row is not None and in_doubt.send_again(self._connection, row, self._now)

    def planned(self, *, limit: int) -> list[Post]:
        """Return the planned posts, the one that comes first first."""
        these = self._all().where(announcement_posts.c.state == PostState.PLANNED)
        first = these.order_by(announcement_posts.c.due_at, announcement_posts.c.id).limit(limit)
        return [_post(row) for row in self._connection.execute(first)]

    def to_post(self) -> list[Post]:
        """Return the planned posts whose time has come, and whose manager still looks after mentoring."""
        which = {"here": self._community, "now": self._now}
        return [_post(row) for row in self._connection.execute(_TO_POST, which)]

    def going_of(self, manager: PersonId) -> list[Post]:
        """Return the posts on their way that a manager sent."""
        rows = (
            select(announcement_posts).select_from(_joined()).where(self._mine, announcements.c.by == manager)
        )
        going = rows.where(announcement_posts.c.state == PostState.GOING).order_by(announcement_posts.c.id)
        return [_post(row) for row in self._connection.execute(going)]

    def news(self) -> list[tuple[Post, PostState, Mapping[str, str] | None, str]]:
        """Return the posts that the outbox knows more of: how far each is, where it stands, and why not."""
        found = self._connection.execute(_NEWS, {"here": self._community})
        return [(_post(row), PostState(row.now), row.sent_to, row.why) for row in found]

    def _in_doubt(self, post: Post, version: int) -> int | None:
        doubted = (outbox.c.state == Status.IN_DOUBT) & (outbox.c.version == version)
        return self._connection.execute(select(outbox.c.id).where(self._row_of(post), doubted)).scalar()

    def _row_of(self, post: Post) -> ColumnElement[bool]:
        return (outbox.c.community == self._community) & _is_row(post.id)

    def _one(self, which: ColumnElement[bool]) -> Post | None:
        row = self._connection.execute(self._all().where(which)).one_or_none()
        return _post(row) if row else None

    def _all(self) -> Select[tuple[Any, ...]]:
        return select(announcement_posts).where(self._mine)

    @property
    def _mine(self) -> ColumnElement[bool]:
        return announcement_posts.c.community == self._community


def _is_to_post() -> ColumnElement[bool]:
    here = people.c.left_at.is_(None) & people.c.gone_at.is_(None) & people.c.manages
    whose = (announcements.c.id == announcement_posts.c.announcement) & (people.c.id == announcements.c.by)
    planned = (announcement_posts.c.state == PostState.PLANNED) & (announcement_posts.c.due_at <= NOW)
    return planned & exists().where(whose, here)


def _is_row(post: object) -> ColumnElement[bool]:
    return (outbox.c.recipient == post) & (outbox.c.kind == NoticeKind.CHANNEL_POST)


def _joined() -> Join:
    return announcement_posts.join(announcements, announcements.c.id == announcement_posts.c.announcement)


def _with_row() -> Join:
    return _joined().join(outbox, _is_row(announcement_posts.c.id))


def _now_at() -> ColumnElement[str]:
    """Return how far a post is, as its row of the outbox has it.

    A row that was sent nowhere drew nothing, because the words went with their manager; or a person saw it.
    """
    wordless = (announcements.c.words == "") & outbox.c.sent_to.is_(None)
    return case(
        ((outbox.c.state == Status.SENT) & wordless, PostState.REFUSED),
        (outbox.c.state == Status.SENT, PostState.STANDS),
        (outbox.c.state == Status.FAILED, PostState.REFUSED),
        (outbox.c.state == Status.IN_DOUBT, PostState.UNSURE),
        else_=PostState.GOING,
    )


def _has_news() -> ColumnElement[bool]:
    return announcement_posts.c.state.in_(_UNDER_WAY) & (announcement_posts.c.state != _now_at())


_HERE = announcement_posts.c.community == HERE
_TO_POST = select(announcement_posts).where(_HERE, _is_to_post()).order_by(announcement_posts.c.id)
_NEWS = (
    select(announcement_posts, _now_at().label("now"), outbox.c.sent_to, outbox.c.problem.label("why"))
    .select_from(_with_row())
    .where(_HERE, _has_news())
    .order_by(announcement_posts.c.id)
)

to_post_in = due.of_rows(announcement_posts, _is_to_post())
"""Find every community with a planned post whose time has come."""

news_in = due.DueQuery(
    select(announcement_posts.c.community).select_from(_with_row()).where(_has_news()).distinct()
)
"""Find every community with a post of which the outbox knows more."""


def _post(row: AnyRow) -> Post:
    return Post(
        id=PostId(row.id),
        community=CommunityId(row.community),
        announcement=AnnouncementId(row.announcement),
        place=row.place,
        name=row.name,
        locale=row.locale,
        zone=row.zone,
        state=PostState(row.state),
        due_at=row.due_at,
        posted_at=row.posted_at,
        message=row.message,
        problem=row.problem,
    )
