"""What stands between one mentee and several mentors: an open ask, or a no of late."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from sqlalchemy import Connection, bindparam, func, select

from bot.domain.asks.ask import OPEN
from bot.domain.asks.noes import A_NO
from bot.domain.asks.standing import Between
from bot.domain.common.ids import AskId, CommunityId, PersonId
from bot.store.asks.ask import FAREWELL, HIDDEN
from bot.store.common.themselves import themselves
from bot.store.tables import asks, people
from bot.store.tables.columns import HERE, one_of

_NOW = func.coalesce(people.c.back_as, people.c.id).label("mentor")
_STANDING = (
    select(_NOW, asks.c.status, func.max(asks.c.ended_at).label("at"), func.max(asks.c.id).label("ask"))
    .join(people, people.c.id == asks.c.mentor)
    .where(
        asks.c.community == HERE,
        asks.c.mentee.in_(themselves("mentee")),
        one_of(asks.c.status, (*OPEN, *A_NO)),
        ~HIDDEN,
        ~FAREWELL,
    )
    .group_by(_NOW, asks.c.status)
)


_ASKED_BY = (
    select(_NOW)
    .distinct()
    .join_from(asks, people, people.c.id == asks.c.mentor)
    .where(asks.c.community == HERE, asks.c.mentee.in_(themselves("mentee")))
)


_NOES = (
    select(asks.c.id)
    .where(asks.c.community == HERE, asks.c.mentee == bindparam("mentee"), asks.c.id != bindparam("but"))
    .where(one_of(asks.c.status, A_NO), asks.c.ended_at > bindparam("since"), ~HIDDEN)
    .order_by(asks.c.sent_at.desc())
    .limit(bindparam("most"))
)


class Standings:
    """What stands between the people of one community."""

    def __init__(self, connection: Connection, community: CommunityId) -> None:
        """Read inside this transaction, within this community."""
        self._connection = connection
        self._community = community

    def asked_by(self, mentee: PersonId) -> frozenset[PersonId]:
        """Return every mentor whom a mentee has asked so far."""
        rows = self._connection.execute(_ASKED_BY, {"here": self._community, "mentee": mentee})
        return frozenset(map(PersonId, rows.scalars()))

    def noes(self, mentee: PersonId, *, since: datetime, but: AskId, limit: int) -> list[AskId]:
        """Return a mentee's asks but one that ended with a no since an instant (UTC), the latest first."""
        which = {"here": self._community, "mentee": mentee, "since": since, "but": but, "most": limit}
        return [AskId(one) for one in self._connection.execute(_NOES, which).scalars()]

    def of(self, mentee: PersonId, mentors: Iterable[PersonId]) -> dict[PersonId, Between]:
        """Return what stands between a mentee and each of these mentors, as far as the mentee knows."""
        wanted, which = frozenset(mentors), {"here": self._community, "mentee": mentee}
        found: dict[PersonId, Between] = {}
        # A person has few asks, and a list of mentors within a statement costs more than reading them all.
        for row in self._connection.execute(_STANDING, which):
            mentor = PersonId(row.mentor)
            if mentor not in wanted:
                continue
            stands = found.get(mentor, Between())
            if row.status in OPEN:
                found[mentor] = replace(stands, waiting=True, open_ask=row.ask)
            else:
                noes = (at for at in (stands.last_no, row.at) if at is not None)
                found[mentor] = replace(stands, last_no=max(noes, default=None))
        return found
