"""Those who said “yes, please” to a person, and what became of it."""

from datetime import datetime

from sqlalchemy import ColumnElement, Connection, select, update

from bot.domain.asks.human_help import Hand, HelpStatus
from bot.domain.common.ids import AskId, CommunityId, HandId, PersonId
from bot.store.common import due
from bot.store.common.due import Moment
from bot.store.database import dialect
from bot.store.tables import hands
from bot.store.tables.types import AnyRow

SHOWN = 50
"""Hands of one community that are listed."""


class Hands:
    """The hands of one community."""

    def __init__(self, connection: Connection, community: CommunityId) -> None:
        """Read and write inside this transaction, within this community."""
        self._connection = connection
        self._community = community

    def raise_(self, hand: Hand) -> bool:
        """Keep that somebody would like a person's help; tell whether they had not said so already."""
        row = {"id": hand.id, "community": self._community, "person": hand.person, "ask": hand.ask}
        rest = {"at": hand.at, "until": hand.until, "reach": hand.reach, "by": hand.by}
        return dialect.insert_new(self._connection, hands, {**row, **rest})

    def get(self, hand: str) -> Hand | None:
        """Return a hand by id, or None."""
        return self._one(hands.c.id == hand)

    def after(self, ask: str) -> Hand | None:
        """Return the hand that was raised after an ask, or None."""
        return self._one(hands.c.ask == ask)

    def to_help(self) -> list[Hand]:
        """Return every hand that is not put away, the oldest first."""
        query = select(hands).where(self._mine, hands.c.reach != HelpStatus.DONE)
        rows = self._connection.execute(query.order_by(hands.c.at, hands.c.id).limit(SHOWN))
        return [_hand(row) for row in rows]

    def change(self, new: Hand, *, when: HelpStatus) -> bool:
        """Change a hand that still stands as it was believed to; tell whether it did."""
        still = self._mine & (hands.c.id == new.id) & (hands.c.reach == when)
        changed = update(hands).where(still).values(reach=new.reach, by=new.by)
        return self._connection.execute(changed).rowcount == 1

    def longest_over(self, now: datetime) -> Hand | None:
        """Return the waiting hand whose clock ran out first, or None."""
        query = select(hands).where(self._mine, _is_over(now)).order_by(hands.c.until, hands.c.id).limit(1)
        row = self._connection.execute(query).one_or_none()
        return _hand(row) if row else None

    def _one(self, which: ColumnElement[bool]) -> Hand | None:
        row = self._connection.execute(select(hands).where(self._mine, which)).one_or_none()
        return _hand(row) if row else None

    @property
    def _mine(self) -> ColumnElement[bool]:
        return hands.c.community == self._community


def over_in(connection: Connection, moment: Moment) -> list[CommunityId]:
    """Return every community with a waiting hand whose clock has run out."""
    return due.holding(connection, hands, _is_over(moment.now))


def _is_over(now: datetime) -> ColumnElement[bool]:
    return (hands.c.reach == HelpStatus.WAITING) & (hands.c.until <= now)


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
