"""Mentor cards, what each gives, and what the search index needs to know of them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from sqlalchemy import Connection, Exists, Select, bindparam, exists, func, insert, or_, select, update

from bot.domain.common import helping_styles
from bot.domain.common.ids import CommunityId, PersonId
from bot.domain.common.people import Door, Mentor
from bot.domain.programme.kinds import Budget, Offer, Per
from bot.store.database import dialect
from bot.store.database.read_once import read_once
from bot.store.mentors.given import GivenKinds, Remembered
from bot.store.people.people import read_person
from bot.store.tables import facts, kinds, mentors, offers, people, places
from bot.store.tables.columns import HERE
from bot.store.tables.types import AnyRow

CHANGES = "changes"
"""Changed listings are numbered in the order of their commits: the counter is locked until the commit."""

_CARD = tuple(column for column in mentors.c if column.name not in {"person", "community"})

CARDS = select(*_CARD, people).join(people, people.c.id == mentors.c.person)
"""Every card with its person; each caller narrows it with a condition."""


def _is_off() -> Exists:
    """Return the condition that an offer's kind of help is turned off in its community."""
    same = (kinds.c.community == offers.c.community) & (kinds.c.kind == offers.c.kind)
    return exists().where(same, kinds.c.off)


_THESE = CARDS.where(mentors.c.community == HERE, mentors.c.person.in_(bindparam("these", expanding=True)))
_DAYS = select(mentors.c.days).where(mentors.c.community == HERE, mentors.c.person == bindparam("one"))
_ONE = CARDS.where(mentors.c.community == HERE, mentors.c.person == bindparam("one"))
_ON = select(offers).where(~_is_off()).order_by(offers.c.mentor, offers.c.position)
_GIVEN = _ON.where(offers.c.mentor.in_(bindparam("these", expanding=True)))
_GIVEN_BY = _ON.where(offers.c.mentor == bindparam("one"))
_CHANGED = update(mentors).where(mentors.c.community == HERE, mentors.c.person == bindparam("one"))
_HOW_MANY_OPEN = (
    select(func.count()).select_from(mentors).where(mentors.c.community == HERE, mentors.c.door == Door.OPEN)
)
_OPEN_AFTER = (
    select(mentors.c.person)
    .where(mentors.c.community == HERE, mentors.c.door == Door.OPEN)
    .limit(1)
    .offset(bindparam("before"))
)
_FIRST_OPEN = (
    select(mentors.c.person)
    .where(mentors.c.community == HERE, mentors.c.door == Door.OPEN)
    .limit(bindparam("at_most"))
)
_HOW_MANY_AT_MOST = select(func.count()).select_from(_FIRST_OPEN.subquery())


class Mentors:
    """The mentors of one community."""

    def __init__(
        self, connection: Connection, community: CommunityId, remembered: Remembered | None = None
    ) -> None:
        """Read and write inside this transaction, within this community."""
        self._connection = connection
        self._community = community
        self._remembered = remembered or Remembered()
        self._read: dict[PersonId, Mentor | None] = {}
        self._days: dict[PersonId, frozenset[int] | None] = {}

    def get(self, mentor: PersonId) -> Mentor | None:
        """Return a mentor's card, or None where there is none of that id here."""
        return read_once(self._connection, self._read, mentor, lambda: self._found(mentor))

    def _found(self, mentor: PersonId) -> Mentor | None:
        row = self._connection.execute(_ONE, {"here": self._community, "one": mentor}).one_or_none()
        if row is None:
            return None
        self._days[mentor] = frozenset(row.days)
        return _mentor(row, tuple(_read_offers(self._connection, _GIVEN_BY, {"one": mentor})[mentor]))

    def many(self, ids: Iterable[PersonId]) -> dict[PersonId, Mentor]:
        """Return those of the named mentors whom this community has, by id."""
        return read_mentors(self._connection, _THESE, {"here": self._community, "these": tuple(ids)})

    def days_of(self, mentor: PersonId) -> frozenset[int] | None:
        """Return on which days a mentor answers, or None where there is no card of that id here.

        They are read once: nobody but they themselves changes them, and nobody waits for their own press.
        """
        if mentor not in self._days:
            row = self._connection.execute(_DAYS, {"here": self._community, "one": mentor}).one_or_none()
            self._days[mentor] = frozenset(row.days) if row else None
        return self._days[mentor]

    def add(self, mentor: Mentor) -> None:
        """Add a card for a person who is stored already."""
        self._connection.execute(
            insert(mentors).values(mentor_row(mentor, dialect.next_number(self._connection, CHANGES)))
        )
        if rows := offer_rows(mentor):
            self._connection.execute(insert(offers), rows)

    def changed(self, mentor: PersonId) -> None:
        """Mark this listing as changed, so that the search index catches up."""
        number = dialect.next_number(self._connection, CHANGES)
        self._connection.execute(_CHANGED, {"here": self._community, "one": mentor, "changed": number})

    def field_as_written(self, field: str) -> str:
        """Return a field of work in the spelling that most cards here use, where only capitals differ."""
        same = func.lower(mentors.c.field) == field.lower()
        spelt = select(mentors.c.field).where(mentors.c.community == self._community, same)
        most = spelt.group_by(mentors.c.field).order_by(func.count().desc(), mentors.c.field).limit(1)
        return self._connection.execute(most).scalar_one_or_none() or field

    def how_many_in(self, field: str) -> int:
        """Return how many visible cards have a field of work, whatever its capitals."""
        same = func.lower(mentors.c.field) == field.lower()
        seen = (mentors.c.community == self._community) & (mentors.c.door != Door.DRAFT) & same
        return self._connection.execute(select(func.count()).select_from(mentors).where(seen)).scalar_one()

    def given(self, kinds: Iterable[str], *, but: PersonId) -> frozenset[str]:
        """Return those of the kinds that a person with an open door gives, other than this person."""
        return GivenKinds(self._connection, self._community, self._remembered).of(kinds, but)

    def how_many_open(self, *, at_most: int | None = None) -> int:
        """Return how many doors are open; no more than `at_most` of them are looked at."""
        if at_most is None:
            return self._connection.execute(_HOW_MANY_OPEN, {"here": self._community}).scalar_one()
        up_to = {"here": self._community, "at_most": at_most}
        return self._connection.execute(_HOW_MANY_AT_MOST, up_to).scalar_one()

    def has_open(self, many: int) -> bool:
        """Tell whether at least so many doors are open, 1 or more; no more than those are looked at."""
        after = {"here": self._community, "before": many - 1}
        return self._connection.execute(_OPEN_AFTER, after).first() is not None


def turned_until(connection: Connection, today: date) -> date:
    """Return the day up to which ended rests and months have been processed, and set it to today."""
    first = {"name": "turned", "text": "", "number": today.toordinal()}
    dialect.insert_new(connection, facts, first)
    known = connection.execute(select(facts.c.number).where(facts.c.name == "turned")).scalar_one()
    moved = update(facts).where(facts.c.name == "turned").values(number=today.toordinal())
    connection.execute(moved)
    return date.fromordinal(known)


def mark_turned(connection: Connection, since: date, until: date, months: frozenset[str]) -> int:
    """Mark as changed the mentors whose rest ends between two days, or who held places in these months."""
    resting = mentors.c.resting_until.between(since, until)
    held = select(places.c.owner).where(places.c.month.in_(months), places.c.held > 0)
    number = dialect.next_number(connection, CHANGES)
    turned = update(mentors).where(or_(resting, mentors.c.person.in_(held))).values(changed=number)
    return connection.execute(turned).rowcount


def read_mentors(
    connection: Connection, which: Select[*tuple[Any, ...]], told: Mapping[str, object]
) -> dict[PersonId, Mentor]:
    """Run a narrowed `CARDS` with its parameters and return the mentors that it finds, by id."""
    rows = connection.execute(which, told).all()
    given = _read_offers(connection, _GIVEN, {"these": [PersonId(row.id) for row in rows]})
    return {PersonId(row.id): _mentor(row, tuple(given[row.id])) for row in rows}


def mentor_row(mentor: Mentor, changed: int) -> dict[str, object]:
    """Return the row of `mentors` that holds a card."""
    return {
        "person": mentor.id,
        "community": mentor.person.community,
        "headline": mentor.headline,
        "story": mentor.story,
        "field": mentor.field,
        "place": mentor.place,
        "country": mentor.country,
        "languages": list(mentor.languages),
        "glad": list(mentor.glad),
        "days": sorted(mentor.days),
        "at_once": mentor.at_once,
        "door": mentor.door,
        "resting_until": mentor.resting_until,
        "since": mentor.since,
        "hidden": sorted(mentor.hidden),
        "manners": list(mentor.manners),
        "changed": changed,
    }


def offer_rows(mentor: Mentor) -> list[dict[str, object]]:
    """Return the rows of `offers` that hold what a mentor gives, in their order."""
    return [
        {
            "mentor": mentor.id,
            "kind": offer.kind,
            "community": mentor.person.community,
            "places": offer.budget.places,
            "per": offer.budget.per,
            "easy": offer.easy,
            "position": position,
        }
        for position, offer in enumerate(mentor.offers)
    ]


def _read_offers(
    connection: Connection, which: Select[*tuple[Any, ...]], told: Mapping[str, object]
) -> dict[str, list[Offer]]:
    given: dict[str, list[Offer]] = defaultdict(list)
    for row in connection.execute(which, told):
        given[row.mentor].append(Offer(row.kind, Budget(row.places, Per(row.per)), row.easy))
    return given


def _mentor(row: AnyRow, given: tuple[Offer, ...]) -> Mentor:
    return Mentor(
        person=read_person(row),
        headline=row.headline,
        story=row.story,
        field=row.field,
        place=row.place,
        country=row.country,
        languages=tuple(row.languages),
        offers=given,
        at_once=row.at_once,
        days=frozenset(row.days),
        glad=tuple(row.glad),
        door=Door(row.door),
        resting_until=row.resting_until,
        since=row.since,
        hidden=frozenset(row.hidden),
        manners=helping_styles.known(row.manners),
    )
