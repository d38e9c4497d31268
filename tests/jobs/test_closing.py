"""Closing: an ask without an answer ends with kind words for both, and its places come back."""

from functools import partial

import pytest
from sqlalchemy import Connection

from bot.domain.asks.ask import Ask
from bot.domain.common.capacity import ASKING, EVERYTHING
from bot.jobs.closing import close_due
from bot.store.asks.ask import Asks
from bot.store.common import communities
from bot.store.mentors.capacity import Places
from bot.store.mentors.card import Mentors
from tests.fakes import people
from tests.fakes.acting import Acting
from tests.fakes.asks import waiting
from tests.fakes.community import Community
from tests.fakes.racing import race
from tests.fakes.reading import words_of

QUESTION = "How did you know that it was time to leave law?"


@pytest.fixture
def amara(community_of_people: Community) -> Acting:
    return community_of_people.mentors("Amara Okafor", offers={"quick-question": 1})


@pytest.fixture
def leila(community_of_people: Community, amara: Acting) -> Acting:
    """Leila, who has asked Amara; both have been told."""
    leila = community_of_people.joins("Leila Haddad")
    leila.asks(leila.types("/find-mentor product"), QUESTION, on=amara.name)
    community_of_people.deliver()
    return leila


def held(here: Community, *whose: Acting) -> set[int]:
    owners = [one.person.id for one in whose]
    found = here.database.read(lambda open_: Places(open_, here.id, Mentors(open_, here.id)).held(owners))
    assert {kind for each in found.values() for kind, _ in each} == {"quick-question", EVERYTHING, ASKING}
    return {number for each in found.values() for number in each.values()}


def add(connection: Connection, ask: Ask) -> None:
    Asks(connection, ask.community).add(ask)


def test_an_ask_past_its_clock_closes_and_both_are_told(
    community_of_people: Community, amara: Acting, leila: Acting
) -> None:
    here = community_of_people
    here.clock.moves(days=6)
    assert here.closes_what_is_over() == 1
    here.deliver()
    receipt, outcome = here.inbox(leila)
    assert "Closed without an answer. That happens; it says nothing about you." in words_of(receipt)
    assert outcome.title == "No answer from Amara this time"
    (card,) = here.inbox(amara)
    assert "Closed without an answer; that happens." in words_of(card)


def test_its_places_come_back(community_of_people: Community, amara: Acting, leila: Acting) -> None:
    here = community_of_people
    assert held(here, amara, leila) == {1}
    here.clock.moves(days=6)
    here.closes_what_is_over()
    assert held(here, amara, leila) == {0}
    here.catch_up()
    assert "[Ask]" in words_of(here.joins("Tom Whitaker").types("/find-mentor product"))


@pytest.mark.usefixtures("leila")
def test_an_ask_closes_at_its_hour_and_not_before(community_of_people: Community) -> None:
    """On Sunday, the fifth day, at six in the evening in Lagos, which is five in UTC."""
    here = community_of_people
    here.clock.is_set_to(here.clock.now.replace(day=8, hour=16, minute=59))
    assert here.closes_what_is_over() == 0
    here.clock.moves(minutes=2)
    assert here.closes_what_is_over() == 1


def test_an_ask_that_was_answered_does_not_close(
    community_of_people: Community, amara: Acting, leila: Acting
) -> None:
    here = community_of_people
    amara.presses("Accept", here.inbox(amara)[0])
    here.clock.moves(days=6)
    assert here.closes_what_is_over() == 0
    here.deliver()
    assert "Amara said yes" in [message.title for message in here.inbox(leila)]


def test_many_are_closed_at_one_tick_in_every_community(community_of_people: Community) -> None:
    here = community_of_people
    there = here.database.write(lambda open_: communities.ensure(open_, "stand-in", "there", here.clock()))
    for community, number in ((here.id, 7), (there, 3)):
        mentee, mentor = people.mentee(here.database, community), people.mentor(here.database, community)
        for _ in range(number):
            here.database.write(partial(add, ask=waiting(mentee, mentor)))
    here.clock.moves(days=6)
    assert here.closes_what_is_over() == 10
    assert here.closes_what_is_over() == 0


@pytest.mark.usefixtures("leila")
def test_two_workers_close_an_ask_once(community_of_people: Community) -> None:
    here = community_of_people
    here.clock.moves(days=6)
    race([lambda: close_due(here.runner)] * 2)
    here.deliver()
    closed = [line for line in here.platform.lines.values() if "No answer" in line.message.title]
    assert len(closed) == 1
