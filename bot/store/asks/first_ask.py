"""First asks: how other mentors' first ask ended, which is shown with a mentor's own first ask."""

from sqlalchemy import Connection, func, select

from bot.domain.asks.ask import Status
from bot.domain.common.ids import CommunityId, PersonId
from bot.store.tables import asks

HELPED = (Status.ACCEPTED, Status.ANSWERED)
ENDED = (*HELPED, Status.DECLINED, Status.CLOSED, Status.NOT_NEEDED)


class FirstAsks:
    """The first asks of one community's mentors."""

    def __init__(self, connection: Connection, community: CommunityId) -> None:
        """Read inside this transaction, within this community."""
        self._connection = connection
        self._mine = asks.c.community == community

    def how_many(self, mentor: PersonId) -> int:
        """Return how often a mentor was asked, counted up to two: one means that it is their first ask."""
        query = select(asks.c.id).where(self._mine, asks.c.mentor == mentor).limit(2)
        return len(self._connection.execute(query).all())

    def of_others(self, mentor: PersonId) -> tuple[int, int]:
        """Return how many other mentors' first ask has ended, and how many of those with help."""
        others = self._mine & (asks.c.mentor != mentor)
        first = select(asks.c.mentor, func.min(asks.c.sent_at).label("at")).where(others)
        each = first.group_by(asks.c.mentor).subquery()
        same = (asks.c.mentor == each.c.mentor) & (asks.c.sent_at == each.c.at)
        ended = select(asks.c.status, func.count()).join(each, same).where(others, asks.c.status.in_(ENDED))
        counted = {row.status: row[1] for row in self._connection.execute(ended.group_by(asks.c.status))}
        return sum(counted.values()), sum(counted.get(status, 0) for status in HELPED)
