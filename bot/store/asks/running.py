"""The asks whose clocks run, and moving their dates."""

from sqlalchemy import Connection, select, update

from bot.domain.asks.ask import OPEN, Ask
from bot.domain.common.ids import CommunityId
from bot.store.asks.stored import read_ask
from bot.store.tables import asks


class RunningAsks:
    """The asks of one community that are to be answered."""

    def __init__(self, connection: Connection, community: CommunityId) -> None:
        """Read and write inside this transaction, within this community."""
        self._connection = connection
        self._mine = asks.c.community == community

    def every(self) -> list[Ask]:
        """Return every waiting or offered ask, the oldest first."""
        query = select(asks).where(self._mine, asks.c.status.in_(OPEN)).order_by(asks.c.sent_at, asks.c.id)
        return [read_ask(row) for row in self._connection.execute(query)]

    def move(self, new: Ask, *, was: Ask) -> bool:
        """Move the dates of an ask if its status and closing are as read; tell whether they were."""
        same = (asks.c.status == was.status) & (asks.c.closes_at == was.closes_at)
        dates = {"closes_at": new.closes_at, "remind_at": new.remind_at, "later_at": new.later_at}
        moved = update(asks).where(self._mine, asks.c.id == new.id, same).values(dates)
        return self._connection.execute(moved).rowcount == 1
