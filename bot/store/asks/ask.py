"""Asks. A status changes by compare-and-swap: only from the status that the caller has read."""

from collections.abc import Iterable
from datetime import UTC, datetime
from itertools import takewhile
from typing import Any

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Connection,
    Select,
    bindparam,
    func,
    insert,
    select,
    update,
)

from bot.domain.asks.ask import LEFT, OPEN, TAKEN_UP, Ask, Status
from bot.domain.asks.noes import A_NO, ANSWERS, NO_HELP
from bot.domain.asks.standing import Between
from bot.domain.common.ids import AskId, CommunityId, PersonId
from bot.store.asks.stored import read_ask
from bot.store.common import due
from bot.store.common.themselves import themselves
from bot.store.database.read_once import read_once
from bot.store.tables import asks
from bot.store.tables.columns import HERE, NOW, one_of
from bot.store.tables.types import columns_of

MOST_NOES = 10
"""Noes in a row are counted up to this number; from the third on, the mentee is offered a person's help."""

_HERE = asks.c.community == HERE
_OF_TWO = (asks.c.mentee == bindparam("mentee")) & (asks.c.mentor == bindparam("mentor"))
_HELPED = one_of(asks.c.status, (Status.ACCEPTED, Status.ANSWERED))
_COUNTED = select(func.count()).select_from(asks).where(_HERE)

_ONE = select(asks).where(_HERE, asks.c.id == bindparam("ask"))
_ADDED = insert(asks)
_CHANGED = update(asks).where(_HERE, asks.c.id == bindparam("ask"), asks.c.status == bindparam("was"))
HIDDEN = (asks.c.carried != "") & (asks.c.first_kind == "") & ~one_of(asks.c.status, TAKEN_UP)
"""The condition that the mentee must not know which mentor got the ask (`Ask.is_hidden`)."""

FAREWELL = (asks.c.status == Status.CLOSED) & (asks.c.reason == LEFT)
"""The condition that an ask closed because its mentor left: that is no answer of theirs."""

_LATEST = select(asks).where(_HERE, _OF_TWO, ~HIDDEN).order_by(asks.c.sent_at.desc()).limit(1)
_OF_MENTEE = (
    select(asks)
    .where(_HERE, asks.c.mentee == bindparam("mentee"), ~HIDDEN)
    .order_by(~one_of(asks.c.status, OPEN), asks.c.status != Status.OFFERED, asks.c.sent_at.desc())
    .limit(bindparam("most"))
)
_WAITING = _COUNTED.where(asks.c.mentee == bindparam("mentee"), one_of(asks.c.status, OPEN))
_WAITING_FOR = (
    select(asks)
    .where(_HERE, asks.c.mentor == bindparam("mentor"), asks.c.status == Status.WAITING)
    .order_by(asks.c.sent_at)
)
_STILL_OPEN = (
    select(asks)
    .where(_HERE, asks.c.mentee == bindparam("mentee"), one_of(asks.c.status, OPEN), ~HIDDEN)
    .where((asks.c.kind == bindparam("kind")) | (asks.c.first_kind == bindparam("kind")))
    .order_by(asks.c.sent_at)
)
_BEFORE = _COUNTED.where(
    asks.c.mentor == bindparam("mentor"),
    asks.c.kind == bindparam("kind"),
    asks.c.month == bindparam("month"),
    one_of(asks.c.status, (*OPEN, Status.ACCEPTED, Status.ANSWERED)),
    asks.c.sent_at < bindparam("sent_at"),
)
# Those who erased themselves and came back are the same two people.
_STANDING = (
    select(asks.c.status, func.max(asks.c.ended_at))
    .where(_HERE, asks.c.mentee.in_(themselves("mentee")), asks.c.mentor.in_(themselves("mentor")), ~FAREWELL)
    .group_by(asks.c.status)
)
_KNOWN_STANDING = _STANDING.where(~HIDDEN)
_HELPED_BY = select(asks.c.mentor).where(_HERE, asks.c.mentee == bindparam("mentee"), _HELPED).distinct()
_ANSWERED_IN = select(asks.c.mentor, asks.c.sent_at, asks.c.ended_at).where(
    _HERE,
    asks.c.mentor.in_(bindparam("mentors", expanding=True)),
    asks.c.ended_at >= bindparam("since"),
    one_of(asks.c.status, ANSWERS),
)
_ANSWERS_OF = (
    select(asks.c.status)
    .where(
        _HERE,
        asks.c.mentor == bindparam("mentor"),
        one_of(asks.c.status, ANSWERS),
        asks.c.ended_at > bindparam("since"),
    )
    .order_by(asks.c.ended_at.desc())
    .limit(bindparam("most"))
)
_OVER = one_of(asks.c.status, OPEN) & (asks.c.closes_at <= NOW)
_LONGEST_OVER = select(asks).where(_HERE, _OVER).order_by(asks.c.closes_at, asks.c.sent_at).limit(1)
EVER = datetime(2000, 1, 1, tzinfo=UTC)
"""An instant before any ask."""


class Asks:
    """The asks of one community."""

    def __init__(self, connection: Connection, community: CommunityId) -> None:
        """Read and write inside this transaction, within this community."""
        self._connection = connection
        self._community = community
        self._read: dict[str, Ask | None] = {}

    @property
    def _mine(self) -> ColumnElement[bool]:
        return asks.c.community == self._community

    def get(self, ask: str) -> Ask | None:
        """Return an ask by id, or None where this community has none of that id."""
        return read_once(self._connection, self._read, ask, lambda: self._first(_ONE, ask=ask))

    def add(self, ask: Ask) -> None:
        """Add a new ask; until this transaction changes it, it need not be read."""
        self._connection.execute(_ADDED, columns_of(ask))
        self._read[ask.id] = ask

    def change(self, new: Ask, *, when: Status) -> bool:
        """Change an ask if it still has this status; tell whether it had."""
        self._read.pop(new.id, None)
        still = {"here": self._community, "ask": new.id, "was": when}
        done = self._connection.execute(_CHANGED, {**columns_of(new), **still})
        return done.rowcount == 1

    def open(self, ask: str, now: datetime) -> None:
        """Record that the mentor has opened an ask; only the first time counts."""
        self._read.pop(ask, None)
        first = (asks.c.id == ask) & asks.c.opened_at.is_(None)
        self._connection.execute(update(asks).where(self._mine, first).values(opened_at=now))

    def reword(self, ask: AskId, question: str) -> bool:
        """Reword a waiting ask if the mentor has not opened it yet; tell whether it was done."""
        self._read.pop(ask, None)
        unseen = (asks.c.id == ask) & (asks.c.status == Status.WAITING) & asks.c.opened_at.is_(None)
        done = self._connection.execute(update(asks).where(self._mine, unseen).values(question=question))
        return done.rowcount == 1

    def show_name(self, ask: AskId) -> bool:
        """Show the mentor of an unnamed ask who the mentee is; tell whether the name was hidden before."""
        self._read.pop(ask, None)
        unnamed = (asks.c.id == ask) & asks.c.unnamed
        done = self._connection.execute(update(asks).where(self._mine, unnamed).values(unnamed=False))
        return done.rowcount == 1

    def still_open(self, mentee: PersonId, kind: str) -> list[Ask]:
        """Return a mentee's open asks that first asked for this kind, oldest first."""
        return self._list(_STILL_OPEN, mentee=mentee, kind=kind)

    def of_mentee(self, mentee: PersonId, *, limit: int = 10) -> list[Ask]:
        """Return a mentee's asks, the open ones first, then the latest."""
        return self._list(_OF_MENTEE, mentee=mentee, most=limit)

    def latest(self, mentee: PersonId, mentor: PersonId) -> Ask | None:
        """Return the latest ask between two people that the mentee knows of, or None."""
        return self._first(_LATEST, mentee=mentee, mentor=mentor)

    def how_many_waiting(self, mentee: PersonId) -> int:
        """Return how many asks a mentee has open."""
        return self._connection.execute(_WAITING, self._of(mentee=mentee)).scalar_one()

    def rank(self, ask: Ask) -> int:
        """Return the number of an ask among those that hold or held a place of its kind and month, from 1."""
        same = self._of(mentor=ask.mentor, kind=ask.kind, month=ask.month, sent_at=ask.sent_at)
        return self._connection.execute(_BEFORE, same).scalar_one() + 1

    def waiting_for(self, mentor: PersonId) -> list[Ask]:
        """Return the asks that wait for a mentor, oldest first."""
        return self._list(_WAITING_FOR, mentor=mentor)

    def answers_of(self, mentor: PersonId, *, since: datetime | None, limit: int) -> list[Status]:
        """Return how a mentor answered their last asks, the latest first."""
        which = {"here": self._community, "mentor": mentor, "since": since or EVER, "most": limit}
        return [Status(row.status) for row in self._connection.execute(_ANSWERS_OF, which)]

    def to_recall(self, until: datetime, *, limit: int = 1) -> list[PersonId]:
        """Return the mentors whose reminders are due by an instant, the longest overdue first."""
        longest = func.min(asks.c.remind_at)
        query = select(asks.c.mentor).where(self._recalled(until)).group_by(asks.c.mentor)
        found = self._connection.execute(query.order_by(longest, asks.c.mentor).limit(limit))
        return [PersonId(mentor) for mentor in found.scalars()]

    def recalled(self, mentor: PersonId, until: datetime) -> list[Ask]:
        """Return the waiting asks of a mentor whose reminder is due by an instant, oldest first."""
        query = (
            select(asks)
            .where(self._recalled(until), asks.c.mentor == mentor)
            .order_by(asks.c.sent_at, asks.c.id)
        )
        return [read_ask(row) for row in self._connection.execute(query)]

    def remind(self, new: Ask, *, when: datetime) -> bool:
        """Change the reminder of a waiting ask if it was set to this instant; tell whether it was."""
        self._read.pop(new.id, None)
        still = (asks.c.id == new.id) & (asks.c.status == Status.WAITING) & (asks.c.remind_at == when)
        planned = {"remind_at": new.remind_at, "reminders": new.reminders}
        done = self._connection.execute(update(asks).where(self._mine, still).values(planned))
        return done.rowcount == 1

    def put_later(self, new: Ask) -> bool:
        """Move a reminder (and a closing) once; tell whether this was the first move."""
        self._read.pop(new.id, None)
        still = (asks.c.id == new.id) & (asks.c.status == Status.WAITING) & asks.c.later_at.is_(None)
        moved = {"remind_at": new.remind_at, "later_at": new.later_at, "closes_at": new.closes_at}
        done = self._connection.execute(update(asks).where(self._mine, still).values(moved))
        return done.rowcount == 1

    def noes_in_a_row(self, ask: Ask) -> int:
        """Return how many noes and closings in a row a mentee has had, counted back from this ask."""
        a_no = asks.c.status.in_(NO_HELP) & (asks.c.first_kind == "") & (asks.c.carried == "") & ~FAREWELL
        ends = a_no | asks.c.status.in_((Status.ACCEPTED, Status.ANSWERED))
        until = (asks.c.mentee == ask.mentee) & (asks.c.ended_at <= ask.ended_at) & ends
        latest = select(asks.c.status).where(self._mine, until).order_by(asks.c.ended_at.desc())
        found = self._connection.execute(latest.limit(MOST_NOES)).scalars()
        return sum(1 for _ in takewhile(NO_HELP.__contains__, found))

    def _recalled(self, until: datetime) -> ColumnElement[bool]:
        return self._mine & _is_recalled(until)

    def standing(self, mentee: PersonId, mentor: PersonId, *, hidden: bool = False) -> Between:
        """Return the asks between two people; with `hidden`, also those that the mentee does not know of."""
        standing = _STANDING if hidden else _KNOWN_STANDING
        rows = self._connection.execute(standing, self._of(mentee=mentee, mentor=mentor))
        latest: dict[str, datetime | None] = {row[0]: row[1] for row in rows}
        noes = [at for status, at in latest.items() if status in A_NO and at is not None]
        return Between(waiting=not OPEN.isdisjoint(latest), last_no=max(noes, default=None))

    def between(self, one: PersonId, other: PersonId) -> list[Ask]:
        """Return every ask of one of two people to the other that could still end, or has been answered."""
        forth = (asks.c.mentee == one) & (asks.c.mentor == other)
        back = (asks.c.mentee == other) & (asks.c.mentor == one)
        going = asks.c.status.in_((*OPEN, Status.ANSWERED))
        rows = self._connection.execute(select(asks).where(self._mine, forth | back, going))
        return [read_ask(row) for row in rows]

    def with_link(self, one: PersonId, other: PersonId) -> list[Ask]:
        """Return every ask of one of two people to the other that came with a link."""
        forth = (asks.c.mentee == one) & (asks.c.mentor == other)
        back = (asks.c.mentee == other) & (asks.c.mentor == one)
        rows = self._connection.execute(select(asks).where(self._mine, forth | back, asks.c.link != ""))
        return [read_ask(row) for row in rows]

    def others_of(self, person: PersonId) -> frozenset[PersonId]:
        """Return every person with whom this person has an ask that could still end, or that was answered."""
        theirs = (asks.c.mentee == person) | (asks.c.mentor == person)
        going = asks.c.status.in_((*OPEN, Status.ANSWERED))
        rows = self._connection.execute(select(asks.c.mentee, asks.c.mentor).where(self._mine, theirs, going))
        return frozenset(PersonId(one) for row in rows for one in row) - {person}

    def helped_by(self, mentee: PersonId) -> frozenset[PersonId]:
        """Return every mentor who accepted or answered an ask of this mentee."""
        rows = self._connection.execute(_HELPED_BY, self._of(mentee=mentee))
        return frozenset(PersonId(row.mentor) for row in rows)

    def answered_in(self, mentors: Iterable[PersonId], *, since: datetime) -> dict[PersonId, list[float]]:
        """Return for each mentor how many hours each of their answers since an instant took."""
        theirs = self._of(mentors=tuple(mentors), since=since)
        hours: dict[PersonId, list[float]] = {}
        for row in self._connection.execute(_ANSWERED_IN, theirs):
            hours.setdefault(PersonId(row.mentor), []).append(
                (row.ended_at - row.sent_at).total_seconds() / 3600
            )
        return hours

    def longest_over(self, now: datetime) -> Ask | None:
        """Return the open ask whose deadline passed first, or None where none has passed."""
        return self._first(_LONGEST_OVER, now=now)

    def _of(self, **told: object) -> dict[str, object]:
        return {"here": self._community, **told}

    def _first(self, which: Select[Any], **told: object) -> Ask | None:
        row = self._connection.execute(which, self._of(**told)).one_or_none()
        return read_ask(row) if row else None

    def _list(self, which: Select[Any], **told: object) -> list[Ask]:
        return [read_ask(row) for row in self._connection.execute(which, self._of(**told))]


def _is_recalled(until: datetime | BindParameter[datetime]) -> ColumnElement[bool]:
    # What is past its day is closed soon, whichever tick is first: nobody is reminded of it.
    return (asks.c.status == Status.WAITING) & (asks.c.remind_at <= until) & (asks.c.closes_at > until)


over_in = due.of_rows(asks, _OVER)
"""Find every community with an open ask whose clock has run out."""

recalled_in = due.of_rows(asks, _is_recalled(NOW))
"""Find every community with a waiting ask whose reminder is due."""
