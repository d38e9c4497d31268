"""A reminder that a mentor has keeps no ask that is answered or over, and no button for one."""

import pytest

from tests.fakes.acting import Acting
from tests.fakes.community import Community
from tests.fakes.reading import buttons_of, cards_of, words_of

pytestmark = pytest.mark.in_slack


@pytest.fixture
def here(community_of_people: Community) -> Community:
    return community_of_people


@pytest.fixture
def amara(here: Community) -> Acting:
    """A mentor who was reminded of two asks."""
    amara = here.mentors("Amara Okafor", offers={"cv-review": 3})
    for name in ("Leila Haddad", "Mei Tan"):
        mentee = here.joins(name)
        mentee.asks(mentee.types("/find-mentor product"), "Would you read my CV, please?", kind="cv-review")
        here.deliver()
    days(here, 6)
    assert reminded(here, amara) == ["Leila Haddad", "Mei Tan"]
    return amara


def days(here: Community, number: int) -> None:
    """Let days pass, with their reminders and closings."""
    here.clock.moves(days=number)
    here.reminds()
    here.closes_what_is_over()
    here.deliver()


def reminded(here: Community, whose: Acting) -> list[str]:
    """Return whose asks stand on the reminder that a mentor has, each with its button."""
    (names,) = every_reminder(here, whose)
    return names


def every_reminder(here: Community, whose: Acting) -> list[list[str]]:
    """Return whose asks stand on each reminder that a mentor has, the first reminder first."""
    told = ("any more", "waiting for you")
    several = [one for one in here.inbox(whose) if any(words in one.title for words in told)]
    named = [[card.title for card in cards_of(one)] for one in several]
    for names, one in zip(named, several, strict=True):
        assert [button.label for button in buttons_of(one)].count("See") == len(names)
    return named


def test_an_answer_goes_from_the_reminder(here: Community, amara: Acting) -> None:
    lines = len(here.inbox(amara))
    first = next(one for one in here.inbox(amara) if "Leila" in words_of(one) and "Accept" in words_of(one))
    amara.presses("Accept", first)
    here.deliver()
    assert reminded(here, amara) == ["Mei Tan"]
    # An edit, and no message more than the room's.
    assert len(here.inbox(amara)) == lines + 1


def test_what_has_closed_goes_from_the_reminder(here: Community, amara: Acting) -> None:
    days(here, 6)
    assert reminded(here, amara) == []
    (reminder,) = [one for one in here.inbox(amara) if "any more" in one.title]
    assert buttons_of(reminder) == []


def test_a_new_ask_stands_on_the_reminder_too(here: Community, amara: Acting) -> None:
    asks_too(here, "Jonas Kessler")
    assert reminded(here, amara) == ["Leila Haddad", "Mei Tan", "Jonas Kessler"]


def test_an_answer_goes_from_every_reminder_that_names_it(here: Community) -> None:
    amara = here.mentors("Amara Okafor", offers={"cv-review": 3})
    asks_too(here, "Leila Haddad")
    days(here, 3)
    asks_too(here, "Mei Tan")
    days(here, 3)
    days(here, 3)
    assert every_reminder(here, amara) == [["Leila Haddad", "Mei Tan"]] * 2
    first = next(one for one in here.inbox(amara) if "Leila" in words_of(one) and "Accept" in words_of(one))
    amara.presses("Accept", first)
    here.deliver()
    assert every_reminder(here, amara) == [["Mei Tan"]] * 2


def test_a_reminder_of_earlier_weeks_is_left_alone(here: Community, amara: Acting) -> None:
    days(here, 6)
    asks_too(here, "Jonas Kessler")
    days(here, 6)
    days(here, 6)
    assert every_reminder(here, amara) == [[], []]
    here.clock.moves(hours=1)
    asks_too(here, "Omar Said")
    assert every_reminder(here, amara) == [[], ["Omar Said"]]


def asks_too(here: Community, name: str) -> None:
    """Let one more person ask the mentor."""
    mentee = here.joins(name)
    mentee.asks(mentee.types("/find-mentor product"), "And mine, would you read that too?", kind="cv-review")
    here.deliver()
