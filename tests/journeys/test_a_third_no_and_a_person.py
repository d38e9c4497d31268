"""After the third no a mentee accepts a person's help: told by when, told who, never left waiting."""

from dataclasses import replace
from functools import partial

import pytest
from sqlalchemy import Connection

from bot.domain.asks.human_help import Hand, HelpStatus
from bot.domain.safety.report_and_block import Why
from bot.handlers.routing import Answer
from bot.store.asks.human_help import Hands
from bot.store.safety.report_and_block import Safety
from tests.fakes.acting import Acting
from tests.fakes.community import Community
from tests.fakes.reading import button_of, buttons_of, cards_of, words_of

QUESTION = "How did you know that it was time to leave law?"


@pytest.fixture
def here(community_of_people: Community) -> Community:
    return community_of_people


@pytest.fixture
def maya(here: Community) -> Acting:
    return here.joins("Maya Lindqvist", manages=True)


@pytest.fixture
def omar(here: Community) -> Acting:
    return here.joins("Omar Haddad", manages=True)


@pytest.fixture
def leila(here: Community, maya: Acting, omar: Acting) -> Acting:
    """Leila, who has had three noes in a row."""
    leila = here.joins("Leila Haddad")
    for name in ("Amara", "Mei", "Jonas"):
        mentor = here.mentors(f"{name} Made-Up")
        leila.asks(leila.types(f"/find-mentor {name}"), QUESTION, on=name)
        here.deliver()
        form = mentor.presses("Decline kindly", here.inbox(mentor)[0])
        mentor.presses("Send", mentor.submits(form, ready="full"))
        here.deliver()
        here.clock.moves(minutes=5)
    return leila


def labels(shown: Answer) -> list[str]:
    return [button.label for button in buttons_of(shown)]


def test_a_manager_says_that_they_will_write(
    here: Community, leila: Acting, maya: Acting, omar: Acting
) -> None:
    third = here.inbox(leila)[-1]
    assert "Within 3 days you would hear who will write to you." in words_of(third)
    assert here.inbox(maya) == []
    said = leila.presses("Ask a person to help", third, key="yes-1")
    assert "By Friday 6 November you will hear who is writing to you, or that nobody could." in words_of(said)
    assert "Ask a person to help" not in labels(said)
    assert leila.presses("Ask a person to help", third, key="yes-1") == said
    assert words_of(leila.presses("Ask a person to help", third)) == words_of(said)
    assert here.deliver() == 2

    # Each manager has one card: her name, none of her words.
    card = here.inbox(maya)[0]
    assert [len(here.inbox(one)) for one in (maya, omar)] == [1, 1]
    assert "Leila Haddad could use a hand" in words_of(card)
    assert QUESTION not in words_of(card)
    listed = omar.types("/programme")
    assert [one.title for one in cards_of(listed)] == ["Leila Haddad"]

    took = maya.presses("I'll write to Leila", card)
    assert "You said that you would write to them." in words_of(took)
    assert labels(took)[:2] == ["Mark as done and tell them", "Introduce warmly"]
    assert "In good hands" in words_of(omar.presses("I'll write to Leila", listed))
    here.deliver()
    news = here.inbox(leila)[-1]
    assert "A person will write to you" in words_of(news)
    assert "Maya Lindqvist will write to you." in words_of(news)
    assert "Maya Lindqvist writes to them." in words_of(here.inbox(omar)[0])


def test_only_the_manager_who_promised_puts_it_away(
    here: Community, leila: Acting, maya: Acting, omar: Acting
) -> None:
    leila.presses("Ask a person to help", here.inbox(leila)[-1])
    here.deliver()
    maya.presses("I'll write to Leila", here.inbox(maya)[0])
    # The day passes without a notice: a manager has taken it on.
    here.clock.moves(days=5)
    assert here.closes_what_is_over() == 0
    # Nobody but she who promised is offered to put it away, nor could they.
    listed = maya.types("/programme")
    assert "Mark as done and tell them" not in labels(omar.types("/programme"))
    done = button_of(listed, "Mark as done and tell them").token
    assert "In good hands" in words_of(omar.presses_token(done))
    page = maya.presses("Mark as done and tell them", maya.types("/programme"))
    assert "Nothing is waiting for you." in words_of(page)
    assert "Leila Haddad" not in words_of(omar.types("/programme"))


def test_what_was_looked_at_is_said_to_her_and_to_the_other_manager(
    here: Community, leila: Acting, maya: Acting, omar: Acting
) -> None:
    third = here.inbox(leila)[-1]
    leila.presses("Ask a person to help", third)
    here.deliver()
    maya.presses("I'll write to Leila", here.inbox(maya)[0])
    maya.presses("Mark as done and tell them", maya.types("/programme"))
    here.deliver()
    assert "Looked at and closed by Maya Lindqvist." in words_of(here.inbox(omar)[0])
    said = leila.presses("Ask a person to help", third)
    assert "Maya Lindqvist has looked at this with you." in words_of(said)


def test_whoever_takes_everything_and_goes_is_named_on_no_card(
    here: Community, leila: Acting, maya: Acting, omar: Acting
) -> None:
    leila.presses("Ask a person to help", here.inbox(leila)[-1])
    here.deliver()
    assert "Leila Haddad" in words_of(here.inbox(omar)[0])
    form = leila.presses("Erase everything", leila.presses("My data", leila.types("/mentoring")))
    leila.submits(form, word="erase")
    here.deliver()
    for manager in (maya, omar):
        (card,) = here.inbox(manager)
        assert "Leila" not in words_of(card)
        assert "There is nothing left to do." in words_of(card)
        assert labels(card) == []


def test_nobody_finds_the_time_and_leila_is_told_kindly(here: Community, leila: Acting, maya: Acting) -> None:
    leila.presses("Ask a person to help", here.inbox(leila)[-1])
    here.deliver()
    told = len(here.inbox(leila))
    here.clock.moves(days=2)
    assert here.closes_what_is_over() == 0
    here.clock.moves(days=2)
    assert (here.closes_what_is_over(), here.closes_what_is_over()) == (1, 0)
    here.deliver()
    news = here.inbox(leila)[-1]
    assert len(here.inbox(leila)) == told + 1
    assert "Nobody has found the time yet, which says nothing about you." in words_of(news)
    (whom,) = [line for line in words_of(news).splitlines() if line.startswith("You can write to them too")]
    assert {"Maya Lindqvist", "Omar Haddad"} == set(whom.partition(": ")[2].strip(".").split(" or "))
    assert "Find somebody else" in labels(news)

    # A late reply is still accepted, also on the message that says to managers that the day passed.
    first, passed = here.inbox(maya)
    assert "a late word is still welcome" in words_of(passed)
    maya.presses("I'll write to Leila", first)
    here.deliver()
    assert not [card for card in here.inbox(maya) if "I'll write to Leila" in labels(card)]
    assert len(here.inbox(leila)) == told + 2, "a late promise comes as a message, too"
    assert "Maya Lindqvist will write to you." in words_of(here.inbox(leila)[-1])


def test_only_managers_take_it_and_only_she_raises_it(here: Community, leila: Acting, maya: Acting) -> None:
    third, mallory = here.inbox(leila)[-1], here.joins("Mallory")
    assert "No longer here" in words_of(mallory.presses("Ask a person to help", third))
    leila.presses("Ask a person to help", third)
    here.deliver()
    card = here.inbox(maya)[0]
    for presser in (mallory, leila):
        assert "For those who look after mentoring" in words_of(presser.presses("I'll write to Leila", card))
    assert "They were told that they would hear by" in words_of(maya.types("/programme"))


def test_whoever_looks_after_nobody_any_more_hears_of_nobody(
    here: Community, leila: Acting, maya: Acting, omar: Acting
) -> None:
    leila.presses("Ask a person to help", here.inbox(leila)[-1])
    here.acting(replace(omar.person, manages=False)).types("/mentoring")
    here.deliver()
    assert (len(here.inbox(maya)), here.inbox(omar)) == (1, [])


def test_two_managers_who_both_saw_it_waiting_do_not_both_take_it(
    here: Community, leila: Acting, maya: Acting, omar: Acting
) -> None:
    leila.presses("Ask a person to help", here.inbox(leila)[-1])

    def takes(connection: Connection, manager: Acting, hand: Hand) -> bool:
        promised = replace(hand, reach=HelpStatus.PROMISED, by=manager.person.id)
        return Hands(connection, here.id).change(promised, when=HelpStatus.WAITING)

    (hand,) = here.database.read(lambda open_: Hands(open_, here.id).to_help())
    took = [here.database.write(partial(takes, manager=one, hand=hand)) for one in (maya, omar)]
    assert took == [True, False]
    assert "Maya Lindqvist writes to them." in words_of(omar.types("/programme"))


def test_a_manager_who_is_kept_apart_from_her_hears_nothing(
    here: Community, leila: Acting, maya: Acting, omar: Acting
) -> None:
    def keep(connection: Connection) -> None:
        Safety(connection, here.id, here.clock()).keep_apart(leila.person.id, omar.person.id, Why.REPORT)

    here.database.write(keep)
    leila.presses("Ask a person to help", here.inbox(leila)[-1])
    assert here.deliver() == 1
    card = here.inbox(maya)[0]
    assert here.inbox(omar) == []
    assert "Leila" not in words_of(omar.types("/programme"))
    assert "No longer here" in words_of(omar.presses("I'll write to Leila", card))


def test_a_first_no_brings_no_person(here: Community, maya: Acting) -> None:
    leila, amara = here.joins("Leila Haddad"), here.mentors("Amara Made-Up")
    leila.asks(leila.types("/find-mentor Amara"), QUESTION)
    here.deliver()
    card = here.inbox(amara)[0]
    amara.presses("Send", amara.submits(amara.presses("Decline kindly", card), ready="full"))
    ask = buttons_of(card)[0].ref
    assert "No longer here" in words_of(leila.presses_token(f"1:want-hand:{ask}"))
    here.deliver()
    assert here.inbox(maya) == []
