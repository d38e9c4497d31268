"""Requests for a person's help, from mentees who said “yes, please” after several noes (table `hands`)."""

from datetime import datetime

from sqlalchemy import ColumnElement, Connection, select, update

from bot.domain.asks.human_help import Hand, HelpStatus
from bot.domain.common.ids import AskId, CommunityId, HandId, PersonId
from bot.store.common import due
from bot.store.database import dialect
from bot.store.tables import hands
from bot.store.tables.columns import HERE, NOW
from bot.store.tables.types import AnyRow

SHOWN = 50
"""How many requests of one community are listed."""

_OVER = (hands.c.reach == HelpStatus.WAITING) & (hands.c.until <= NOW)
_LONGEST_OVER = (
    select(hands)
    .where(hands.c.community == HERE, _OVER)
    .order_by(hands.c.until, hands.c.at, hands.c.id)
    .limit(1)
)

over_in = due.holding(hands, _OVER)
"""Find every community with a waiting hand whose clock has run out."""


class Hands:
    """The requests for a person's help in one community."""

    def __init__(self, connection: Connection, community: CommunityId) -> None:
        """Read and write inside this transaction, within this community."""
        self._connection = connection
        self._community = community

    def raise_(self, hand: Hand) -> bool:
        """Add a mentee's request for a person's help; tell whether it is new."""
        row = {"id": hand.id, "community": self._community, "person": hand.person, "ask": hand.ask}
        rest = {"at": hand.at, "until": hand.until, "reach": hand.reach, "by": hand.by}
        return dialect.insert_new(self._connection, hands, {**row, **rest})

    def get(self, hand: str) -> Hand | None:
        """Return a request by id, or None."""
        return self._one(hands.c.id == hand)

    def after(self, ask: str) -> Hand | None:
        """Return the request that was made after an ask, or None."""
        return self._one(hands.c.ask == ask)

    def to_help(self) -> list[Hand]:
        """Return every request that is not done, the oldest first."""
        query = select(hands).where(self._mine, hands.c.reach != HelpStatus.DONE)
        rows = self._connection.execute(query.order_by(hands.c.at, hands.c.id).limit(SHOWN))
        return [_hand(row) for row in rows]

    def with_(self, person: PersonId) -> list[Hand]:
        """Return every request that is not done of a mentee, or that a manager promised to see to."""
        theirs = (hands.c.person == person) | (hands.c.by == person)
        query = select(hands).where(self._mine, theirs, hands.c.reach != HelpStatus.DONE)
        return [_hand(row) for row in self._connection.execute(query.order_by(hands.c.at, hands.c.id))]

    def change(self, new: Hand, *, when: HelpStatus) -> bool:
        """Change a request if it still has this status (compare-and-swap); tell whether it had."""
        still = self._mine & (hands.c.id == new.id) & (hands.c.reach == when)
        changed = update(hands).where(still).values(reach=new.reach, by=new.by)
        return self._connection.execute(changed).rowcount == 1

    def longest_over(self, now: datetime) -> Hand | None:
        """Return the waiting request whose deadline passed first, or None."""
        row = self._connection.execute(_LONGEST_OVER, {"here": self._community, "now": now}).one_or_none()
        return _hand(row) if row else None

    def _one(self, which: ColumnElement[bool]) -> Hand | None:
        row = self._connection.execute(select(hands).where(self._mine, which)).one_or_none()
        return _hand(row) if row else None

    @property
    def _mine(self) -> ColumnElement[bool]:
        return hands.c.community == self._community


def _hand(row: AnyRow) -> Hand:
    return Hand(
        id=HandId(row.id),
        community=CommunityId(row.community),
        person=PersonId(row.person),
        ask=AskId(row.ask),
        at=row.at,
        until=row.until,
        reach=HelpStatus(row.reach),
        by=PersonId(row.by) if row.by else None,
    )
