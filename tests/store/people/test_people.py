"""People are stored once, updated as their platform says, and keep the line they wrote."""

from dataclasses import replace
from functools import partial

import pytest
from sqlalchemy import Connection

from bot.domain.common.ids import CommunityId, PersonId
from bot.domain.common.people import Person
from bot.store.common import communities
from bot.store.database.database import Database
from bot.store.mentors import bulk
from bot.store.people.people import People
from tests.fakes import people
from tests.fakes.clock import TUESDAY_MORNING as NOW
from tests.fakes.keys import KEYS
from tests.fakes.racing import race


def meet(database: Database, told: Person, user: str = "leila.haddad") -> Person:
    return database.write(lambda open_: People(open_, told.community).meet(user, told, NOW, KEYS))


def test_who_comes_again_is_the_same_person_under_their_new_name(
    database: Database, community: CommunityId
) -> None:
    first = meet(database, Person(PersonId(""), community, "Leila"))
    database.write(lambda open_: People(open_, community).introduce(first.id, "2nd-year student"))
    told = Person(PersonId(""), community, "Leila Haddad", "Europe/Paris", "fr-FR", manages=True)
    again = meet(database, told)
    assert again == replace(told, id=first.id, line="2nd-year student")
    assert database.read(lambda open_: People(open_, community).known_as("leila.haddad")) == again
    assert database.read(lambda open_: People(open_, community).platform_user(again.id)) == "leila.haddad"


def test_who_is_met_twice_at_once_is_one_person(
    database: Database, rival: Database, community: CommunityId
) -> None:
    told = Person(PersonId(""), community, "Leila Haddad")
    met = race([partial(meet, who, told) for who in (database, rival) * 4])
    assert len({one.id for one in met}) == 1
    assert database.read(lambda open_: bulk.how_many(open_, community)) == 1


def test_a_stranger_is_nobody(database: Database, community: CommunityId) -> None:
    nobody = PersonId("per_0")
    assert database.read(lambda open_: People(open_, community).get(nobody)) is None
    assert database.read(lambda open_: People(open_, community).known_as("nobody")) is None
    with pytest.raises(KeyError):
        database.read(lambda open_: People(open_, community).named(nobody))


def test_a_workspace_is_one_community_however_often_it_is_founded(
    database: Database, rival: Database
) -> None:
    def found(who: Database, workspace: str) -> CommunityId:
        return who.write(lambda open_: communities.ensure(open_, "stand-in", workspace, NOW))

    made = race([partial(found, who, "here") for who in (database, rival) * 3])
    other = found(database, "there")
    assert len(set(made)) == 1
    assert set(database.read(communities.every)) == {made[0], other}
    assert database.read(lambda open_: communities.platform_of(open_, other)) == ("stand-in", "there")
    assert database.read(lambda open_: communities.find(open_, "elsewhere", "here")) is None


def test_many_who_move_in_at_once_are_known_by_their_id(database: Database, community: CommunityId) -> None:
    crowd = people.crowd(database, community, 5)
    for one in crowd:
        assert database.read(partial(_known_as, person=one.person)) == one.person


def _known_as(connection: Connection, person: Person) -> Person | None:
    return People(connection, person.community).known_as(person.id)
