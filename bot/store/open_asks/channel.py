"""The mentors' channels of a community: the one that was chosen, and those before it."""

from dataclasses import asdict
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, insert, select, update

from bot.domain.common.ids import ChannelId, CommunityId
from bot.domain.common.notices import Notice, NoticeKind
from bot.domain.open_asks.channel import Channel, ChannelStatus
from bot.store.outbox.outbox import Status
from bot.store.tables import channels, outbox
from bot.store.tables.types import AnyRow

HELLO = Notice(NoticeKind.CHANNEL_HELLO, "").card
"""The name of the card by which it is seen whether we may write in a channel."""


class Channels:
    """The mentors' channels of one community."""

    def __init__(self, connection: Connection, community: CommunityId, now: datetime) -> None:
        """Read and write inside this transaction, within this community."""
        self._connection = connection
        self._now = now
        self._mine = channels.c.community == community

    def get(self, channel: str) -> Channel | None:
        """Return a channel by id, or None where this community has none of that id."""
        return self._one(channels.c.id == channel)

    def chosen(self) -> Channel | None:
        """Return the channel that is chosen just now, or None."""
        return self._one(channels.c.ended_at.is_(None))

    def standing(self) -> ChannelStatus:
        """Return where open asks go just now."""
        chosen = self.chosen()
        if chosen is None:
            return ChannelStatus.IN_TURN
        if chosen.problem:
            return ChannelStatus.LOST
        return ChannelStatus.READY if self._hello(chosen.id) is Status.SENT else ChannelStatus.TRYING

    def ready(self) -> Channel | None:
        """Return the channel into which open asks go, or None where they go from one to the next."""
        return self.chosen() if self.standing() is ChannelStatus.READY else None

    def choose(self, channel: Channel) -> None:
        """Choose a channel from now on; cards stay in the one before until they have ended."""
        self.leave()
        self._connection.execute(insert(channels).values(asdict(channel)))

    def leave(self) -> None:
        """Choose no channel from now on."""
        ended = update(channels).where(self._mine, channels.c.ended_at.is_(None))
        self._connection.execute(ended.values(ended_at=self._now))

    def broken(self) -> tuple[Channel, str] | None:
        """Return a channel in which something could not be written, and why; None where there is none.

        A first word of which nobody can tell whether it arrived counts: it was to show that we can write.
        """
        could_not = (outbox.c.state == Status.FAILED) | (
            (outbox.c.state == Status.IN_DOUBT) & (outbox.c.card == HELLO)
        )
        query = (
            select(channels, outbox.c.problem.label("why"))
            .join(outbox, outbox.c.recipient == channels.c.id)
            .where(self._mine, channels.c.problem == "", could_not)
        )
        row = self._connection.execute(query.limit(1)).one_or_none()
        return (_channel(row), row.why) if row else None

    def lose(self, channel: ChannelId, problem: str) -> bool:
        """Keep why nothing can be written in a channel; tell whether nobody had noticed before."""
        well = (channels.c.id == channel) & (channels.c.problem == "")
        lost = update(channels).where(self._mine, well).values(problem=problem or "?")
        return self._connection.execute(lost).rowcount == 1

    def _hello(self, channel: ChannelId) -> Status | None:
        row = (outbox.c.recipient == channel) & (outbox.c.card == HELLO)
        state = self._connection.execute(select(outbox.c.state).where(row)).scalar_one_or_none()
        return Status(state) if state else None

    def _one(self, which: ColumnElement[bool]) -> Channel | None:
        query = select(channels).where(self._mine, which).order_by(channels.c.since.desc()).limit(1)
        row = self._connection.execute(query).one_or_none()
        return _channel(row) if row else None


def _channel(row: AnyRow) -> Channel:
    return Channel(
        id=ChannelId(row.id),
        community=CommunityId(row.community),
        place=row.place,
        locale=row.locale,
        zone=row.zone,
        since=row.since,
        ended_at=row.ended_at,
        problem=row.problem,
    )
