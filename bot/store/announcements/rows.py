"""Which rows of the outbox belong to an announcement, and which of them have certainly reached nobody."""

from sqlalchemy import ColumnElement, literal, select

from bot.domain.announcements.announcement import ReaderState
from bot.domain.common.notices import NoticeKind
from bot.store.outbox.outbox import Lane
from bot.store.tables import announced, announcement_posts, outbox


def is_of(announcement: object) -> ColumnElement[bool]:
    """Return the condition that a row tells a reader of this announcement."""
    # Written out, since an index of some rows is only used where the statement itself names them.
    many = outbox.c.lane == literal(Lane.BULK.value, literal_execute=True)
    return (outbox.c.ref == announcement) & many & (outbox.c.kind == NoticeKind.ANNOUNCEMENT)


def is_post_of(announcement: object) -> ColumnElement[bool]:
    """Return the condition that a row shows this announcement in a channel."""
    post = select(announcement_posts.c.id).where(announcement_posts.c.announcement == announcement)
    return outbox.c.recipient.in_(post) & (outbox.c.kind == NoticeKind.CHANNEL_POST)


def is_free() -> ColumnElement[bool]:
    """Return the condition that a row certainly reached nobody; one that may have stays until it is known."""
    return outbox.c.lease.is_(None) & outbox.c.sent_to.is_(None) & (outbox.c.doubt == 0)


def is_idle() -> ColumnElement[bool]:
    """Return the condition that no worker is at a row: nobody has it, or it stands and waits for an edit."""
    return outbox.c.lease.is_(None) & (outbox.c.sent_to.is_not(None) | (outbox.c.doubt == 0))


def is_queued() -> ColumnElement[bool]:
    """Return the condition that it is not kept yet how it ended for a reader."""
    return announced.c.ended == literal(ReaderState.QUEUED.value, literal_execute=True)
