"""The mentors' channel: a conversation in which open asks stand as cards, where that is wanted."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.domain.common.ids import ChannelId, CommunityId, fresh
from bot.domain.common.people import Person, stranger


@dataclass(frozen=True, slots=True)
class Channel:
    """A conversation that was chosen. Nobody in particular reads it: it speaks as whoever chose it reads."""

    id: ChannelId
    community: CommunityId
    place: str
    """What the platform calls the conversation."""
    locale: str
    zone: str
    since: datetime
    ended_at: datetime | None = None
    problem: str = ""
    """Why nothing can be written there, in the platform's own words; empty where it can."""

    @property
    def reader(self) -> Person:
        """Return for whom its cards are drawn."""
        nobody = stranger(self.community)
        return Person(nobody.id, self.community, nobody.name, self.zone, self.locale)


class ChannelStatus(StrEnum):
    """Where open asks go in a community."""

    IN_TURN = "in-turn"
    """No channel was chosen: from one mentor to the next."""
    TRYING = "trying"
    """The first word has not arrived in the channel yet; until then from one to the next."""
    READY = "ready"
    LOST = "lost"
    """Nothing can be written there: from one to the next, until a manager mends it."""


def choose(manager: Person, place: str, now: datetime) -> Channel:
    """Return a channel as a manager has just chosen it."""
    return Channel(ChannelId(fresh("chn")), manager.community, place, manager.locale, manager.zone, since=now)
