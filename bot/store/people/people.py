"""People, as their platform names them."""

from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import datetime

from sqlalchemy import Connection, bindparam, case, false, select, true, update

from bot.domain.common.ids import CommunityId, PersonId, fresh
from bot.domain.common.people import Person
from bot.store.database import dialect
from bot.store.database.keys import SecretKeys
from bot.store.people.returning import take_up_again
from bot.store.tables import people
from bot.store.tables.columns import HERE, within
from bot.store.tables.types import AnyRow

_HERE = select(people).where(people.c.community == HERE)
_ONE = _HERE.where(people.c.id == bindparam("person"))
_THESE = select(people).where(
    within(people.c.community), people.c.id.in_(bindparam("people", expanding=True))
)
_ACCOUNT = select(people.c.platform_user).where(
    people.c.community == HERE, people.c.id == bindparam("person")
)
_KNOWN_AS = _HERE.where(people.c.platform_user == bindparam("known_as"))
_CHANGED = update(people).where(people.c.community == HERE, people.c.id == bindparam("person"))


GONE = "gone"
"""The prefix that replaces the platform id of an erased person: it reaches no one."""


def is_gone(platform_user: str) -> bool:
    """Tell from a platform id whether its person was erased."""
    return platform_user.startswith(f"{GONE}_")


class People:
    """The people of one community, each cached until this transaction changes them."""

    def __init__(self, connection: Connection, community: CommunityId) -> None:
        """Read and write inside this transaction, within this community."""
        self._connection = connection
        self._community = community
        self._read: dict[PersonId, Person] = {}

    def know(self, person: Person) -> None:
        """Take a person of this community who was found in this transaction already; a stranger is none."""
        if person.id:
            self._read[person.id] = person

    def __contains__(self, person: PersonId) -> bool:
        """Tell whether a person was found in this transaction already."""
        return person in self._read

    def get(self, person: PersonId) -> Person | None:
        """Return a person by id, or None where this community has none of that id."""
        if person not in self._read:
            row = self._connection.execute(_ONE, {"here": self._community, "person": person}).one_or_none()
            if row is None:
                return None
            self._read[person] = read_person(row)
        return self._read[person]

    def many(self, ids: Iterable[PersonId]) -> dict[PersonId, Person]:
        """Return those of the named people whom this community has, by id."""
        named = tuple(ids)
        if unread := [one for one in named if one not in self._read]:
            rows = self._connection.execute(_THESE, {"here": self._community, "people": unread})
            self._read |= {PersonId(row.id): read_person(row) for row in rows}
        return {one: self._read[one] for one in named if one in self._read}

    def named(self, person: PersonId) -> Person:
        """Return a person who must be here; raise `KeyError` where they are not."""
        found = self.get(person)
        if found is None:
            raise KeyError(person)
        return found

    def known_as(self, platform_user: str) -> Person | None:
        """Return the person with this platform id, or None where they are new; an erased person has none."""
        if is_gone(platform_user):
            return None
        them = {"here": self._community, "known_as": platform_user}
        row = self._connection.execute(_KNOWN_AS, them).one_or_none()
        return read_person(row) if row else None

    def platform_user(self, person: PersonId) -> str:
        """Return a person's platform id; raise `sqlalchemy.exc.NoResultFound` for a stranger."""
        return str(
            self._connection.execute(_ACCOUNT, {"here": self._community, "person": person}).scalar_one()
        )

    def meet(self, platform_user: str, told: Person, now: datetime, keys: SecretKeys) -> Person:
        """Upsert and return the person with this platform id, as the platform describes them.

        What holds for an account that has been here before, and was erased, holds for the new person too.
        """
        self._read.clear()
        new = {"id": fresh("per"), "platform_user": platform_user, "met_at": now, **person_row(told)}
        if dialect.insert_new(self._connection, people, new):
            here = PersonId(str(new["id"]))
            take_up_again(self._connection, self._community, platform_user, here, keys)
            return replace(told, id=here)
        theirs = (people.c.community == self._community) & (people.c.platform_user == platform_user)
        # A zone that they chose themselves holds, but an offset that was read the wrong way round does not.
        offset = people.c.zone.like("%GMT+%") | people.c.zone.like("%GMT-%")
        own_zone = people.c.own_zone & ~offset
        zone = case((own_zone, people.c.zone), else_=told.zone)
        locale = case((people.c.own_locale, people.c.locale), else_=told.locale)
        where = {"zone": zone, "own_zone": case((own_zone, true()), else_=false())}
        back = {"left_at": None, "unreached_at": None}
        fresh_facts = {"name": told.name, **where, "locale": locale, "manages": told.manages, **back}
        row = self._connection.execute(update(people).where(theirs).values(fresh_facts).returning(people))
        return read_person(row.one())

    def leave(self, person: PersonId, now: datetime) -> bool:
        """Keep since when (UTC) a person is no member any more; tell whether they were one until now."""
        self._read.pop(person, None)
        here = (people.c.community == self._community) & (people.c.id == person)
        left = update(people).where(here, people.c.left_at.is_(None)).values(left_at=now)
        return self._connection.execute(left).rowcount == 1

    def is_refused(self, person: str, now: datetime) -> None:
        """Keep since when (UTC) the platform refuses what is sent to a person, until they write again."""
        self._read.clear()
        them = (people.c.community == self._community) & (people.c.id == person)
        self._connection.execute(update(people).where(them).values(unreached_at=now))

    def were_not_refused(self, since: datetime) -> None:
        """Forget whom the platform refused from an instant on (UTC): the fault was not theirs."""
        self._read.clear()
        them = (people.c.community == self._community) & (people.c.unreached_at >= since)
        self._connection.execute(update(people).where(them).values(unreached_at=None))

    def introduce(self, person: PersonId, line: str) -> None:
        """Keep the one line that a person wrote about themselves."""
        known = self._read.get(person)
        if known is not None and known.line == line:
            return
        if known is not None:
            self._read[person] = replace(known, line=line)
        self._connection.execute(_CHANGED, {"here": self._community, "person": person, "line": line})

    def move(self, person: PersonId, zone: str) -> None:
        """Keep the zone (an IANA name) that a person chose; it overrides the platform's from then on."""
        self._read.pop(person, None)
        moved = {"here": self._community, "person": person, "zone": zone, "own_zone": True}
        self._connection.execute(_CHANGED, moved)

    def speak(self, person: PersonId, locale: str) -> None:
        """Keep the language (a locale) that a person chose; it overrides the platform's from then on."""
        theirs = (people.c.community == self._community) & (people.c.id == person)
        self._connection.execute(update(people).where(theirs).values(locale=locale, own_locale=True))

    def called(self, words: str, *, limit: int = 5) -> list[Person]:
        """Return the people whose name contains these words, exact names first."""
        said = words.casefold().strip()
        pattern = f"%{_plain(words.strip())}%"
        theirs = (people.c.community == self._community) & people.c.name.ilike(pattern, escape="\\")
        rows = self._connection.execute(select(people).where(theirs).order_by(people.c.name).limit(50))
        found = sorted(map(read_person, rows), key=lambda one: one.name.casefold() != said)
        return found[:limit]

    def some(self, limit: int, *, first: Collection[str] = ()) -> dict[str, Person]:
        """Return some people by their platform's id: those named `first`, managers, then others by name."""
        here = (people.c.community == self._community) & ~people.c.platform_user.like(
            f"{GONE}\\_%", escape="\\"
        )
        wanted = case((people.c.platform_user.in_(first), 0), (people.c.manages, 1), else_=2)
        query = select(people).where(here).order_by(wanted, people.c.name, people.c.id).limit(limit)
        rows = self._connection.execute(query)
        found = {str(row.platform_user): read_person(row) for row in rows}
        return dict(sorted(found.items(), key=lambda one: one[1].name.casefold()))

    def managers(self, *, limit: int = 3) -> list[Person]:
        """Return some managers of this community, in the order in which the bot met them."""
        theirs = (people.c.community == self._community) & people.c.manages & people.c.left_at.is_(None)
        query = select(people).where(theirs).order_by(people.c.met_at, people.c.id).limit(limit)
        return [read_person(row) for row in self._connection.execute(query)]


def _plain(words: str) -> str:
    """Return the words with LIKE's wildcards escaped."""
    return words.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")


def read_person(row: AnyRow) -> Person:
    """Return the person that a row of `people` holds."""
    return Person(
        id=PersonId(row.id),
        community=CommunityId(row.community),
        name=row.name,
        zone=row.zone,
        locale=row.locale,
        line=row.line,
        manages=row.manages,
        own_zone=row.own_zone,
        own_locale=row.own_locale,
        has_left=row.left_at is not None,
        is_unreached=row.unreached_at is not None,
        account=row.platform_user,
    )


def person_row(person: Person) -> dict[str, object]:
    """Return the columns of `people` that hold what a person is called and where they are."""
    return {
        "community": person.community,
        "name": person.name,
        "zone": person.zone,
        "locale": person.locale,
        "line": person.line,
        "manages": person.manages,
        "own_zone": person.own_zone,
        "own_locale": person.own_locale,
    }
