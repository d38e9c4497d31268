"""The help that mentors gave, as far as it is known to have happened, and the thanks that mentees sent."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, Select, exists, select, union_all

from bot.domain.asks.ask import Status
from bot.domain.common.ids import AskId, CommunityId, PersonId
from bot.domain.mentorships.met import Met
from bot.store.tables import asks, meetings, meetings_held, mentorships, thanks

MOST_THANKS = 5


@dataclass(frozen=True, slots=True)
class Given:
    """One written answer or one meeting: the kind of help, and its mentee."""

    kind: str
    mentee: PersonId


class Seasons:
    """What the mentors of one community gave."""

    def __init__(self, connection: Connection, community: CommunityId) -> None:
        """Read inside this transaction, within this community."""
        self._connection = connection
        self._community = community

    def given(self, mentor: PersonId, *, since: datetime, now: datetime) -> list[Given]:
        """Return each written answer and each meeting of a mentor after `since` and up to `now` (UTC).

        A yes alone is no help yet. A meeting counts once either of the two confirms it, or once the time
        that they chose has passed and neither says that it did not happen.
        """
        rows = union_all(
            *(
                one.with_only_columns(one.selected_columns.kind, one.selected_columns.mentee).where(
                    one.selected_columns.mentor == mentor
                )
                for one in help_that_happened(self._community, since=since, now=now)
            )
        )
        return [Given(row.kind, PersonId(row.mentee)) for row in self._connection.execute(rows)]

    def thanks(
        self, mentor: PersonId, *, since: datetime, without: Collection[PersonId]
    ) -> list[tuple[AskId, str]]:
        """Return the latest thanks sent since an instant (UTC), by ask, without excluded people's."""
        theirs = (thanks.c.community == self._community) & (thanks.c.mentor == mentor)
        sent = (
            theirs & (thanks.c.at > since) & (thanks.c.words != "") & thanks.c.mentee.not_in(tuple(without))
        )
        query = select(thanks.c.ask, thanks.c.words).where(sent).order_by(thanks.c.at.desc())
        rows = self._connection.execute(query.limit(MOST_THANKS))
        return [(AskId(row.ask), row.words) for row in rows]


def help_that_happened(
    community: CommunityId, *, since: datetime, now: datetime
) -> tuple[Select[tuple[str, str, str]], ...]:
    """Return the queries of the help that happened after `since` and up to `now` (UTC), by how it is known.

    Each has the columns `kind`, `mentee` and `mentor`. A yes alone is no help yet. A meeting counts once
    either of the two confirms it, or once the time that they chose has passed and neither says that it did
    not happen.
    """
    answered = select(asks.c.kind, asks.c.mentee, asks.c.mentor).where(
        asks.c.community == community,
        asks.c.status == Status.ANSWERED,
        asks.c.ended_at > since,
        asks.c.ended_at <= now,
    )
    confirmed = select(mentorships.c.kind, mentorships.c.mentee, meetings_held.c.mentor).where(
        meetings_held.c.community == community,
        meetings_held.c.mentorship == mentorships.c.id,
        meetings_held.c.at > since,
        meetings_held.c.at <= now,
    )
    same = (meetings_held.c.mentorship == mentorships.c.id) & (
        meetings_held.c.settled == mentorships.c.settled
    )
    denied = (meetings.c.mentorship == mentorships.c.id) & (meetings.c.met == Met.NOT_YET)
    passed = select(mentorships.c.kind, mentorships.c.mentee, mentorships.c.mentor).where(
        mentorships.c.community == community,
        mentorships.c.meets_at > since,
        mentorships.c.meets_at <= now,
        ~exists().where(same),
        ~exists().where(denied),
    )
    return answered, confirmed, passed
