"""Wishing: two workers tell once, a late index misses no mentor, ten doors have ten numbers."""

from functools import partial

import pytest
from sqlalchemy import Connection, delete

from bot.domain.common.people import Door, Person
from bot.domain.search.wishes import WishAbout
from bot.handlers.search.wishes import tell
from bot.handlers.work import Work
from bot.jobs.wishing import wish_due
from bot.store.tables import beginnings
from tests.fakes import people
from tests.fakes.acting import Acting
from tests.fakes.community import Community
from tests.fakes.racing import race
from tests.fakes.reading import words_of


@pytest.fixture
def leila(community_of_people: Community) -> Acting:
    """Leila, who would like to be told of a nurse."""
    here = community_of_people
    here.mentors("Amara Okafor")
    leila = here.joins("Leila Haddad")
    leila.presses("Tell me when somebody new fits", leila.types("/find-mentor nursing"))
    return leila


def nurse(here: Community, name: str) -> None:
    """Open a nurse's door, before the index has caught up."""
    people.opens_door(here.database, people.card(here.joins(name).person, field="Nursing"))


def test_two_workers_tell_once(community_of_people: Community, leila: Acting) -> None:
    here = community_of_people
    nurse(here, "Fay Made-Up")
    told = race([lambda: wish_due(here.runner, here.catch_up)] * 2)
    here.deliver()
    assert sum(told) == 1
    assert len(here.inbox(leila)) == 1


def test_an_index_that_is_behind_misses_nobody(community_of_people: Community, leila: Acting) -> None:
    here = community_of_people
    nurse(here, "Fay Made-Up")
    # The index is behind: checking wishes catches up first, or Fay would be missed for ever.
    assert wish_due(here.runner, here.catch_up) == 1


def work(connection: Connection, here: Community, person: Person) -> Work:
    return Work(connection, here.services, here.id, person)


def test_a_wish_that_is_let_go_meanwhile_is_not_told(community_of_people: Community, leila: Acting) -> None:
    here, me = community_of_people, leila.person
    (wish,) = here.database.read(lambda open_: work(open_, here, me).wishes.of(me.id))
    leila.presses("Let this wish go", leila.presses("1 wish", leila.types("/mentoring")))
    assert not here.database.write(lambda open_: tell(work(open_, here, me), wish, None))
    assert here.deliver() == 0


def test_a_wish_that_was_told_is_not_told_again(community_of_people: Community, leila: Acting) -> None:
    here, me = community_of_people, leila.person
    (wish,) = here.database.read(lambda open_: work(open_, here, me).wishes.of(me.id))
    told = [here.database.write(lambda open_: tell(work(open_, here, me), wish, None)) for _ in range(2)]
    assert told == [True, False]


def test_what_was_looked_after_is_left_in_peace(community_of_people: Community, leila: Acting) -> None:
    here, me = community_of_people, leila.person
    here.mentors("Mei Tan", field="Law", headline="Lawyer", story="Contracts.")
    changed = here.database.read(lambda open_: work(open_, here, me).wishes.latest_change())

    def due() -> int:
        return len(
            here.database.read(
                lambda open_: work(open_, here, me).wishes.to_look(WishAbout.SOMEONE, changed, limit=9)
            )
        )

    assert due() == 1
    assert here.looks_after_wishes() == 0
    assert due() == 0


def test_ten_doors_that_open_at_once_have_ten_numbers(community_to_be: Community) -> None:
    here = community_to_be
    them = [here.joins(f"Mentor {n}") for n in range(12)]
    for one in them:
        people.opens_door(here.database, people.card(one.person, door=Door.DRAFT))
    race([partial(one.presses_token, "1:open-door:") for one in them])
    numbers = here.database.read(
        lambda open_: [work(open_, here, me.person).beginnings.door_of(me.person.id) for me in them]
    )
    assert sorted(numbers) == [0, 0, *range(1, 11)]


def test_a_community_that_was_here_before_is_open_and_counts_no_doors(
    community_of_people: Community, leila: Acting
) -> None:
    here, me = community_of_people, leila.person
    here.database.write(lambda open_: open_.execute(delete(beginnings)))
    assert here.database.read(lambda open_: work(open_, here, me).beginnings.get()).is_open
    assert "Amara Okafor" in words_of(leila.types("/find-mentor product"))
    maya = here.joins("Maya Lindqvist", manages=True)
    answered = maya.presses("Nobody here is under 18", maya.presses("Under 18", maya.types("/programme")))
    assert "Open to everyone since" in words_of(answered)
    mei = here.mentors("Mei Tan", door=Door.DRAFT)
    here.database.write(lambda open_: open_.execute(delete(beginnings)))
    assert "first ten" not in words_of(mei.presses_token("1:open-door:"))
