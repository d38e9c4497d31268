"""File pages: each gives one file once, within ten minutes, to whoever has its address."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from secrets import token_urlsafe
from typing import Final

from sqlalchemy import ColumnElement, Connection, and_, delete, insert, select

from bot.domain.common.ids import CommunityId, PersonId
from bot.domain.common.people import Person
from bot.store.people.people import People
from bot.store.tables import file_pages

LIVES: Final = timedelta(minutes=10)

SECRET: Final = 32
"""Bytes of a secret, which nobody can guess (OWASP ASVS 5.0, 11.2.3: 128 bits at the least)."""


@dataclass(frozen=True, slots=True)
class FilePage:
    """Which file a page gives: whose it is, the verb that makes it, what that is about, and its name."""

    person: Person
    verb: str
    about: str
    name: str


class FilePages:
    """The pages of one person."""

    def __init__(self, connection: Connection, person: Person, now: datetime) -> None:
        """Write inside this transaction, this person's pages alone."""
        self._connection = connection
        self._person = person
        self._now = now

    def add(self, verb: str, about: str, name: str) -> str:
        """Make a page for the file that a verb makes, in place of an earlier one; return its secret."""
        file = {
            "community": self._person.community,
            "person": self._person.id,
            "verb": verb,
            "about": about,
            "name": name,
        }
        same = and_(*(file_pages.c[column] == value for column, value in file.items()))
        self._connection.execute(delete(file_pages).where(same))
        secret = token_urlsafe(SECRET)
        row = {"key": _key(secret), "until": self._now + LIVES, **file}
        self._connection.execute(insert(file_pages).values(row))
        return secret


def find(connection: Connection, community: CommunityId, secret: str, now: datetime) -> FilePage | None:
    """Return what a page gives; None where there is none, or it was used, or its time is over."""
    found = connection.execute(select(file_pages).where(_open(community, secret, now))).one_or_none()
    if found is None:
        return None
    person = People(connection, community).get(PersonId(found.person))
    return FilePage(person, found.verb, found.about, found.name) if person else None


def spend(connection: Connection, community: CommunityId, secret: str, now: datetime) -> bool:
    """Use a page up; tell whether it was still there. Of several at once one alone is told so."""
    return connection.execute(delete(file_pages).where(_open(community, secret, now))).rowcount == 1


def forget_old(connection: Connection, now: datetime) -> int:
    """Forget pages whose time is over; return how many there were."""
    return connection.execute(delete(file_pages).where(file_pages.c.until <= now)).rowcount


def _open(community: CommunityId, secret: str, now: datetime) -> ColumnElement[bool]:
    return and_(
        file_pages.c.key == _key(secret), file_pages.c.community == community, file_pages.c.until > now
    )


def _key(secret: str) -> str:
    return sha256(secret.encode("utf-8", "replace")).hexdigest()
