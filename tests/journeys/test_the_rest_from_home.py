"""The home page shows the beginning of each list; one button leads to all of it, page by page."""

from datetime import timedelta

import pytest
from sqlalchemy import update

from bot.store.tables import mentorships
from bot.ui.nodes import Buttons
from tests.fakes.acting import Acting
from tests.fakes.community import Community
from tests.fakes.reading import buttons_of, cards_of, message_of, words_of

QUESTION = "How did you know that it was time to change?"


def asks(here: Community, leila: Acting, *names: str) -> list[Acting]:
    """Ask several mentors, and let each be told; return them."""
    mentors = [here.mentors(name, offers={"career-chat": 2}) for name in names]
    for mentor in mentors:
        token = f"1:ask:{mentor.person.id}"
        leila.presses("Send", leila.submits(leila.presses_token(token), question=QUESTION))
    here.deliver()
    return mentors


def say_yes(here: Community, *mentors: Acting) -> None:
    """Accept, as each of these mentors."""
    for mentor in mentors:
        mentor.presses("Accept", here.inbox(mentor)[0])
    here.deliver()


def test_and_more_leads_to_all_of_it(community_of_people: Community) -> None:
    here = community_of_people
    leila = here.joins("Leila Haddad")
    over = asks(here, leila, "Ann One", "Ben Two", "Cat Three")
    say_yes(here, *over)
    for mentor in ("Fay Six", "Gus Seven", "Hal Eight"):
        asks(here, leila, mentor)
        leila.presses("Take the ask back", leila.presses("Take it back", leila.types("/mentoring")))
    asks(here, leila, "Dan Four", "Eve Five")

    # Three of five asks and all three people she is in touch with: two are left out.
    home = leila.types("/mentoring")
    assert [card.title for card in cards_of(home)[:2]] == ["Eve Five", "Dan Four"]
    more = leila.presses("and 2 more", home)
    first = [card.title for card in cards_of(more)]
    assert first[:2] == ["Eve Five", "Dan Four"]
    assert sorted(first[2:5]) == ["Ann One", "Ben Two", "Cat Three"]
    assert "Your earlier asks" in words_of(more)
    last = leila.presses("Next page", more)
    assert len(cards_of(more)) + len(cards_of(last)) == 8
    assert [button.label for button in buttons_of(last)][-2:] == ["Back", "My home"]
    assert words_of(leila.presses("Back", last)) == words_of(more)
    # A page that is not there any more is the last one, and what was made by hand the first.
    assert words_of(leila.presses_token("1:home-all:99")) == words_of(last)
    assert words_of(leila.presses_token("1:home-all:")) == words_of(more)


def test_what_is_living_stands_before_what_has_ended(community_of_people: Community) -> None:
    here = community_of_people
    leila = here.joins("Leila Haddad")
    (ann,) = asks(here, leila, "Ann One")
    say_yes(here, ann)
    here.clock.moves(days=1)
    asks(here, leila, "Cat Three")
    here.clock.moves(minutes=1)
    asks(here, leila, "Ben Two")
    leila.presses("Take the ask back", leila.presses("Take it back", leila.types("/mentoring")))

    home = leila.types("/mentoring")
    # What a yes began is one row, with the people she is in touch with.
    assert [card.title for card in cards_of(home)] == ["Cat Three", "Ben Two", "Ann One"]
    titles = [card.title for card in cards_of(leila.presses_token("1:home-all:0"))]
    assert titles == ["Cat Three", "Ann One", "Ben Two"]


def test_the_next_time_and_who_helps_whom_stand_on_the_page(community_of_people: Community) -> None:
    here = community_of_people
    leila = here.joins("Leila Haddad")
    (ann,) = asks(here, leila, "Ann One")
    say_yes(here, ann)
    assert "You meet" not in words_of(leila.types("/mentoring"))
    at = update(mentorships).values(meets_at=here.clock.now + timedelta(days=2))
    here.database.write(lambda open_: open_.execute(at))
    assert "Ann helps you" in words_of(leila.types("/mentoring"))
    assert "You meet Ann on Thursday 5 November at 10:00." in words_of(leila.types("/mentoring"))
    assert "You help Leila" in words_of(ann.types("/mentoring"))
    assert "You meet Leila on Thursday 5 November" in words_of(ann.types("/mentoring"))
    here.clock.moves(days=3)
    assert "You meet" not in words_of(leila.types("/mentoring"))


@pytest.mark.in_slack
@pytest.mark.in_web_chat
def test_home_has_two_steps_and_a_menu(community_of_people: Community) -> None:
    here = community_of_people
    leila = here.joins("Leila Haddad")
    home = leila.types("/mentoring")
    labels = [button.label for button in buttons_of(home)]
    assert labels[-5:] == ["Find a mentor", "Become a mentor", "Settings", "My data", "Help"]
    assert "Quiet hours" in words_of(leila.presses("Settings", home))
    assert "What you can type" in words_of(leila.presses("Help", home))


def test_a_manager_who_looks_after_mentoring_has_that_beside_the_menu(community_of_people: Community) -> None:
    maya = community_of_people.joins("Maya Lindqvist", manages=True)
    home = maya.types("/mentoring")
    steps = next(node for node in reversed(message_of(home).body) if isinstance(node, Buttons))
    # On Discord nothing tells where one row of buttons ends and the next begins.
    assert [one.label for one in steps.buttons][-3:] == [
        "Find a mentor",
        "Become a mentor",
        "Look after mentoring",
    ]
    assert steps.menu is not None
    assert [one.label for one in steps.menu.buttons] == ["Settings", "My data", "Help"]
