"""Open asks (table `carries`), and the mentors to whom each went so far."""

from collections.abc import Iterable
from dataclasses import asdict
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, exists, func, insert, select, update

from bot.domain.asks.ask import Status
from bot.domain.common.ids import CommunityId, OpenAskId, PersonId
from bot.domain.open_asks.open_ask import OpenAsk
from bot.domain.open_asks.open_ask import Status as OpenAskStatus
from bot.store.common import due
from bot.store.outbox.held import is_held
from bot.store.outbox.outbox import Status as Outboxed
from bot.store.tables import asks, carries, channels, outbox
from bot.store.tables.columns import HERE, NOW
from bot.store.tables.types import AnyRow

_ANYBODYS = (carries.c.state == OpenAskStatus.CARRYING) & (carries.c.channel != "") & (carries.c.claim == "")
_OVER = _ANYBODYS & (carries.c.ends_at <= NOW)


def _is_stranded() -> ColumnElement[bool]:
    lost = select(channels.c.id).where(channels.c.problem != "")
    same = (outbox.c.recipient == carries.c.channel) & (outbox.c.card == carries.c.id)
    # What a restored copy holds says nothing of the channel.
    unsure = exists().where(same, outbox.c.state.in_((Outboxed.FAILED, Outboxed.IN_DOUBT)), ~is_held(outbox))
    return _ANYBODYS & (carries.c.channel.in_(lost) | unsure)


_STRANDED = _is_stranded()
_LATEST = select(carries).where(carries.c.community == HERE).order_by(carries.c.sent_at.desc()).limit(1)
_LATEST_OVER, _LATEST_STRANDED = _LATEST.where(_OVER), _LATEST.where(_STRANDED)

over_in = due.of_rows(carries, _OVER)
"""Find every community with a card that is anybody's and whose week is over."""

stranded_in = due.of_rows(carries, _STRANDED)
"""Find every community with a card that is anybody's where nobody may ever see it."""


class OpenAsks:
    """The open asks of one community."""

    def __init__(self, connection: Connection, community: CommunityId) -> None:
        """Read and write inside this transaction, within this community."""
        self._connection = connection
        self._community = community
        self._mine = carries.c.community == community
        self._asks = asks.c.community == community

    def get(self, carry: str) -> OpenAsk | None:
        """Return an open ask by id, or None where this community has none of that id."""
        return self._one(carries.c.id == carry)

    def add(self, carry: OpenAsk) -> None:
        """Add a new open ask."""
        self._connection.execute(insert(carries).values(asdict(carry)))

    def change(self, new: OpenAsk, *, was: OpenAsk) -> bool:
        """Change an open ask if its status and claim are as read (compare-and-swap); tell whether it was."""
        same = (carries.c.state == was.state) & (carries.c.claim == was.claim)
        still = (carries.c.id == new.id) & same
        done = self._connection.execute(update(carries).where(self._mine, still).values(asdict(new)))
        return done.rowcount == 1

    def latest(self, mentee: PersonId) -> OpenAsk | None:
        """Return the open ask that a mentee sent last, or None."""
        return self._one(carries.c.mentee == mentee)

    def on_their_way(self, mentee: PersonId) -> list[OpenAsk]:
        """Return the open asks of a mentee that no mentor has taken up yet, the latest first."""
        theirs = (carries.c.mentee == mentee) & (carries.c.state == OpenAskStatus.CARRYING)
        query = select(carries).where(self._mine, theirs).order_by(carries.c.sent_at.desc())
        return [read_carry(row) for row in self._connection.execute(query)]

    def running(self) -> list[OpenAsk]:
        """Return every open ask that no mentor has taken up yet, the oldest first."""
        running = select(carries).where(self._mine, carries.c.state == OpenAskStatus.CARRYING)
        rows = self._connection.execute(running.order_by(carries.c.sent_at, carries.c.id))
        return [read_carry(row) for row in rows]

    def longest_over(self, now: datetime) -> OpenAsk | None:
        """Return the unclaimed channel card whose week ended first, or None."""
        return self._first(_LATEST_OVER, now=now)

    def stranded(self) -> OpenAsk | None:
        """Return an unclaimed channel card that mentors may never see, or None.

        Its channel was lost, or the card is in doubt: it is unknown whether it arrived there.
        """
        return self._first(_LATEST_STRANDED)

    def carried_to(self, carry: OpenAskId) -> dict[PersonId, str]:
        """Return the mentors to whom an open ask went so far, each with the ask that they got."""
        query = select(asks.c.mentor, asks.c.id).where(self._asks, asks.c.carried == carry)
        return {PersonId(row.mentor): row.id for row in self._connection.execute(query)}

    def step(self, carry: OpenAskId) -> str | None:
        """Return the id of the ask through which a mentor has an open ask now, or None."""
        now = (asks.c.carried == carry) & (asks.c.status == Status.WAITING)
        return self._connection.execute(select(asks.c.id).where(self._asks, now)).scalar_one_or_none()

    def asked_since(self, mentors: Iterable[PersonId], since: datetime) -> dict[PersonId, int]:
        """Return how often each of these mentors was asked since then, without those who were not asked."""
        theirs = asks.c.mentor.in_(tuple(mentors)) & (asks.c.sent_at >= since)
        query = select(asks.c.mentor, func.count()).where(self._asks, theirs)
        counted = self._connection.execute(query.group_by(asks.c.mentor))
        return {PersonId(row[0]): row[1] for row in counted}

    def _one(self, which: ColumnElement[bool]) -> OpenAsk | None:
        return self._first(_LATEST.where(which))

    def _first(self, which: Select[tuple[Any, ...]], **told: object) -> OpenAsk | None:
        row = self._connection.execute(which, {"here": self._community, **told}).one_or_none()
        return read_carry(row) if row else None


def read_carry(row: AnyRow) -> OpenAsk:
    """Return the open ask that a row holds."""
    return OpenAsk(
        id=OpenAskId(row.id),
        community=CommunityId(row.community),
        mentee=PersonId(row.mentee),
        kind=row.kind,
        question=row.question,
        words=row.words,
        unnamed=row.unnamed,
        state=OpenAskStatus(row.state),
        sent_at=row.sent_at,
        ends_at=row.ends_at,
        ended_at=row.ended_at,
        channel=row.channel,
        line=row.line,
        claim=row.claim,
        link=row.link,
    )
