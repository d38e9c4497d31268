"""The mentors' channel: a conversation in which open asks are posted as cards, where a community wants it."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.domain.common.ids import ChannelId, CommunityId, fresh
from bot.domain.common.people import Person, stranger


@dataclass(frozen=True, slots=True)
class Channel:
    """A chosen conversation. It has no single reader, so it uses the language of the manager who chose it."""

    id: ChannelId
    community: CommunityId
    place: str
    """The platform's id of the conversation."""
    locale: str
    zone: str
    since: datetime
    ended_at: datetime | None = None
    problem: str = ""
    """Why nothing can be posted there, in the platform's own words; empty where posting works."""

    @property
    def reader(self) -> Person:
        """Return the reader for whom its cards are drawn."""
        nobody = stranger(self.community)
        return Person(nobody.id, self.community, nobody.name, self.zone, self.locale)


class ChannelStatus(StrEnum):
    """Where open asks go in a community."""

    IN_TURN = "in-turn"
    """No channel is chosen: open asks go from one mentor to the next."""
    TRYING = "trying"
    """The first message has not arrived in the channel yet; until then as without a channel."""
    READY = "ready"
    LOST = "lost"
    """Nothing can be posted there: as without a channel, until a manager mends it."""


def choose(manager: Person, place: str, now: datetime) -> Channel:
    """Return the channel that a manager has just chosen."""
    return Channel(ChannelId(fresh("chn")), manager.community, place, manager.locale, manager.zone, since=now)
