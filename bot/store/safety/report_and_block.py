"""Blocks, reports, and the readers of reports."""

from collections.abc import Collection, Iterable
from dataclasses import asdict
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Connection, bindparam, delete, func, insert, select, update

from bot.domain.common.ids import CommunityId, PersonId
from bot.domain.safety.report_and_block import LAPSES_AFTER, Report, ReportId, Status, What, Why
from bot.store.common import due
from bot.store.database import dialect
from bot.store.people.returning import as_they_are_now
from bot.store.tables import apart, report_readers, reports
from bot.store.tables.columns import HERE, LONG_AGO, NOW
from bot.store.tables.types import AnyRow

MOST_LISTED = 500
"""The most reports that one list is made of."""

_APART_FROM = select(apart.c.person, apart.c.other).where(
    apart.c.community == HERE,
    (apart.c.person == bindparam("one")) | (apart.c.other == bindparam("one")),
)

_UNREAD = (reports.c.stage == Status.OPEN) & (reports.c.remind_at <= NOW)
_LAPSED = reports.c.stage.in_((Status.OPEN, Status.TAKEN)) & (reports.c.at <= LONG_AGO)
_OF_HERE = select(reports).where(reports.c.community == HERE).limit(1)
_LONGEST_UNREAD = _OF_HERE.where(_UNREAD).order_by(reports.c.remind_at)
_LONGEST_UNCLOSED = _OF_HERE.where(_LAPSED).order_by(reports.c.at)

unread_in = due.of_rows(reports, _UNREAD)
"""Find every community with a report that is to be told again."""

unclosed_in = due.of_rows(reports, _LAPSED, ago=LAPSES_AFTER)
"""Find every community with a report that nobody has closed in time."""


class Safety:
    """The safety of one community's people."""

    def __init__(self, connection: Connection, community: CommunityId, now: datetime) -> None:
        """Read and write inside this transaction, within this community."""
        self._connection = connection
        self._community = community
        self._now = now

    @property
    def _mine(self) -> ColumnElement[bool]:
        return apart.c.community == self._community

    @property
    def _reports(self) -> ColumnElement[bool]:
        return reports.c.community == self._community

    @property
    def _readers(self) -> ColumnElement[bool]:
        return report_readers.c.community == self._community

    def keep_apart(self, person: PersonId, other: PersonId, why: Why, *, unseen: str = "") -> PersonId:
        """Keep two people apart from now on, and return the other as they are now; it is idempotent.

        `unseen` is the ask without a name by which `person` blocks a person whose name they do not know.
        """
        now = as_they_are_now(self._connection, self._community, (person, other))
        row = {
            "person": now[person],
            "other": now[other],
            "why": why,
            "community": self._community,
            "at": self._now,
            "unseen": unseen,
        }
        dialect.insert_new(self._connection, apart, row)
        return now[other]

    def let(self, person: PersonId, other: PersonId, why: Why) -> None:
        """Remove one reason for which two people are kept apart."""
        now = as_they_are_now(self._connection, self._community, (other,))
        pair = (apart.c.person == person) & (apart.c.other == now[other]) & (apart.c.why == why)
        self._connection.execute(delete(apart).where(self._mine, pair))

    def apart_from(self, person: PersonId) -> frozenset[PersonId]:
        """Return every person from whom this person is kept apart, on either side's wish."""
        rows = self._connection.execute(_APART_FROM, {"here": self._community, "one": person})
        return frozenset(PersonId(row.other if row.person == person else row.person) for row in rows)

    def blocked_by(self, person: PersonId) -> dict[PersonId, str]:
        """Return whom this person blocked, the latest first, each with the ask without a name, or empty."""
        theirs = (apart.c.person == person) & (apart.c.why == Why.BLOCK)
        query = select(apart.c.other, apart.c.unseen).where(self._mine, theirs)
        rows = self._connection.execute(query.order_by(apart.c.at.desc()))
        return {PersonId(row.other): row.unseen for row in rows}

    def add(self, new: Report) -> None:
        """Keep a report."""
        now = as_they_are_now(self._connection, self._community, (new.about,))
        self._connection.execute(insert(reports).values({**asdict(new), "about": now[new.about]}))

    def how_many(self, by: PersonId, *, since: datetime) -> int:
        """Return how many reports a person has made since an instant (UTC)."""
        theirs = (reports.c.by == by) & (reports.c.at > since)
        query = select(func.count()).select_from(reports).where(self._reports, theirs)
        return self._connection.execute(query).scalar_one()

    def listed(self) -> list[Report]:
        """Return the reports of the daily list that no reader has taken yet, the oldest first."""
        waiting = reports.c.listed & (reports.c.stage == Status.OPEN)
        query = select(reports).where(self._reports, waiting).order_by(reports.c.at, reports.c.id)
        return [_report(row) for row in self._connection.execute(query.limit(MOST_LISTED))]

    def get(self, report: str) -> Report | None:
        """Return a report by id, or None where this community has none of that id."""
        query = select(reports).where(self._reports, reports.c.id == report)
        row = self._connection.execute(query).one_or_none()
        return _report(row) if row else None

    def latest(self, by: PersonId, about: PersonId) -> Report | None:
        """Return the latest report by one person about another, or None."""
        pair = (reports.c.by == by) & (reports.c.about == about)
        query = select(reports).where(self._reports, pair).order_by(reports.c.at.desc()).limit(1)
        row = self._connection.execute(query).one_or_none()
        return _report(row) if row else None

    def change(self, new: Report, *, when: Status) -> bool:
        """Change a report if it is still as it was read (compare-and-swap); tell whether it was."""
        still = (reports.c.id == new.id) & (reports.c.stage == when)
        done = self._connection.execute(update(reports).where(self._reports, still).values(asdict(new)))
        return done.rowcount == 1

    def taken_by(self, reader: PersonId) -> list[Report]:
        """Return the reports that a reader took and has not closed, the oldest first."""
        theirs = (reports.c.reader == reader) & (reports.c.stage == Status.TAKEN)
        query = select(reports).where(self._reports, theirs).order_by(reports.c.at, reports.c.id)
        return [_report(row) for row in self._connection.execute(query)]

    def open_with(self, person: PersonId) -> list[ReportId]:
        """Return the reports by or about a person that are not closed."""
        theirs = (reports.c.by == person) | (reports.c.about == person)
        query = select(reports.c.id).where(self._reports, theirs, reports.c.stage != Status.CLOSED)
        return [ReportId(one) for one in self._connection.execute(query.order_by(reports.c.id)).scalars()]

    def untaken(self) -> list[Report]:
        """Return the reports that no reader has taken yet, the oldest first."""
        query = select(reports).where(self._reports, reports.c.stage == Status.OPEN)
        return [_report(row) for row in self._connection.execute(query.order_by(reports.c.at, reports.c.id))]

    def longest_unread(self, now: datetime) -> Report | None:
        """Return the unread report that has waited longest for its repeated notice, or None."""
        row = self._connection.execute(_LONGEST_UNREAD, {"here": self._community, "now": now}).one_or_none()
        return _report(row) if row else None

    def longest_unclosed(self, now: datetime) -> Report | None:
        """Return the oldest report that nobody has closed in time, or None."""
        which = {"here": self._community, "long_ago": now - LAPSES_AFTER}
        row = self._connection.execute(_LONGEST_UNCLOSED, which).one_or_none()
        return _report(row) if row else None

    def readers(self) -> list[PersonId]:
        """Return the people who read reports: who was chosen, and agreed where they had to be asked."""
        return self._chosen(report_readers.c.agreed)

    def asked_to_read(self) -> list[PersonId]:
        """Return the people who were asked whether they would read reports, and have not answered."""
        return self._chosen(~report_readers.c.agreed)

    def _chosen(self, which: ColumnElement[bool]) -> list[PersonId]:
        chosen = select(report_readers.c.person).where(self._readers, which)
        query = chosen.order_by(report_readers.c.at, report_readers.c.person)
        return [PersonId(row.person) for row in self._connection.execute(query)]

    def choose_readers(self, chosen: Iterable[PersonId], asked: Collection[PersonId] = ()) -> None:
        """Replace the readers of reports by these people; those who are only `asked` do not read yet."""
        self._connection.execute(delete(report_readers).where(self._readers))
        for place, one in enumerate(chosen):
            # Apart by a microsecond, so that they stay in the order in which they were chosen.
            at = self._now + timedelta(microseconds=place)
            row = {"person": one, "community": self._community, "at": at, "agreed": one not in asked}
            self._connection.execute(insert(report_readers).values(row))

    def reads(self, person: PersonId) -> bool:
        """Keep that a person who was asked reads reports from now on; tell whether they had been asked."""
        theirs = self._readers & (report_readers.c.person == person)
        return self._connection.execute(update(report_readers).where(theirs).values(agreed=True)).rowcount > 0

    def stops_reading(self, person: PersonId) -> None:
        """Remove a person from the readers of reports."""
        theirs = report_readers.c.person == person
        self._connection.execute(delete(report_readers).where(self._readers, theirs))


def _report(row: AnyRow) -> Report:
    return Report(
        id=ReportId(row.id),
        community=CommunityId(row.community),
        by=PersonId(row.by),
        about=PersonId(row.about),
        subject=row.subject,
        what=What(row.what),
        words=row.words,
        danger=row.danger,
        shares=row.shares,
        at=row.at,
        answer_by=row.answer_by,
        remind_at=row.remind_at,
        stage=Status(row.stage),
        reader=PersonId(row.reader) if row.reader else None,
        apart=row.apart,
        said=row.said,
        closed_at=row.closed_at,
        listed=row.listed,
        by_name=row.by_name,
        about_name=row.about_name,
    )
