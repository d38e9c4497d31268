"""Whereabouts: where a person's own conversation with the bot was opened."""

from collections.abc import Callable, Mapping
from concurrent.futures import Future
from datetime import datetime

from bot.domain.common.people import Person
from bot.store.common import communities
from bot.store.database.database import Database, Transaction
from bot.store.people.addresses import Addresses
from bot.store.people.people import People


def address(database: Database, platform: str, workspace: str, user: str) -> Future[Mapping[str, str] | None]:
    """Return where somebody's own conversation is; None where none was opened, or they are new here."""

    def look(open_: Transaction) -> Mapping[str, str] | None:
        here = communities.find(open_, platform, workspace)
        person = People(open_, here).known_as(user) if here else None
        return Addresses(open_, here).of(person.id) if here and person else None

    return database.reading(look)


def keep_address(
    database: Database,
    clock: Callable[[], datetime],
    platform: str,
    workspace: str,
    user: str,
    at: Mapping[str, str],
) -> Future[None]:
    """Keep where somebody's own conversation is now; of somebody who is unknown here nothing is kept."""

    def find(open_: Transaction) -> tuple[Addresses, Person] | None:
        here = communities.find(open_, platform, workspace)
        person = People(open_, here).known_as(user) if here else None
        return (Addresses(open_, here), person) if here and person else None

    def differs(open_: Transaction) -> bool:
        found = find(open_)
        return found is not None and found[0].of(found[1].id) != at

    def keep(open_: Transaction) -> None:
        if (found := find(open_)) is not None:
            book, person = found
            if (known := book.of(person.id)) is not None and known != at:
                book.forget(person.id, known)
            book.keep(person.id, (person.id,), at, clock())

    def look() -> None:
        if database.read(differs):
            database.write(keep)

    return database.on_reader(look)
