"""Mentors with room at an instant, and how much of it, by the rule of `domain/common/capacity.py`."""

from datetime import datetime, timedelta
from functools import cached_property

from sqlalchemy import (
    ColumnElement,
    Connection,
    ScalarSelect,
    String,
    and_,
    case,
    cast,
    false,
    func,
    literal,
    or_,
    select,
    text,
    true,
)

from bot.domain.announcements.announcement import RoomBeside
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

    def has(self, kind: str = "") -> ColumnElement[bool]:
        """Return the condition that a row of `mentors` has room for any kind of help, or one (its key)."""
        which = offers.c.kind == kind if kind else true()
        given = select(offers.c.mentor).where(self._is_given, which, _left(self._month) > 0)
        return self._is_in & given.correlate(mentors).exists()

    def has_doors(self, enough: int) -> bool:
        """Tell whether so many doors have room: no more of them are looked at."""
        some = select(mentors.c.person).where(self._is_here, self.has()).limit(enough).subquery()
        found: int = self._connection.execute(select(func.count()).select_from(some)).scalar_one()
        return found >= enough

    def count(self) -> RoomBeside:
        """Return how many doors have room, and for how many asks."""
        left = _left(self._month)
        asks = select(func.sum(case((left > 0, left), else_=0))).where(self._is_given).scalar_subquery()
        at_once = mentors.c.at_once - _held(mentors.c.person, literal(EVERYTHING), literal(""))
        rows = select(asks.label("asks"), at_once.label("at_once")).where(self._is_here, self._is_in)
        each = rows.subquery()
        most = case((each.c.asks < each.c.at_once, each.c.asks), else_=each.c.at_once)
        found = select(func.count().label("doors"), func.coalesce(func.sum(most), 0).label("asks"))
        row = self._connection.execute(found.where(each.c.asks > 0)).one()
        return RoomBeside(row.doors, row.asks)

    @property
    def _is_here(self) -> ColumnElement[bool]:
        return mentors.c.community == self._community

    @property
    def _is_in(self) -> ColumnElement[bool]:
        """Return the condition that a door is open, and its mentor does not rest and may help one more."""
        until, today = mentors.c.resting_until, self._now.date()
        edge = until.between(today - timedelta(days=1), today + timedelta(days=1))
        near = and_(edge, cast(until, String) <= self._local("%Y-%m-%d")) if self._are_resting else false()
        back = or_(until.is_(None), until < today - timedelta(days=1), near)
        more = mentors.c.at_once > _held(mentors.c.person, literal(EVERYTHING), literal(""))
        return (mentors.c.door == Door.OPEN) & back & more

    @cached_property
    def _are_resting(self) -> bool:
        """Tell whether the rest of a person here ends in these days: then their calendar decides."""
        until, today = mentors.c.resting_until, self._now.date()
        edge = until.between(today - timedelta(days=1), today + timedelta(days=1))
        some = select(mentors.c.person).where(self._is_here, edge).limit(1)
        return self._connection.execute(some).first() is not None

    @cached_property
    def _is_given(self) -> ColumnElement[bool]:
        """Return the condition that a mentor gives what an offer says, of a kind that is not turned off."""
        off = select(kinds.c.kind).where(kinds.c.community == self._community, kinds.c.off)
        return (offers.c.mentor == mentors.c.person) & offers.c.kind.not_in(off)

    @cached_property
    def _month(self) -> ColumnElement[str]:
        """Return the month in which a place of an offer counts; empty where it counts at a time."""
        return case((offers.c.per == Per.MONTH, self._local("%Y-%m")), else_="")

    def _local(self, form: str) -> ColumnElement[str]:
        """Return what the calendar of a mentor says now, in a form of `strftime`."""
        usual = self._now.strftime(form)
        if len({(self._now + far).strftime(form) for far in _FARTHEST}) == 1:
            return literal(usual)
        others: dict[str, list[str]] = {}
        for zone in self._zones:
            if (said := self._now.astimezone(zone_named(zone)).strftime(form)) != usual:
                others.setdefault(said, []).append(zone)
        if not others:
            return literal(usual)
        whose = people.alias("whose_calendar")
        cases = [(whose.c.zone.in_(zones), literal(said)) for said, zones in others.items()]
        said_there = select(case(*cases, else_=literal(usual))).where(whose.c.id == mentors.c.person)
        return said_there.correlate(mentors).scalar_subquery()

    @cached_property
    def _zones(self) -> list[str]:
        """Return the zones (IANA names) of the people here."""
        here = select(people.c.zone).where(are_here(self._community)).distinct()
        return list(self._connection.execute(here).scalars())


_FARTHEST = (timedelta(hours=-12), timedelta(hours=14))
"""By how much the calendars of people differ from UTC, at most."""


def are_here(community: CommunityId) -> ColumnElement[bool]:
    """Return the condition that people of a community have not erased themselves.

    It is written out as in the index `ix_people_here`: a value that is bound is not known to be the same.
    """
    return (people.c.community == community) & text("people.gone_at IS NULL AND people.name <> ''")


def _held(
    owner: ColumnElement[str], kind: ColumnElement[str], month: ColumnElement[str]
) -> ColumnElement[int]:
    """Return how many places of a kind in a month are held."""
    this = (places.c.owner == owner) & (places.c.kind == kind) & (places.c.month == month)
    held: ScalarSelect[int] = select(places.c.held).where(this).correlate(mentors, offers).scalar_subquery()
    return func.coalesce(held, 0)


def _left(month: ColumnElement[str]) -> ColumnElement[int]:
    """Return how many places of an offer are free."""
    return offers.c.places - _held(offers.c.mentor, offers.c.kind, month)
