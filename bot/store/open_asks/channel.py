"""The mentors' channels of a community: the one that was chosen, and those before it."""

from dataclasses import asdict
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, exists, insert, select, update

from bot.domain.common.ids import ChannelId, CommunityId
from bot.domain.common.notices import Notice, NoticeKind
from bot.domain.open_asks.channel import Channel, ChannelStatus
from bot.store.common import due
from bot.store.common.due import Moment
from bot.store.open_asks import open_ask
from bot.store.outbox.held import is_held
from bot.store.outbox.outbox import Status
from bot.store.tables import channels, outbox
from bot.store.tables.columns import HERE
from bot.store.tables.types import AnyRow

HELLO = Notice(NoticeKind.CHANNEL_HELLO, "").card
"""The name of the card by which it is seen whether we may write in a channel."""

_COULD_NOT = (outbox.c.state == Status.FAILED) | (
    (outbox.c.state == Status.IN_DOUBT) & (outbox.c.card == HELLO) & ~is_held(outbox)
)
_BROKEN = (
    select(channels, outbox.c.problem.label("why"))
    .join(outbox, outbox.c.recipient == channels.c.id)
    .where(channels.c.community == HERE, channels.c.problem == "", _COULD_NOT)
    .limit(1)
)

_broken_in = due.of_rows(
    channels, (channels.c.problem == "") & exists().where(outbox.c.recipient == channels.c.id, _COULD_NOT)
)
"""Find every community with a channel that was lost."""


class Channels:
    """The mentors' channels of one community."""

    def __init__(self, connection: Connection, community: CommunityId, now: datetime) -> None:
        """Read and write inside this transaction, within this community."""
        self._connection = connection
        self._community = community
        self._now = now
        self._mine = channels.c.community == community

    def get(self, channel: str) -> Channel | None:
        """Return a channel by id, or None where this community has no such channel."""
        return self._one(channels.c.id == channel)

    def chosen(self) -> Channel | None:
        """Return the channel that is chosen now, or None."""
        return self._one(channels.c.ended_at.is_(None))

    def standing(self) -> ChannelStatus:
        """Return the status of the chosen channel, which decides where open asks go."""
        chosen = self.chosen()
        if chosen is None:
            return ChannelStatus.IN_TURN
        if chosen.problem:
            return ChannelStatus.LOST
        return ChannelStatus.READY if self._hello(chosen.id) is Status.SENT else ChannelStatus.TRYING

    def ready(self) -> Channel | None:
        """Return the channel into which open asks go, or None where they go from one mentor to the next."""
        return self.chosen() if self.standing() is ChannelStatus.READY else None

    def choose(self, channel: Channel) -> None:
        """Choose a channel from now on; cards in the former channel stay there until they end."""
        self.leave()
        self._connection.execute(insert(channels).values(asdict(channel)))

    def leave(self) -> None:
        """Choose no channel from now on."""
        ended = update(channels).where(self._mine, channels.c.ended_at.is_(None))
        self._connection.execute(ended.values(ended_at=self._now))

    def broken(self) -> tuple[Channel, str] | None:
        """Return a channel that a message could not be written into, and why; None where there is none.

        A hello message in doubt counts too: it was sent to prove that the bot can write there.
        """
        row = self._connection.execute(_BROKEN, {"here": self._community}).one_or_none()
        return (_channel(row), row.why) if row else None

    def lose(self, channel: ChannelId, problem: str) -> bool:
        """Record why nothing can be written into a channel; tell whether this was not known yet."""
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


def amiss_in(connection: Connection, moment: Moment) -> list[CommunityId]:
    """Return every community with a channel that was lost, or with a card that nobody may ever see there."""
    return [*_broken_in(connection, moment), *open_ask.stranded_in(connection, moment)]


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
