"""Whose own conversation is known: members without one are named."""

from functools import partial

from bot.domain.common.ids import CommunityId
from bot.domain.common.people import Person
from bot.store.database.database import Database, Transaction
from bot.store.people.addresses import Addresses
from bot.store.people.people import People
from bot.store.people.whereabouts import without_a_chat
from tests.fakes import people
from tests.fakes.clock import TUESDAY_MORNING as NOW
from tests.fakes.platform import PLATFORM, WORKSPACE


def reached_at(one: Person, at: dict[str, str], open_: Transaction) -> None:
    Addresses(open_, one.community).keep(one.id, (one.id,), at, NOW)


def test_who_has_no_chat_or_a_doubtful_one_is_named(database: Database, community: CommunityId) -> None:
    names = ("Ada Lind", "Ben Moss", "Cleo Ray", "Dan Oak")
    ada, ben, _, dan = (people.mentee(database, community, name) for name in names)
    for one, at in ((ada, {"conversation": "a"}), (ben, {"conversation": "b", "made": "1"})):
        database.write(partial(reached_at, one, at))
    database.write(lambda open_: People(open_, community).leave(dan.id, NOW))

    look = partial(without_a_chat, platform=PLATFORM, workspace=WORKSPACE, doubtful="made")

    assert database.read(look) == ["Ben Moss", "Cleo Ray"]
    assert database.read(partial(look, workspace="another")) == []
