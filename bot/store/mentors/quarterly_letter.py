"""A mentor's quarter: what they gave, to how many mentees, and the thanks that mentees chose to send."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, select

from bot.domain.asks.ask import Status
from bot.domain.common.ids import AskId, CommunityId, PersonId
from bot.store.tables import asks, thanks

HELPED = (Status.ACCEPTED, Status.ANSWERED)

MOST_THANKS = 5


@dataclass(frozen=True, slots=True)
class Given:
    """One ask that a mentor helped with: its kind and its mentee."""

    kind: str
    mentee: PersonId


class Seasons:
    """What the mentors of one community gave recently."""

    def __init__(self, connection: Connection, community: CommunityId) -> None:
        """Read inside this transaction, within this community."""
        self._connection = connection
        self._community = community

    def given(self, mentor: PersonId, *, since: datetime) -> list[Given]:
        """Return every ask that a mentor said yes to or answered since an instant (UTC)."""
        theirs = (asks.c.community == self._community) & (asks.c.mentor == mentor)
        helped = theirs & asks.c.status.in_(HELPED) & (asks.c.ended_at > since)
        rows = self._connection.execute(select(asks.c.kind, asks.c.mentee).where(helped))
        return [Given(row.kind, PersonId(row.mentee)) for row in rows]

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
