"""Passing it on: which mentees were asked to help others, what they said, and who may be asked next."""

from collections.abc import Collection
from dataclasses import asdict
from datetime import datetime
from typing import Final

from sqlalchemy import ColumnElement, Connection, Select, bindparam, exists, func, or_, select, update

from bot.domain.asks.ask import Status
from bot.domain.common.ids import AskId, CommunityId, OpenAskId, PersonId
from bot.domain.common.nudge_budget import NudgeKind
from bot.domain.common.people import Door
from bot.domain.mentorships.mentorship import Ending
from bot.domain.open_asks.open_ask import OpenAsk
from bot.domain.open_asks.open_ask import Status as OpenAskStatus
from bot.domain.passing_on.pass_it_on import AGAIN, LATELY, MOST_TIMES, SETTLED, Helped, Passing
from bot.domain.passing_on.pass_it_on import Status as PassingStatus
from bot.domain.safety.report_and_block import Status as Reported
from bot.store.database import dialect
from bot.store.open_asks.open_ask import read_carry
from bot.store.tables import (
    asks,
    carries,
    due_nudges,
    mentors,
    mentorships,
    offers,
    passings,
    reports,
)
from bot.store.tables.columns import HERE
from bot.store.tables.types import AnyRow

A_BATCH: Final = 200
"""Open asks that are read at once."""

MOST_HELPED: Final = 2000
"""Answered asks that an open ask is compared with at most, the latest first."""

MOST_FIELDS: Final = 1000

_PENDING = (due_nudges.c.kind == NudgeKind.ANSWER_ONE) & due_nudges.c.at.is_not(None)
_LAST_HELP = func.coalesce(mentorships.c.ended_at, asks.c.ended_at)
_OF = select(passings).where(passings.c.community == HERE, passings.c.person == bindparam("person"))


class Passings:
    """The people of one community who were asked to pass on the help that they got."""

    def __init__(self, connection: Connection, community: CommunityId) -> None:
        """Read and write inside this transaction, within this community."""
        self._connection = connection
        self._community = community

    def of(self, person: PersonId) -> Passing | None:
        """Return what a person was asked and said, or None where they were never asked."""
        which = {"here": self._community, "person": person}
        row = self._connection.execute(_OF, which).one_or_none()
        return _passing(row) if row else None

    def is_known(self, carry: OpenAskId) -> bool:
        """Tell whether a person was asked because of this open ask: one is, and no more."""
        this = exists().where(self._mine, passings.c.carry == carry)
        return bool(self._connection.execute(select(this)).scalar_one())

    def tell(self, new: Passing) -> None:
        """Record that a person is asked, for the first time or once more."""
        row = dialect.insert(self._connection, passings).values({**asdict(new), "community": self._community})
        again = {"ask": new.ask, "carry": new.carry, "at": new.at, "stage": new.stage, "times": new.times}
        newer = row.on_conflict_do_update(index_elements=["person"], set_=again, where=self._mine)
        self._connection.execute(newer)

    def change(self, new: Passing, *, when: PassingStatus) -> bool:
        """Change a person's answer if it still has this status (compare-and-swap); tell whether it had."""
        said = {"stage": new.stage, "at": new.at, "tells": new.tells, "travelled_at": new.travelled_at}
        still = self._this(new.person) & (passings.c.stage == when)
        return self._connection.execute(update(passings).where(still).values(said)).rowcount == 1

    def ready_for(self, carry: OpenAskId) -> list[PersonId]:
        """Return the people who opened a small door because of this open ask."""
        up = (passings.c.carry == carry) & (passings.c.stage == PassingStatus.UP)
        rows = self._connection.execute(select(passings.c.person).where(self._mine, up))
        return [PersonId(row.person) for row in rows]

    def waiting(self, kind: str, now: datetime) -> list[OpenAsk]:
        """Return open asks for a kind for which no person was or is planned to be asked, oldest first."""
        here = (carries.c.community == self._community) & (carries.c.kind == kind)
        going = (
            (carries.c.state == OpenAskStatus.CARRYING)
            & (carries.c.ends_at > now)
            & (carries.c.question != "")
        )
        planned = exists().where(_PENDING, due_nudges.c.ref == carries.c.id)
        told = exists().where(passings.c.carry == carries.c.id)
        query = select(carries).where(here, going, ~planned, ~told).order_by(carries.c.sent_at)
        return [read_carry(row) for row in self._connection.execute(query.limit(A_BATCH))]

    def helped(self, now: datetime, *, of: PersonId | None = None) -> list[Helped]:
        """Return the people who were helped three months to a year ago and may be asked, the latest first.

        It leaves out people whose question was erased, who have a card, were reported, or were asked before
        and did not say *Later*. `of` narrows it to one person, for whom a nudge may already be planned.
        """
        query = self._helped(now).where(_may_be_asked(now))
        query = query.where(~_is_planned()) if of is None else query.where(asks.c.mentee == of)
        rows = self._connection.execute(query.order_by(_LAST_HELP.desc(), asks.c.id).limit(MOST_HELPED))
        return [
            Helped(PersonId(row.mentee), AskId(row.id), PersonId(row.mentor), row.question, row.field or "")
            for row in rows
        ]

    def fields(self) -> list[str]:
        """Return every field of work of the community's mentors."""
        seen = (mentors.c.community == self._community) & (mentors.c.door != Door.DRAFT)
        query = select(mentors.c.field).where(seen, mentors.c.field != "").distinct()
        return list(self._connection.execute(query.limit(MOST_FIELDS)).scalars())

    def how_many_travelled(self, mentor: PersonId, *, since: datetime, without: Collection[PersonId]) -> int:
        """Return how many times a mentor heard since an instant (UTC) that their help was passed on."""
        theirs = (asks.c.mentor == mentor) & passings.c.person.not_in(tuple(without))
        heard = self._mine & (passings.c.travelled_at > since) & theirs
        count = select(func.count()).select_from(passings).join(asks, asks.c.id == passings.c.ask)
        return self._connection.execute(count.where(heard)).scalar_one()

    def _helped(self, now: datetime) -> Select[tuple[str, str, str, str, str]]:
        answered = (asks.c.status == Status.ANSWERED) & mentorships.c.id.is_(None)
        finished = mentorships.c.ending == Ending.TOGETHER
        query = select(asks.c.id, asks.c.mentee, asks.c.mentor, asks.c.question, mentors.c.field)
        joined = query.outerjoin(mentorships, mentorships.c.ask == asks.c.id)
        with_field = joined.outerjoin(mentors, mentors.c.person == asks.c.mentor)
        here = (asks.c.community == self._community) & (asks.c.question != "")
        when = _LAST_HELP.between(now - LATELY, now - SETTLED)
        return with_field.where(here, or_(answered, finished), when)

    @property
    def _mine(self) -> ColumnElement[bool]:
        return passings.c.community == self._community

    def _this(self, person: PersonId) -> ColumnElement[bool]:
        return self._mine & (passings.c.person == person)


def _may_be_asked(now: datetime) -> ColumnElement[bool]:
    own = mentors.alias()
    begun = exists().where(own.c.person == asks.c.mentee, own.c.door != Door.DRAFT)
    chosen = exists().where(offers.c.mentor == asks.c.mentee)
    looked_into = (reports.c.stage != Reported.CLOSED) | reports.c.apart
    reported = exists().where(reports.c.about == asks.c.mentee, looked_into)
    may_again = (
        (passings.c.stage == PassingStatus.LATER)
        & (passings.c.times < MOST_TIMES)
        & (passings.c.at <= now - AGAIN)
    )
    had = exists().where(passings.c.person == asks.c.mentee, ~may_again)
    return ~begun & ~chosen & ~reported & ~had


def _is_planned() -> ColumnElement[bool]:
    return exists().where(_PENDING, due_nudges.c.person == asks.c.mentee)


def _passing(row: AnyRow) -> Passing:
    return Passing(
        person=PersonId(row.person),
        community=CommunityId(row.community),
        ask=AskId(row.ask),
        carry=OpenAskId(row.carry),
        at=row.at,
        stage=PassingStatus(row.stage),
        times=row.times,
        tells=row.tells,
        travelled_at=row.travelled_at,
    )
