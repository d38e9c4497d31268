"""What a restored copy may not undo, as the database has it; and whom the marks of a log mean in it."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, insert, select

from bot.domain.common.ids import CommunityId, PersonId, fresh
from bot.domain.common.people import Door
from bot.domain.common.settings import Reminders
from bot.domain.safety.kept_away import LINES_KEPT, Fact, KeptKind
from bot.domain.safety.report_and_block import Why
from bot.store.common import communities
from bot.store.database import dialect
from bot.store.database.keys import SecretKeys
from bot.store.people.people import GONE, is_gone
from bot.store.safety.kept_away_log import WhatHolds
from bot.store.tables import announcement_stops, apart, mentors, people, settings
from bot.store.tables.types import AnyRow

NOBODY = ""
"""The account of a community's own mark."""


def state_of(connection: Connection, keys: SecretKeys, now: datetime) -> WhatHolds:
    """Return what holds in all communities at an instant (UTC)."""
    dialect.patiently(connection)
    found: dict[Fact, tuple[datetime, frozenset[Fact]]] = {}
    for community in communities.kept(connection):
        held = _Held(connection, community, keys, now)
        for kind, marks, since, until in held.every():
            whose = held.called
            alike = frozenset(Fact(kind, own[:16], one, until) for own, one in zip(whose, marks, strict=True))
            found[Fact(kind, whose[0][:16], marks[0], until)] = (since, alike)
    return WhatHolds(found, frozenset(communities_by_mark(connection, keys)))


Row = tuple[KeptKind, list[tuple[str, ...]], datetime, str]
"""What holds, the marks of its people under each key, since when (UTC), and until which day."""


@dataclass(frozen=True, slots=True)
class _Held:
    connection: Connection
    community: CommunityId
    keys: SecretKeys
    now: datetime

    @property
    def called(self) -> list[str]:
        """Return the community's own marks, under each key."""
        return self.keys.marks(self.connection, self.community, NOBODY)

    def every(self) -> Iterator[Row]:
        marking = self.keys.marking(self.connection, self.community)
        here = people.c.community == self.community
        # Of whom only a log told (`remember`), nobody knows that they erased themselves.
        gone = here & (people.c.mark != "") & (people.c.met_at < people.c.gone_at)
        gone &= people.c.gone_at >= self.now - LINES_KEPT
        for row in self.connection.execute(select(people).where(gone)):
            yield KeptKind.ERASED, [(row.mark,)] * len(self.called), row.gone_at, ""
        yield from self._apart(marking)
        for kind, row, until in self._alone():
            if not is_gone(row.platform_user):
                yield kind, [(mark,) for mark in marking(row.platform_user)], self.now, until
            elif kind is KeptKind.ANNOUNCEMENTS and row.mark:
                yield kind, [(row.mark,)] * len(self.called), row.gone_at, until

    def _alone(self) -> Iterator[tuple[KeptKind, AnyRow, str]]:
        here = people.c.community == self.community
        for row in self.connection.execute(select(people).where(here, people.c.left_at.is_not(None))):
            yield KeptKind.LEFT, row, ""
        quiet = select(people).join(settings, settings.c.person == people.c.id)
        for row in self.connection.execute(quiet.where(here, settings.c.reminders == Reminders.NONE)):
            yield KeptKind.REMINDERS, row, ""
        stopped = select(people).join(announcement_stops, announcement_stops.c.person == people.c.id)
        for row in self.connection.execute(stopped.where(here)):
            yield KeptKind.ANNOUNCEMENTS, row, ""
        shut = select(people.c.platform_user, mentors.c.door, mentors.c.resting_until)
        every = shut.join(mentors, mentors.c.person == people.c.id).where(here)
        for row in self.connection.execute(every.where(mentors.c.door == Door.CLOSED)):
            yield KeptKind.DOOR, row, ""
        for row in self.connection.execute(every.where(mentors.c.resting_until > self.now.date())):
            yield KeptKind.REST, row, row.resting_until.isoformat()

    def _apart(self, marking: Callable[[str], list[str]]) -> Iterator[Row]:
        one, other = people.alias("one"), people.alias("other")
        query = (
            select(
                apart,
                one.c.platform_user,
                one.c.mark,
                other.c.platform_user.label("o"),
                other.c.mark.label("m"),
            )
            .join(one, one.c.id == apart.c.person)
            .join(other, other.c.id == apart.c.other)
            .where(apart.c.community == self.community)
        )
        for row in self.connection.execute(query):
            first = _marks(row.platform_user, row.mark, marking)
            second = _marks(row.o, row.m, marking)
            if first and second:
                kind = KeptKind.UNSEEN if row.unseen and row.why == Why.BLOCK else KeptKind(row.why)
                yield kind, list(zip(first, second, strict=True)), row.at, ""


def _marks(account: str, mark: str, marking: Callable[[str], list[str]]) -> list[str]:
    """Return a person's marks under each key; of those who erased themselves one is kept, or none."""
    if not is_gone(account):
        return marking(account)
    return [mark] * len(marking(account)) if mark else []


@dataclass(frozen=True, slots=True)
class KnownPerson:
    """A person of the copy, since when (UTC) they are known, and whether they erased themselves."""

    id: PersonId
    since: datetime
    gone: bool


def communities_by_mark(connection: Connection, keys: SecretKeys) -> Mapping[str, CommunityId]:
    """Return each community under every name that it may have in a log."""
    return {
        mark[:16]: one for one in communities.kept(connection) for mark in keys.marks(connection, one, NOBODY)
    }


def people_by_mark(
    connection: Connection, community: CommunityId, keys: SecretKeys
) -> dict[str, KnownPerson]:
    """Return everybody of a community by every mark that they may have."""
    marking = keys.marking(connection, community)
    found: dict[str, KnownPerson] = {}
    for row in connection.execute(select(people).where(people.c.community == community)):
        met = KnownPerson(PersonId(row.id), row.met_at, is_gone(row.platform_user))
        marks = [row.mark] if met.gone else marking(row.platform_user)
        found.update({mark: met for mark in marks if mark and not (met.gone and mark in found)})
    return found


def remember(connection: Connection, community: CommunityId, mark: str, now: datetime) -> KnownPerson:
    """Keep the mark of a person whom the copy does not know, so that they are recognised when they write."""
    nobody = {"name": "", "line": "", "zone": "UTC", "locale": "en-GB", "manages": False}
    who = {"id": fresh("per"), "community": community, "platform_user": fresh(GONE), "mark": mark}
    connection.execute(insert(people).values({**nobody, **who, "met_at": now, "gone_at": now}))
    return KnownPerson(PersonId(who["id"]), now, gone=True)
