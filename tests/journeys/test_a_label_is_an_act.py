"""A card from an earlier release: its button said *Yes*, and nothing is accepted by it unseen."""

from collections.abc import Iterator

import pytest

from bot.ui.nodes import Button, Message
from bot.views.answers import answer
from tests.fakes.acting import Acting
from tests.fakes.community import Community
from tests.fakes.reading import buttons_of, message_of, words_of
from tests.stored.shapes import Written

QUESTION = "How did you know that it was time to leave law?"


@pytest.fixture
def amara(community_of_people: Community) -> Acting:
    return community_of_people.mentors("Amara Okafor", offers={"career-chat": 2})


@pytest.fixture
def leila(community_of_people: Community) -> Acting:
    return community_of_people.joins("Leila Haddad")


@pytest.fixture
def old_card(
    community_of_people: Community,
    leila: Acting,
    amara: Acting,
    monkeypatch: pytest.MonkeyPatch,
    stored: Written,
) -> Iterator[Message]:
    """The mentor's card as an earlier release drew it, with *Yes* where *Accept* stands today."""

    def of_before(label: str, *rest: object, **more: object) -> Button:
        button = Button(label, *rest, **more)  # type: ignore[arg-type]
        if label == "Accept":
            object.__setattr__(button, "label", "Yes")
        return button

    leila.asks(leila.types("/find-mentor Amara"), QUESTION)
    with monkeypatch.context() as before:
        before.setattr(answer, "Button", of_before)
        community_of_people.deliver()
        card = community_of_people.inbox(amara)[0]
    assert "Yes" in [button.label for button in buttons_of(card)]
    yield card
    stored.labels.discard(("accept", "Yes"))


@pytest.mark.by_socket
def test_an_old_label_shows_what_it_does_today_and_does_nothing(
    community_of_people: Community, leila: Acting, amara: Acting, old_card: Message
) -> None:
    here = community_of_people
    look = amara.presses("Yes", old_card)
    assert message_of(look).title == "Please look once more"
    assert "This button said “Yes” when I sent it. Today it does this: “Accept”." in words_of(look)
    here.deliver()
    assert "Amara said yes" not in [card.title for card in here.inbox(leila)]

    amara.presses("Accept", look)
    here.deliver()
    assert "You said yes." in words_of(here.inbox(amara)[0])
    assert "Amara said yes" in [card.title for card in here.inbox(leila)]


def test_a_second_press_looks_once_more(
    community_of_people: Community, leila: Acting, amara: Acting, old_card: Message
) -> None:
    first = amara.presses("Yes", old_card, key="twice")
    assert words_of(amara.presses("Yes", old_card, key="twice")) == words_of(first)
    community_of_people.deliver()
    assert "Amara said yes" not in [card.title for card in community_of_people.inbox(leila)]
