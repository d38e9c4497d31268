"""People to plan a nudge for: mentors with an open door, people who only search, people with two noes."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, bindparam, exists, func, select

from bot.domain.asks.ask import OPEN, TAKEN_UP, Status
from bot.domain.asks.noes import NO_HELP
from bot.domain.common.ids import CommunityId, PersonId
from bot.domain.common.nudge_budget import NudgeKind
from bot.domain.common.people import Door
from bot.domain.search.matching import HELLO
from bot.store.tables import asks, due_nudges, lookings, mentors, mentorships, people
from bot.store.tables.columns import HERE
from bot.store.tables.types import Instant

A_BATCH = 100
"""People in one transaction, so that the writer is soon free again."""

_THEIRS = (asks.c.community == HERE) & (asks.c.mentee == bindparam("person"))
_OPENED = (mentors.c.community == HERE) & (mentors.c.person == bindparam("person"))
_ASKED_OR_OPEN = select(exists().where(_THEIRS) | exists().where(_OPENED, mentors.c.door == Door.OPEN))
_ANY_OPEN = select(exists().where(_THEIRS, asks.c.status.in_(OPEN)))
_LAST_TWO = (
    select(asks.c.status)
    .where(_THEIRS, (asks.c.carried == "") | asks.c.status.in_(TAKEN_UP), asks.c.ended_at.is_not(None))
    .order_by(asks.c.ended_at.desc())
    .limit(2)
)


def _planned(person: ColumnElement[str]) -> ColumnElement[bool]:
    same = (due_nudges.c.kind == bindparam("kind")) & (due_nudges.c.ref == bindparam("ref"))
    return exists().where(due_nudges.c.person == person, same)


def _between(latest: ColumnElement[Any]) -> ColumnElement[bool]:
    return latest.between(bindparam("since", type_=Instant()), bindparam("until", type_=Instant()))


def _only_looked() -> Select[str, datetime]:
    searched = ~lookings.c.id.startswith(f"{HELLO}_", autoescape=True)
    asked = exists().where(asks.c.mentee == lookings.c.person)
    mentor = exists().where(mentors.c.person == lookings.c.person, mentors.c.door == Door.OPEN)
    latest = func.max(lookings.c.at)
    query = select(lookings.c.person, latest.label("at")).where(lookings.c.community == HERE, searched)
    fits = query.where(~asked, ~mentor, ~_planned(lookings.c.person)).group_by(lookings.c.person)
    return fits.having(_between(latest)).order_by(lookings.c.person).limit(A_BATCH)


def _declined() -> Select[str, datetime]:
    # The steps of an open ask are one ask to its mentee, who hears of none of them.
    noes = asks.c.status.in_(NO_HELP) & (asks.c.first_kind == "") & (asks.c.carried == "")
    other = asks.alias()
    waits = exists().where(other.c.mentee == asks.c.mentee, other.c.status.in_(OPEN))
    touch = exists().where(mentorships.c.mentee == asks.c.mentee)
    # An erased person has no name left, and gets no nudge.
    here_still = exists().where(people.c.id == asks.c.mentee, people.c.name != "")
    latest = func.max(asks.c.ended_at)
    query = select(asks.c.mentee, latest.label("at")).where(asks.c.community == HERE, noes)
    fits = query.where(~waits, ~touch, ~_planned(asks.c.mentee), here_still).group_by(asks.c.mentee)
    return fits.having(_between(latest), func.count() > 1).order_by(asks.c.mentee).limit(A_BATCH)


_DOORS_WITHOUT = (
    select(mentors.c.person, mentors.c.since)
    .where(mentors.c.community == HERE, mentors.c.door == Door.OPEN, ~_planned(mentors.c.person))
    .order_by(mentors.c.person)
    .limit(A_BATCH)
)
_ONLY_LOOKED = _only_looked()
_DECLINED = _declined()


@dataclass(frozen=True, slots=True)
class Candidate:
    """A person, and since when the reason for the nudge holds (UTC); None where that was not recorded."""

    person: PersonId
    at: datetime | None


class Planning:
    """The people of one community for whom a nudge has yet to be planned."""

    def __init__(self, connection: Connection, community: CommunityId) -> None:
        """Read inside this transaction, within this community."""
        self._connection = connection
        self._community = community

    def doors_without(self, kind: NudgeKind) -> list[Candidate]:
        """Return a batch of mentors with an open door for whom this kind of nudge was never planned."""
        rows = self._connection.execute(_DOORS_WITHOUT, {"here": self._community, "kind": kind, "ref": ""})
        return [Candidate(PersonId(row.person), row.since) for row in rows]

    def only_looked(self, ref: str, *, since: datetime, until: datetime) -> list[Candidate]:
        """Return people who last searched between two instants and never asked, and have no open door."""
        rows = self._connection.execute(_ONLY_LOOKED, self._pushed(ref, since, until))
        return [Candidate(PersonId(row.person), row.at) for row in rows]

    def declined(self, ref: str, *, since: datetime, until: datetime) -> list[Candidate]:
        """Return people with two noes or more, the last between two instants, and nothing open or running."""
        rows = self._connection.execute(_DECLINED, self._pushed(ref, since, until))
        return [Candidate(PersonId(row.mentee), row.at) for row in rows]

    def _pushed(self, ref: str, since: datetime, until: datetime) -> dict[str, object]:
        push = {"kind": NudgeKind.PUSH, "ref": ref}
        return {"here": self._community, "since": since, "until": until, **push}

    def still_only_looks(self, person: PersonId) -> bool:
        """Tell whether a person has asked no mentor so far and is no mentor."""
        theirs = {"here": self._community, "person": person}
        return not self._connection.execute(_ASKED_OR_OPEN, theirs).scalar_one()

    def was_ever_asked(self, mentor: PersonId) -> bool:
        """Tell whether anybody has ever asked a mentor."""
        asked = exists().where(asks.c.community == self._community, asks.c.mentor == mentor)
        return bool(self._connection.execute(select(asked)).scalar_one())

    def last_answer(self, mentor: PersonId) -> datetime | None:
        """Return when a mentor last answered an ask, whatever they said (UTC), or None."""
        theirs = (asks.c.community == self._community) & (asks.c.mentor == mentor)
        said = theirs & asks.c.status.in_(
            (Status.ACCEPTED, Status.ANSWERED, Status.DECLINED, Status.NOT_NEEDED)
        )
        latest = select(asks.c.ended_at).where(said, asks.c.ended_at.is_not(None))
        found = self._connection.execute(latest.order_by(asks.c.ended_at.desc()).limit(1)).one_or_none()
        return found.ended_at if found else None

    def noes_of_late(self, mentee: PersonId) -> bool:
        """Tell whether a mentee's last two ended asks were noes, and none of their asks is open."""
        theirs = {"here": self._community, "person": mentee}
        if self._connection.execute(_ANY_OPEN, theirs).scalar_one():
            return False
        said = self._connection.execute(_LAST_TWO, theirs).scalars().all()
        return len(said) == 2 and all(status in NO_HELP for status in said)  # noqa: PLR2004 - twice
