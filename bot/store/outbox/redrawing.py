"""Redrawing: cards that readers have, drawn again from the current state. An edit rings for nobody."""

from collections.abc import Collection
from datetime import UTC, datetime

from sqlalchemy import Connection, bindparam, case, func, select, update

from bot.domain.common.ids import CommunityId
from bot.store.outbox.outbox import LEASE, Status
from bot.store.tables import outbox
from bot.store.tables.columns import HERE, NOW, one_of

EVER = datetime(2000, 1, 1, tzinfo=UTC)
"""Before any card."""


class Redrawing:
    """The cards of one community, and which of them are to be drawn again once a transaction is committed."""

    def __init__(self, connection: Connection, community: CommunityId, now: datetime) -> None:
        """Work inside a transaction that the caller begins and ends."""
        self._connection = connection
        self._community = community
        self._now = now

    def redraw(self, people: Collection[str], refs: Collection[str]) -> None:
        """Draw every card again that these people have, or are being sent, about any of these."""
        about = {"here": self._community, "whose": tuple(people), "refs": tuple(refs), "now": self._now}
        self._connection.execute(_REDRAWN, about)

    def draw_again(self, ref: str) -> None:
        """Have every card about this that a reader has drawn again."""
        about = {"here": self._community, "about": ref, "now": self._now}
        self._connection.execute(_ALL_REDRAWN, about)

    def redraw_series(self, person: str, first: str, last: str, since: datetime = EVER) -> None:
        """Have the cards that a person has drawn again whose names stand from `first` to before `last`.

        Only the last of them, those that were drawn since an instant (UTC), and those that have still to be:
        no other can show what began then. A card is drawn under a lease, which began at its `due_at`.
        """
        drawn = {"since": since - LEASE, "now": self._now}
        series = {"here": self._community, "whose": person, "first": first, "last": last, **drawn}
        self._connection.execute(_SERIES_REDRAWN, series)


_OTHER = outbox.alias("other")
_LAST = (
    select(func.max(_OTHER.c.card))
    .where(_OTHER.c.recipient == bindparam("whose"), _OTHER.c.sent_to.is_not(None))
    .where(_OTHER.c.card >= bindparam("first"), _OTHER.c.card < bindparam("last"))
    .scalar_subquery()
)
_REDRAWN = (
    update(outbox)
    .where(outbox.c.community == HERE, one_of(outbox.c.state, (Status.PENDING, Status.SENT)))
    .where(outbox.c.recipient.in_(bindparam("whose", expanding=True)))
    .where(outbox.c.ref.in_(bindparam("refs", expanding=True)))
    .where(outbox.c.sent_to.is_not(None) | outbox.c.lease.is_not(None))
    .values(
        state=Status.PENDING,
        version=outbox.c.version + 1,
        attempts=0,
        due_at=case((outbox.c.sent_to.is_not(None), NOW), else_=outbox.c.due_at),
    )
)
_AGAIN = (
    update(outbox)
    .where(outbox.c.community == HERE, outbox.c.sent_to.is_not(None))
    .values(version=outbox.c.version + 1, state=Status.PENDING, attempts=0, due_at=NOW)
)
_ALL_REDRAWN = _AGAIN.where(outbox.c.ref == bindparam("about"))
_SERIES_REDRAWN = _AGAIN.where(
    outbox.c.recipient == bindparam("whose"),
    outbox.c.card >= bindparam("first"),
    outbox.c.card < bindparam("last"),
    (outbox.c.due_at >= bindparam("since")) | (outbox.c.state != Status.SENT) | (outbox.c.card == _LAST),
)
