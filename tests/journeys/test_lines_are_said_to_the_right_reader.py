"""Costs, one's own card, one's own name: each line is said to the person who reads it."""

import pytest

from bot.handlers.routing import Answer
from bot.ui.forms import Choice
from tests.fakes.community import Community
from tests.fakes.reading import buttons_of, form_of, words_of

QUESTION = "How did you know that it was time to change?"
SHADOWING = {"work-shadowing": 1, "introduction": 1, "quick-question": 2}
pytestmark = [pytest.mark.not_in_slack]


def labels(shown: Answer) -> list[str]:
    return [button.label for button in buttons_of(shown)]


def costs(shown: Answer) -> dict[str, str]:
    """Return what a form says beside each kind of help."""
    (choice,) = (one for one in form_of(shown).fields if isinstance(one, Choice) and one.name == "kind")
    return {option.value: option.about for option in choice.options}


def test_a_cost_is_said_to_the_mentee_and_to_the_mentor(community_of_people: Community) -> None:
    here = community_of_people
    amara, leila = here.mentors("Amara Okafor", offers=SHADOWING), here.joins("Leila Haddad")
    found = leila.types("/find-mentor product")

    for shown in (leila.presses("Ask", found), leila.presses("Ask without choosing anyone", found)):
        assert costs(shown)["work-shadowing"] == "a day alongside them"
        assert costs(shown)["introduction"] == "a message to somebody they know"
    card = words_of(leila.presses("Read more", found))
    assert "Work shadowing — a day alongside them · room for 1" in card
    gives = words_of(amara.presses_token("1:gives:0"))
    assert "a message to somebody you know" in gives
    assert "alongside them" not in gives


def test_an_offer_says_its_cost_to_the_mentee(community_of_people: Community) -> None:
    here = community_of_people
    amara = here.mentors("Amara Okafor", offers={**SHADOWING, "ongoing": 1})
    leila = here.joins("Leila Haddad")
    leila.asks(leila.types("/find-mentor product"), QUESTION, kind="work-shadowing")
    here.deliver()
    form = amara.presses("Something lighter", here.inbox(amara)[0])
    assert costs(form)["introduction"] == "a message to somebody you know"
    amara.presses("Send", amara.submits(form, kind="introduction"))
    here.deliver()
    assert "An introduction · a message to somebody they know" in words_of(here.inbox(leila)[-1])


def test_ones_own_card_can_be_neither_asked_nor_reported(community_of_people: Community) -> None:
    here = community_of_people
    amara = here.mentors("Amara Okafor", offers=SHADOWING, glad=("How did you change your field?",))

    for shown in (amara.presses_token(f"1:read:{amara.person.id}"), amara.presses_token("1:my-card:")):
        assert labels(shown) == ["My mentor page"]
        assert "How did you change your field?" in words_of(shown)
        assert "That is you." in words_of(shown)
    leila = here.joins("Leila Haddad")
    assert "Report or block" in labels(leila.presses_token(f"1:read:{amara.person.id}"))


@pytest.mark.parametrize("words", ["Amara Okafor", "amara", "OKAFOR"])
def test_a_mentor_who_looks_for_herself_is_told_that_it_is_her(
    community_of_people: Community, words: str
) -> None:
    here = community_of_people
    amara = here.mentors("Amara Okafor", offers=SHADOWING)
    you = "That is you. Others find your card here; you see everybody else's."

    shown = amara.types(f"/find-mentor {words}")
    assert you in words_of(shown)
    assert "Nobody for" not in words_of(shown)
    assert "That is you." in words_of(amara.presses("See my card", shown))
    assert you not in words_of(amara.types("/find-mentor product"))
    assert "That is you" not in words_of(here.joins("Leila Haddad").types("/find-mentor Leila"))

    amara.presses("Close my door", amara.presses("Close my door", amara.types("/be-a-mentor")))
    closed = words_of(amara.types(f"/find-mentor {words}"))
    assert "That is you. Nobody finds your card until your door is open." in closed
