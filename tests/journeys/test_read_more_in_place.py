"""*Read more* draws the whole card in place of the results, and one press leads back to them."""

import pytest

from bot.handlers.routing import Answer
from bot.ui.nodes import Aside, Message
from tests.fakes.acting import Acting
from tests.fakes.community import Community
from tests.fakes.reading import button_of, buttons_of, cards_of, message_of, words_of

pytestmark = pytest.mark.in_web_chat


@pytest.fixture
def leila(community_of_people: Community) -> Acting:
    here = community_of_people
    for name in ("Amara Okafor", "Jonas Berg"):
        here.mentors(name, field="Product", story="I moved from law into product.", offers={"cv-review": 2})
    return here.joins("Leila Haddad")


def named(shown: Answer) -> list[str]:
    return [text for text in words_of(shown).splitlines() if text in {"Amara Okafor", "Jonas Berg"}]


def reads(leila: Acting, whom: str) -> Answer:
    """Open the card of one of the two."""
    found = leila.types("/find-mentor product")
    in_order = named(found)
    tokens = [one.token for one in buttons_of(found) if one.label == "Read more"]
    return leila.presses_token(tokens[in_order.index(whom)])


@pytest.mark.in_slack
def test_the_card_stands_where_the_results_stood(leila: Acting) -> None:
    found = leila.types("/find-mentor product")
    first, second = named(found)
    card = leila.presses("Read more", found)
    # A message in place, not one more that only the presser sees.
    assert isinstance(card, Message)
    assert message_of(card).title == first
    assert "I moved from law into product." in words_of(card)
    back_to, safety = buttons_of(card)[-2:]
    assert (back_to.label, safety.label) == ("Back to the results", "Report or block")

    back = leila.presses("Back to the results", card)
    assert isinstance(back, Message)
    assert words_of(back) == words_of(found)
    assert named(back) == [first, second]


@pytest.mark.in_slack
def test_what_is_decided_on_the_card_keeps_the_way_back(leila: Acting) -> None:
    card = reads(leila, "Jonas Berg")
    saved = leila.presses("Save for later", card)
    assert "[Remove from saved]" in words_of(saved)
    assert "[Back to the results]" in words_of(saved)
    passed = leila.presses("Not for me", saved)
    assert [one.label for one in buttons_of(passed)] == ["Show them again", "Back to the results"]
    again = leila.presses("Show them again", passed)
    assert message_of(again).title == "Jonas Berg"
    passed = leila.presses("Not for me", again)
    assert named(leila.presses("Back to the results", passed)) == ["Amara Okafor"]


def test_a_card_opened_elsewhere_comes_beside_and_leads_to_no_results(leila: Acting) -> None:
    leila.presses("Save for later", reads(leila, "Jonas Berg"))
    saved = leila.presses("1 saved", leila.types("/mentoring"))
    card = leila.presses("Read more", saved)
    assert isinstance(card, Aside)
    assert "Back to the results" not in words_of(card)
    # A button of an earlier release carries the mentor alone.
    mentor = button_of(card, "Not for me").token.rpartition(":")[2]
    assert isinstance(leila.presses_token(f"1:read:{mentor}"), Aside)


def test_nobody_is_led_to_the_results_of_another(community_of_people: Community, leila: Acting) -> None:
    card = reads(leila, "Jonas Berg")
    tom = community_of_people.joins("Tom Whitaker")
    tom.types("/mentoring")
    assert "No longer here" in words_of(tom.presses_token(button_of(card, "Back to the results").token))
    assert len(cards_of(leila.presses("Back to the results", card))) == len(named(card)) + 1
