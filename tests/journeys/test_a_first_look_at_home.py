"""Home greets a person who has done nothing here yet, and shows a first manager the steps to an opening."""

import pytest

from bot.ui.nodes import Weight
from tests.fakes.acting import Acting
from tests.fakes.community import Community
from tests.fakes.reading import buttons_of, cards_of, message_of, words_of

QUESTION = "How did you know that it was time to change?"


def labels(shown: object) -> list[str]:
    return [button.label for button in buttons_of(shown)]  # type: ignore[arg-type]


def test_a_newcomer_is_greeted_with_ways_in(community_of_people: Community) -> None:
    here = community_of_people
    here.mentors("Amara Okafor", field="Design", offers={"quick-question": 4})
    leila = here.joins("Leila Haddad")
    home = leila.types("/mentoring")
    assert "Hello. I'm Alongside" in words_of(home)
    assert "Only you can see this." in words_of(home)
    assert "Nothing is waiting for you" not in words_of(home)
    assert labels(home)[-5:] == ["Find a mentor", "Become a mentor", "Settings", "My data", "Help"]

    # A person who has looked once has a home of their own.
    leila.types("/find-mentor design")
    again = leila.types("/mentoring")
    assert "Hello. I'm Alongside" not in words_of(again)
    assert "Nothing is waiting for you. What are you wondering about?" in words_of(again)


@pytest.mark.parametrize("typed", ["/find-mentor", "/mentoring", "hi"])
def test_hello_is_said_once(community_of_people: Community, typed: str) -> None:
    here = community_of_people
    here.mentors("Amara Okafor", offers={"quick-question": 4})
    leila = here.joins("Leila Haddad")
    assert "Hello. I'm Alongside" in words_of(leila.types(typed))
    assert "Hello. I'm Alongside" not in words_of(leila.types("/mentoring"))
    # To be greeted is no search: nobody is asked about it days later.
    here.clock.moves(days=7)
    here.plans()
    here.clock.moves(days=2)
    assert here.reminds() == 0
    assert "1 mentor with room now" in words_of(leila.types("/find-mentor"))


def test_who_has_something_at_home_is_no_newcomer(community_of_people: Community) -> None:
    here = community_of_people
    amara = here.mentors("Amara Okafor", offers={"quick-question": 4})
    leila = here.joins("Leila Haddad")
    token = f"1:ask:{amara.person.id}"
    leila.presses("Send", leila.submits(leila.presses_token(token), question=QUESTION))
    for whose in (leila, amara):
        assert "Hello. I'm Alongside" not in words_of(whose.types("/mentoring"))


def test_a_mentors_home_says_what_limits_their_room(community_of_people: Community) -> None:
    here = community_of_people
    amara = here.mentors("Amara Okafor", offers={"quick-question": 4, "career-chat": 1}, at_once=3)
    leila = here.joins("Leila Haddad")
    token = f"1:ask:{amara.person.id}"
    leila.presses("Send", leila.submits(leila.presses_token(token), question=QUESTION))
    home = amara.types("/mentoring")
    assert "room for 2 of 4" in words_of(home)
    assert "room for 1 of 1" in words_of(home)
    assert "Over all kinds, at most 3 people at a time: room for 2 more." in words_of(home)
    # What waits stands out, and nothing else does.
    assert [one.label for one in buttons_of(home) if one.weight is Weight.MAIN] == ["See"]
    mei = here.mentors("Mei Tan", offers={"quick-question": 3}, at_once=3)
    quiet = mei.types("/mentoring")
    assert "Over all kinds" not in words_of(quiet)
    assert [one.label for one in buttons_of(quiet) if one.weight is Weight.MAIN] == ["Find a mentor"]


def test_the_asks_that_wait_stand_out_at_home_and_nothing_else(community_of_people: Community) -> None:
    here = community_of_people
    amara = here.mentors("Amara Okafor", offers={"quick-question": 4})
    leila = here.joins("Leila Haddad")
    assert main(amara) == ["Find a mentor"]
    leila.presses("Send", leila.submits(leila.presses_token(f"1:ask:{amara.person.id}"), question=QUESTION))
    assert main(amara) == ["See"]
    assert main(leila) == ["Find a mentor"]


def main(whose: Acting) -> list[str]:
    return [one.label for one in buttons_of(whose.types("/mentoring")) if one.weight is Weight.MAIN]


@pytest.mark.in_slack
def test_before_the_opening_home_says_so_and_promises_a_word(community_to_be: Community) -> None:
    leila = community_to_be.joins("Leila Haddad")
    home = leila.types("/mentoring")
    assert "is being prepared, and opens soon" in words_of(home)
    assert labels(home) == ["Tell me when", "Be a mentor", "Settings", "My data", "Help"]
    leila.presses("Tell me when", home)
    assert "[1 wish]" in words_of(leila.types("/mentoring"))


@pytest.mark.in_slack
def test_the_first_manager_finds_the_four_steps_at_home(community_to_be: Community) -> None:
    maya = community_to_be.joins("Maya Lindqvist", manages=True)
    home = maya.types("/mentoring")
    assert "Only those you choose are told before you open." in words_of(home)
    assert "0 of 4 steps are done." in words_of(home)
    steps = ["Check the kinds of help", "Might anyone here be under 18?"]
    assert [card.title for card in cards_of(home)][:2] == steps
    assert len(cards_of(home)) == 4
    assert "[Look after mentoring]" in words_of(home)
    maya.presses("These kinds are right", maya.presses("See them", home))
    assert "1 of 4 steps is done." in words_of(maya.types("/mentoring"))


@pytest.mark.parametrize(
    ("typed", "title"),
    [("/settings", "Settings"), ("/my-data", "What I keep about you"), ("/help", "What you can type")],
)
@pytest.mark.not_in_slack
def test_a_command_that_names_a_screen_opens_it(
    community_of_people: Community, typed: str, title: str
) -> None:
    leila: Acting = community_of_people.joins("Leila Haddad")
    assert message_of(leila.types(typed)).title == title
    strange = leila.types("/xyzzy")
    assert message_of(strange).title == "Not a command of mine"


def test_while_preparing_the_next_step_stands_out(community_to_be: Community) -> None:
    home = community_to_be.joins("Maya Lindqvist", manages=True).types("/mentoring")
    assert [one.label for one in buttons_of(home) if one.weight is Weight.MAIN] == ["See them"]


def test_an_open_community_has_no_steps_left_at_home(community_of_people: Community) -> None:
    maya: Acting = community_of_people.joins("Maya Lindqvist", manages=True)
    home = maya.types("/mentoring")
    assert "steps" not in words_of(home)
    assert "[Look after mentoring]" in words_of(home)
