"""F56: Teams refuses a card: the same facts come as words, once, and the outbox knows where they stand."""

import pytest

from tests.fakes.teams import routes
from tests.fakes.teams.community import TeamsCommunity
from tests.fakes.teams.ledger import Failure, Trouble
from tests.fakes.teams.people_act import TeamsActing
from tests.fakes.teams.values import Message

QUESTION = "How did you know that it was time to change?"


def refuses(here: TeamsCommunity, whose: TeamsActing, route: str, code: str = "BadArgument") -> None:
    """Refuse the next card of somebody."""
    here.campus.here.fails(Trouble(Failure(400, code), route, whose.user))


def asked(leila: TeamsActing, amara: TeamsActing) -> None:
    leila.asks(leila.types("/find-mentor product"), QUESTION, on=amara.name)


def told(here: TeamsCommunity, whose: TeamsActing) -> list[Message]:
    chat = here.campus.here.personal(whose.who.account)
    return here.campus.here.of_the_bot(chat.id)


@pytest.mark.parametrize("code", ["BadArgument", "BadSyntax"])
def test_a_notice_comes_as_words(
    here: TeamsCommunity, leila: TeamsActing, amara: TeamsActing, code: str
) -> None:
    asked(leila, amara)
    refuses(here, amara, routes.SEND, code)
    here.deliver()
    (words,) = told(here, amara)
    assert words.card_for() is None
    for fact in ("Leila Haddad", QUESTION, "one quick question", "8 November"):
        assert fact in words.text
    here.deliver()
    assert told(here, amara) == [words]


def test_what_came_as_words_is_drawn_anew_as_a_card(
    here: TeamsCommunity, leila: TeamsActing, amara: TeamsActing
) -> None:
    asked(leila, amara)
    refuses(here, amara, routes.SEND)
    here.deliver()
    leila.presses("Take the ask back", leila.presses("Take it back", here.campus.received(leila.user)[0]))
    here.deliver()
    (now,) = told(here, amara)
    assert now.card_for() is not None
    assert now.edited == 1


def test_a_card_that_cannot_be_drawn_anew_says_it_in_words(
    here: TeamsCommunity, leila: TeamsActing, amara: TeamsActing
) -> None:
    asked(leila, amara)
    here.deliver()
    leila.presses("Take the ask back", leila.presses("Take it back", here.campus.received(leila.user)[0]))
    refuses(here, amara, routes.UPDATE)
    here.deliver()
    (now,) = told(here, amara)
    assert now.card_for() is None
    assert "your place is back" in now.text


def test_an_answer_comes_as_words(here: TeamsCommunity, leila: TeamsActing, amara: TeamsActing) -> None:
    assert amara.name == "Amara Okafor"
    refuses(here, leila, routes.SEND)
    leila.who.says("/find-mentor product")
    (words,) = told(here, leila)
    assert "Amara Okafor" in words.text
