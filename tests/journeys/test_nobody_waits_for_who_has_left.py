"""A person has left: those who waited for them read so, places are back, and managers hear of it."""

import pytest

from tests.fakes.acting import Acting
from tests.fakes.community import Community
from tests.fakes.reading import words_of

pytestmark = pytest.mark.not_in_slack
"""Slack says who leaves by an event; see `tests/faults/slack/test_f21_who_left_is_gone.py`."""

QUESTION = "How did you know that it was time to leave law, of all things?"
YOURS = "so this has come to its end. What you wrote stays yours."


@pytest.fixture
def here(community_of_people: Community) -> Community:
    return community_of_people


@pytest.fixture
def amara(here: Community) -> Acting:
    return here.mentors("Amara Okafor", offers={"quick-question": 1})


@pytest.fixture
def leila(here: Community, amara: Acting) -> Acting:
    leila = here.joins("Leila Haddad")
    leila.asks(leila.types("/find-mentor product"), QUESTION)
    here.deliver()
    return leila


def leaves(here: Community, who: Acting) -> None:
    """The platform says that a person is no member any more."""
    here.responder.left(who.actor.platform, who.actor.workspace, who.user).result()
    here.deliver()


def test_a_mentor_leaves_and_comes_back(here: Community, amara: Acting, leila: Acting) -> None:
    maya = here.joins("Maya Lindqvist", manages=True)
    leaves(here, amara)
    news = here.inbox(leila)[-1]
    assert news.title == "Amara is not here any more"
    standing = "Amara is not here any more, so this has closed without an answer. It says nothing about you."
    assert standing in words_of(here.inbox(leila)[0])
    (told,) = here.inbox(maya)
    gone = (
        "Amara Okafor is not here any more. What was open has ended kindly, and those waiting have been told."
    )
    assert gone in words_of(told)

    amara.types("/mentoring")
    here.deliver()
    assert "Amara Okafor is back." in words_of(here.inbox(maya)[0])


def test_a_mentee_leaves_and_the_place_is_back(here: Community, amara: Acting, leila: Acting) -> None:
    leaves(here, leila)
    said = "Leila is not here any more; there is nothing to do, and your place is back."
    assert said in words_of(here.inbox(amara)[0])
    tom = here.joins("Tom Whitaker")
    here.catch_up()
    tom.asks(tom.types("/find-mentor product"), QUESTION)
    here.deliver()
    assert "Tom" in words_of(here.inbox(amara)[-1])


def test_a_room_of_two_comes_to_its_end(here: Community, amara: Acting, leila: Acting) -> None:
    amara.presses("Accept", here.inbox(amara)[0])
    here.deliver()
    leaves(here, amara)
    assert any(f"Amara is not here any more, {YOURS}" in words_of(one) for one in here.inbox(leila))
    assert "In touch with" not in words_of(leila.types("/mentoring"))
