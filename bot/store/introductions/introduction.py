"""Warm introductions: which mentee would like one, which mentor a manager proposed, how it ended."""

from dataclasses import asdict
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, bindparam, select, update

from bot.domain.common.ids import AskId, CommunityId, IntroductionId, PersonId
from bot.domain.introductions.introduction import Introduction, Status
from bot.store.common import due
from bot.store.database import dialect
from bot.store.tables import introductions
from bot.store.tables.columns import HERE, NOW
from bot.store.tables.types import AnyRow

SHOWN = 50
"""How many introductions of one community are listed."""

GOING = (Status.WANTED, Status.PROPOSED, Status.OVER)

_OVER = introductions.c.stage.in_((Status.WANTED, Status.PROPOSED)) & (introductions.c.until <= NOW)
_FIRST = (
    select(introductions)
    .where(introductions.c.community == HERE)
    .order_by(introductions.c.until, introductions.c.at, introductions.c.id)
    .limit(1)
)
_LONGEST_OVER = _FIRST.where(_OVER)
_ONE = _FIRST.where(introductions.c.id == bindparam("introduction"))
_GOING_OF = _FIRST.where(introductions.c.person == bindparam("whose"), introductions.c.stage.in_(GOING))
_BEHIND = _FIRST.where(introductions.c.ask == bindparam("led_to"))

over_in = due.holding(introductions, _OVER)
"""Find every community with an introduction whose clock has run out."""


class Introductions:
    """The introductions of one community."""

    def __init__(self, connection: Connection, community: CommunityId) -> None:
        """Read and write inside this transaction, within this community."""
        self._connection = connection
        self._community = community

    def add(self, one: Introduction) -> bool:
        """Add a new introduction; tell whether it is new."""
        row = {**asdict(one), "community": self._community}
        return dialect.insert_new(self._connection, introductions, row)

    def get(self, introduction: str) -> Introduction | None:
        """Return an introduction by id, or None."""
        return self._first(_ONE, introduction=introduction)

    def going_of(self, person: PersonId) -> Introduction | None:
        """Return a mentee's introduction that has not ended, or None; a mentee has one at a time."""
        return self._first(_GOING_OF, whose=person)

    def behind(self, ask: str) -> Introduction | None:
        """Return the introduction that led to an ask, or None."""
        return self._first(_BEHIND, led_to=ask)

    def to_make(self) -> list[Introduction]:
        """Return every introduction that has not ended, the oldest first."""
        query = select(introductions).where(self._mine, introductions.c.stage.in_(GOING))
        rows = self._connection.execute(query.order_by(introductions.c.at, introductions.c.id).limit(SHOWN))
        return [_introduction(row) for row in rows]

    def change(self, new: Introduction, *, when: Status) -> bool:
        """Change an introduction if it still has this status (compare-and-swap); tell whether it had."""
        still = self._mine & (introductions.c.id == new.id) & (introductions.c.stage == when)
        names = ("kind", "stage", "until", "by", "mentor", "ask", "month")
        facts = {name: getattr(new, name) for name in names}
        return self._connection.execute(update(introductions).where(still).values(facts)).rowcount == 1

    def agreeing(self) -> list[Introduction]:
        """Return every proposal that waits for its mentee, the oldest first."""
        waiting = select(introductions).where(self._mine, introductions.c.stage == Status.PROPOSED)
        rows = self._connection.execute(waiting.order_by(introductions.c.at, introductions.c.id))
        return [_introduction(row) for row in rows]

    def proposed(self, mentor: PersonId) -> list[Introduction]:
        """Return every proposal of a mentor that waits for its mentee."""
        waiting = (introductions.c.mentor == mentor) & (introductions.c.stage == Status.PROPOSED)
        rows = self._connection.execute(select(introductions).where(self._mine, waiting))
        return [_introduction(row) for row in rows]

    def longest_over(self, now: datetime) -> Introduction | None:
        """Return the introduction whose deadline passed first, or None."""
        return self._first(_LONGEST_OVER, now=now)

    def _first(self, which: Select[tuple[Any, ...]], **told: object) -> Introduction | None:
        row = self._connection.execute(which, {"here": self._community, **told}).one_or_none()
        return _introduction(row) if row else None

    @property
    def _mine(self) -> ColumnElement[bool]:
        return introductions.c.community == self._community


def _introduction(row: AnyRow) -> Introduction:
    return Introduction(
        id=IntroductionId(row.id),
        community=CommunityId(row.community),
        person=PersonId(row.person),
        kind=row.kind,
        at=row.at,
        until=row.until,
        stage=Status(row.stage),
        by=PersonId(row.by) if row.by else None,
        mentor=PersonId(row.mentor) if row.mentor else None,
        ask=AskId(row.ask) if row.ask else None,
        month=row.month,
    )
