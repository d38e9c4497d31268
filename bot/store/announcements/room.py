"""Mentors with room at an instant, and how much of it, by the rule of `domain/common/capacity.py`."""

from datetime import datetime
from functools import cached_property

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    String,
    and_,
    case,
    cast,
    func,
    literal,
    or_,
    select,
)

from bot.domain.announcements.announcement import Room
from bot.domain.common.capacity import EVERYTHING
from bot.domain.common.ids import CommunityId
from bot.domain.common.people import Door
from bot.domain.common.zones import zone_named
from bot.domain.programme.kinds import Per
from bot.store.tables import kinds, mentors, offers, people, places


class RoomNow:
    """The mentors of one community who have room at an instant (UTC)."""

    def __init__(self, connection: Connection, community: CommunityId, now: datetime) -> None:
        """Read inside this transaction, within this community."""
        self._connection = connection
        self._community = community
        self._now = now

    def mentors(self, kind: str = "") -> Select[tuple[str]]:
        """Return the mentors who have room for any kind of help, or for one kind (its key)."""
        given = self._given.with_only_columns(offers.c.mentor).where(_LEFT > 0)
        given = given.where(offers.c.kind == kind) if kind else given
        return self._in.with_only_columns(mentors.c.person).where(mentors.c.person.in_(given))

    def count(self) -> Room:
        """Return how many doors have room, and for how many asks."""
        given = self._given.with_only_columns(offers.c.mentor, func.sum(_AT_LEAST_NONE).label("asks"))
        each = given.group_by(offers.c.mentor).subquery()
        at_once = mentors.c.at_once - func.coalesce(_OVER_ALL.c.held, 0)
        asks = case((each.c.asks < at_once, each.c.asks), else_=at_once)
        found = (
            self._in.join(each, each.c.mentor == mentors.c.person)
            .where(each.c.asks > 0)
            .with_only_columns(func.count().label("doors"), func.coalesce(func.sum(asks), 0).label("asks"))
        )
        row = self._connection.execute(found).one()
        return Room(row.doors, row.asks)

    @cached_property
    def _in(self) -> Select[tuple[str]]:
        """Return the mentors whose door is open, who do not rest today and may help somebody more."""
        rests = mentors.c.resting_until
        today = self._local("%Y-%m-%d")
        back = or_(rests.is_(None), cast(rests, String) <= today)
        more = mentors.c.at_once > func.coalesce(_OVER_ALL.c.held, 0)
        here = (mentors.c.community == self._community) & (mentors.c.door == Door.OPEN)
        joined = mentors.join(people, people.c.id == mentors.c.person).outerjoin(_OVER_ALL, _IS_OVER_ALL)
        return select(mentors.c.person).select_from(joined).where(here, back, more)

    @cached_property
    def _given(self) -> Select[tuple[str]]:
        """Return what is given here of kinds that are not turned off, with what is held of each."""
        off = select(kinds.c.kind).where(kinds.c.community == self._community, kinds.c.off)
        month = case((offers.c.per == Per.MONTH, self._local("%Y-%m")), else_="")
        same = and_(_HELD.c.owner == offers.c.mentor, _HELD.c.kind == offers.c.kind, _HELD.c.month == month)
        joined = offers.join(people, people.c.id == offers.c.mentor).outerjoin(_HELD, same)
        here = (offers.c.community == self._community) & offers.c.kind.not_in(off)
        return select(offers.c.mentor).select_from(joined).where(here)

    def _local(self, form: str) -> ColumnElement[str]:
        """Return what a person's calendar says now, in a form of `strftime`."""
        usual = self._now.strftime(form)
        others: dict[str, list[str]] = {}
        for zone in self._zones:
            if (said := self._now.astimezone(zone_named(zone)).strftime(form)) != usual:
                others.setdefault(said, []).append(zone)
        cases = [(people.c.zone.in_(zones), literal(said)) for said, zones in others.items()]
        return case(*cases, else_=literal(usual)) if cases else literal(usual)

    @cached_property
    def _zones(self) -> list[str]:
        """Return the zones (IANA names) of the people here."""
        here = select(people.c.zone).where(people.c.community == self._community).distinct()
        return list(self._connection.execute(here).scalars())


_HELD = places.alias("held_of_a_kind")
_OVER_ALL = places.alias("held_over_all")
_IS_OVER_ALL = and_(
    _OVER_ALL.c.owner == mentors.c.person, _OVER_ALL.c.kind == EVERYTHING, _OVER_ALL.c.month == ""
)
_LEFT = offers.c.places - func.coalesce(_HELD.c.held, 0)
_AT_LEAST_NONE = case((_LEFT > 0, _LEFT), else_=0)
