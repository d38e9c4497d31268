"""When each mentor was last asked about their door, and why."""

from datetime import datetime
from functools import cache

from sqlalchemy import Connection, Insert, bindparam, select, update

from bot.domain.common.ids import AskId, CommunityId, PersonId
from bot.domain.mentors.card import Occasion, Reply, RestOffer
from bot.store.database import dialect
from bot.store.tables import rest_offers
from bot.store.tables.columns import HERE
from bot.store.tables.types import AnyRow

_LATEST = select(rest_offers).where(
    rest_offers.c.community == HERE, rest_offers.c.mentor == bindparam("mentor")
)


@cache
def _offering(database: str) -> Insert:
    row = dialect.insert_into(database, rest_offers)
    news = {name: row.excluded[name] for name in ("ask", "at", "reply", "why")}
    return row.on_conflict_do_update(
        index_elements=["mentor"], set_=news, where=rest_offers.c.community == HERE
    )


class RestOffers:
    """The questions to one community's mentors about their doors, cached until this transaction asks."""

    def __init__(self, connection: Connection, community: CommunityId, now: datetime) -> None:
        """Read and write inside this transaction, within this community."""
        self._connection = connection
        self._community = community
        self._now = now
        self._read: dict[PersonId, RestOffer | None] = {}

    def latest(self, mentor: PersonId) -> RestOffer | None:
        """Return the last time that a mentor was asked about their door, or None where they never were."""
        if mentor not in self._read:
            row = self._connection.execute(_LATEST, {"here": self._community, "mentor": mentor}).one_or_none()
            self._read[mentor] = _offered(row) if row else None
        return self._read[mentor]

    def offer(self, mentor: PersonId, ask: AskId, why: Occasion) -> None:
        """Record that a mentor is asked about their door after an ask, in place of any earlier record."""
        self._read[mentor] = RestOffer(ask, self._now, Reply.NONE, why)
        news = {"ask": ask, "at": self._now, "reply": Reply.NONE, "why": why}
        row = {"mentor": mentor, "community": self._community, **news, "here": self._community}
        self._connection.execute(_offering(self._connection.dialect.name), row)

    def reply(self, mentor: PersonId, ask: str, reply: Reply) -> bool:
        """Keep a mentor's reply if the question is still open; tell whether it was."""
        self._read.pop(mentor, None)
        mine = (rest_offers.c.community == self._community) & (rest_offers.c.mentor == mentor)
        open_ = (rest_offers.c.ask == ask) & (rest_offers.c.reply == Reply.NONE)
        said = update(rest_offers).where(mine, open_).values(reply=reply)
        return self._connection.execute(said).rowcount == 1


def _offered(row: AnyRow) -> RestOffer:
    return RestOffer(AskId(row.ask), row.at, Reply(row.reply), Occasion(row.why))
