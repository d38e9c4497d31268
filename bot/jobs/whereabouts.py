"""Whereabouts: where a person's own conversation with the bot was opened."""

from collections.abc import Mapping
from concurrent.futures import Future

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
