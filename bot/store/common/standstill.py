"""What a standstill owes to people: every date that waited for an answer moves later by as much."""

import math
from collections.abc import Iterator
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Connection, Table, or_, select, true, update

from bot.domain.answers import thanks as follow_up
from bot.domain.asks import ask
from bot.domain.asks.human_help import HelpStatus
from bot.domain.common.ids import CommunityId
from bot.domain.introductions import introduction
from bot.domain.mentors import first_door
from bot.domain.open_asks import open_ask
from bot.domain.safety import report_and_block
from bot.store.database import dialect
from bot.store.tables import (
    approvals,
    asks,
    carries,
    due_nudges,
    endings,
    follow_ups,
    hands,
    introductions,
    meetings,
    outbox,
    reports,
    wishes,
)

A_DAY = timedelta(days=1)

PENDING, STANDS = "pending", ("pending", "sent")
"""Statuses of rows of the outbox, whose own module is above this one: the one to draw, and those of cards."""

OPEN_INTRODUCTIONS = (introduction.Status.WANTED, introduction.Status.PROPOSED)

WAITING: dict[Table, tuple[ColumnElement[bool], tuple[str, ...]]] = {
    asks: (asks.c.status.in_(ask.OPEN), ("closes_at", "remind_at", "later_at")),
    carries: (carries.c.state == open_ask.Status.CARRYING, ("ends_at",)),
    follow_ups: (follow_ups.c.state == follow_up.Status.WAITING, ("closes_at",)),
    hands: (hands.c.reach == HelpStatus.WAITING, ("until",)),
    introductions: (introductions.c.stage.in_(OPEN_INTRODUCTIONS), ("until",)),
    approvals: (approvals.c.stands == first_door.Status.WAITING, ("until",)),
    reports: (reports.c.stage != report_and_block.Status.CLOSED, ("answer_by", "remind_at")),
    endings: (true(), ("due_at",)),
    meetings: (true(), ("ask_at",)),
    due_nudges: (true(), ("at", "until")),
    wishes: (true(), ("not_before",)),
}
"""For each table with dates that wait for a person: which of its rows do, and which of their columns.

The time that two people chose for a talk is theirs, and stays.
"""

_SHOWN = (asks, carries, hands, introductions, approvals)
"""The tables whose rows stand on cards with their dates, by their id."""


def make_up_for(connection: Connection, community: CommunityId, stood: timedelta, now: datetime) -> None:
    """Move every date that waits in a community later by as many days as it stood, begun ones too.

    Whole days, so that each keeps its hour; and the cards that show a date are drawn anew.
    """
    days = math.ceil(stood / A_DAY)
    _draw_again(connection, community, now)
    for table, (waits, columns) in WAITING.items():
        moved = {name: dialect.days_later(connection, table.c[name], days) for name in columns}
        here = table.c.community == community
        connection.execute(update(table).where(here, waits).values(moved))


def _draw_again(connection: Connection, community: CommunityId, now: datetime) -> None:
    about = or_(*(outbox.c.ref.in_(ids) for ids in _ids(community)))
    sent = (outbox.c.community == community) & outbox.c.sent_to.is_not(None) & outbox.c.state.in_(STANDS)
    again = {"version": outbox.c.version + 1, "state": PENDING, "attempts": 0, "due_at": now}
    connection.execute(update(outbox).where(sent, about).values(again))


def _ids(community: CommunityId) -> Iterator[ColumnElement[str]]:
    for table in _SHOWN:
        waits, _ = WAITING[table]
        yield select(table.c.id).where(table.c.community == community, waits).scalar_subquery()
    waits, _ = WAITING[follow_ups]
    yield select(follow_ups.c.ask).where(follow_ups.c.community == community, waits).scalar_subquery()
