"""An old card, a second press, a press by the wrong person: each shows the current state, changes nothing."""

import pytest

from bot.ui.nodes import Aside, Message
from tests.fakes.acting import Acting
from tests.fakes.community import Community
from tests.fakes.reading import button_of, buttons_of, words_of

pytestmark = pytest.mark.on_both

QUESTION = "How did you know that it was time to change?"


@pytest.fixture
def amara(community_of_people: Community) -> Acting:
    return community_of_people.mentors("Amara Okafor", offers={"quick-question": 4})


@pytest.fixture
def leila(community_of_people: Community, amara: Acting) -> Acting:
    leila = community_of_people.joins("Leila Haddad")
    leila.asks(leila.types("/find-mentor product"), QUESTION)
    community_of_people.deliver()
    return leila


def test_a_second_press_says_how_it_stands(
    community_of_people: Community, leila: Acting, amara: Acting
) -> None:
    here = community_of_people
    card = here.inbox(amara)[0]
    amara.presses("Accept", card)
    again = amara.presses("Accept", card)
    assert isinstance(again, Aside)
    assert "It has been accepted. Nothing was changed." in words_of(again)
    declined = amara.presses("Decline kindly", card)
    assert isinstance(declined, Aside)
    assert "It has been accepted." in words_of(declined)
    here.deliver()
    assert len(here.platform.rooms) == 1


def test_the_same_delivery_twice_has_one_effect_and_the_same_answer(
    community_of_people: Community, leila: Acting, amara: Acting
) -> None:
    card = community_of_people.inbox(amara)[0]
    first = amara.presses("Accept", card, key="delivery-1")
    second = amara.presses("Accept", card, key="delivery-1")
    assert isinstance(first, Message)
    assert second == first
    community_of_people.deliver()
    assert len(community_of_people.platform.rooms) == 1


def test_sending_twice_makes_one_ask(community_of_people: Community, amara: Acting) -> None:
    here = community_of_people
    tom = here.joins("Tom Whitaker")
    form = tom.presses("Ask", tom.types("/find-mentor product"))
    preview = tom.submits(form, question=QUESTION)
    sent = tom.presses("Send", preview, key="delivery-1")
    repeated = tom.presses("Send", preview, key="delivery-1")
    assert words_of(repeated) == words_of(sent)
    # A second click is another delivery, and reads what the first one read.
    assert words_of(tom.presses("Send", preview)) == words_of(sent)
    here.deliver()
    assert len(here.inbox(amara)) == 1


def test_nobody_else_can_press_a_card(community_of_people: Community, leila: Acting, amara: Acting) -> None:
    here = community_of_people
    mallory = here.joins("Mallory")
    card = here.inbox(amara)[0]
    for label in ("Accept", "Answer now", "Decline kindly", "Why me?"):
        shown = mallory.presses(label, card)
        assert "What this was about is no longer here" in words_of(shown)
        assert QUESTION not in words_of(shown)
    receipt = here.inbox(leila)[0]
    assert QUESTION not in words_of(mallory.presses("Take it back", receipt))
    assert "Accept" in {button.label for button in buttons_of(card)}
    assert "You said yes." in words_of(amara.presses("Accept", card))


def test_a_withdrawn_ask_is_told_and_gives_its_place_back(
    community_of_people: Community, leila: Acting, amara: Acting
) -> None:
    here = community_of_people
    receipt, card = here.inbox(leila)[0], here.inbox(amara)[0]
    leila.presses("Take the ask back", leila.presses("Take it back", receipt))
    here.deliver()
    assert "Leila is sorted; nothing to do, and your place is back." in words_of(here.inbox(amara)[0])
    assert "You took this back." in words_of(here.inbox(leila)[0])
    assert "It was taken back; there is nothing left to do." in words_of(amara.presses("Accept", card))
    assert here.platform.rooms == {}


def test_a_button_of_another_release_says_so(community_of_people: Community, amara: Acting) -> None:
    shown = amara.presses_token("1:dance:ask_1")
    assert isinstance(shown, Aside)
    assert "out of date" in words_of(shown)


def test_a_preview_from_before_a_restart_can_still_be_sent(
    community_of_people: Community, amara: Acting
) -> None:
    here = community_of_people
    tom = here.joins("Tom Whitaker")
    preview = tom.submits(tom.presses("Ask", tom.types("/find-mentor product")), question=QUESTION)
    send = button_of(preview, "Send")
    # Only the button is left of the process that drew it.
    later = here.acting(tom.person)
    assert "Sent" in words_of(later.presses_token(send.token))
    here.deliver()
    assert "you will have Amara's answer" in words_of(here.inbox(tom)[0])


def test_what_was_never_fit_to_send_is_not_sent_by_a_forged_button(
    community_of_people: Community, amara: Acting
) -> None:
    here = community_of_people
    tom = here.joins("Tom Whitaker")
    tom.submits(tom.presses("Ask", tom.types("/find-mentor product")), question="Why?")
    assert "Have one more look at it first" in words_of(tom.presses_token(f"1:send-ask:{amara.person.id}"))
    here.deliver()
    assert here.inbox(amara) == []
