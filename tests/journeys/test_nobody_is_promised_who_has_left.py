"""A person leaves while things are under way: no card promises or offers anybody what is untrue."""

from collections.abc import Callable
from typing import cast

import pytest

from bot.handlers.routing import Answer
from bot.ui.nodes import Message
from tests.fakes.acting import Acting
from tests.fakes.community import Community
from tests.fakes.discord.community import DiscordCommunity
from tests.fakes.discord.people_act import DiscordActing
from tests.fakes.reading import buttons_of, cards_of, words_of

pytestmark = pytest.mark.not_in_slack
"""Slack says who leaves by an event; see `tests/faults/slack/test_f21_who_left_is_gone.py`."""

QUESTION = "How did you know that it was time to leave law, of all things?"
ANSWER = "I noticed that I read about nothing else."
MORE = "And how long did you wait after that?"
WORDS = "He wrote to me at midnight, three times, after I had said no."
OVER = "{name} is not here any more. There is nothing left to do."


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
def amara(here: Community) -> Acting:
    return here.mentors("Amara Okafor", offers={"quick-question": 4})


@pytest.fixture
def leila(here: Community, amara: Acting) -> Acting:
    return here.joins("Leila Haddad")


Leaving = Callable[[Community, Acting], None]


def leaves(here: Community, who: Acting) -> None:
    """The platform says that a person is no member any more."""
    here.responder.left(who.actor.platform, who.actor.workspace, who.user).result()
    here.deliver()


def erases(here: Community, who: Acting) -> None:
    """A person erases themselves."""
    who.submits(who.presses_token("1:erase:"), word="erase")
    here.deliver()


def labels(shown: Answer) -> list[str]:
    return [button.label for button in buttons_of(shown)]


def three_noes(here: Community, leila: Acting) -> Message:
    """Let three mentors decline kindly; return what the mentee reads then."""
    for name in ("Mei", "Jonas", "Fay"):
        mentor = here.mentors(f"{name} Made-Up")
        leila.asks(leila.types(f"/find-mentor {name}"), QUESTION, on=name)
        here.deliver()
        form = mentor.presses("Decline kindly", here.inbox(mentor)[0])
        mentor.presses("Send", mentor.submits(form, ready="full"))
        here.deliver()
        here.clock.moves(minutes=5)
    return here.inbox(leila)[-1]


def raises_hand(here: Community, leila: Acting) -> None:
    leila.presses("Ask a person to help", three_noes(here, leila))
    here.deliver()


def test_a_hand_of_who_has_left_was_looked_at_by_nobody(here: Community, maya: Acting, leila: Acting) -> None:
    raises_hand(here, leila)
    leaves(here, leila)
    (card,) = [one for one in here.inbox(maya) if "could use a hand" in one.title]
    assert OVER.format(name="Leila") in words_of(card)
    assert "Looked at" not in words_of(card)
    assert "I'll write" not in " ".join(labels(card))
    assert "could use a hand" not in words_of(maya.types("/programme"))


def test_a_promise_of_a_manager_who_left_goes_to_the_others_for_the_rest_of_its_days(
    here: Community, maya: Acting, omar: Acting, leila: Acting
) -> None:
    raises_hand(here, leila)
    maya.presses("I'll write to Leila", here.inbox(maya)[-1])
    here.deliver()
    leaves(here, maya)
    (card,) = [one for one in here.inbox(omar) if "could use a hand" in one.title]
    assert "They were told that they would hear by Friday 6 November." in words_of(card)
    assert "I'll write to Leila" in labels(card)
    told = words_of(here.inbox(leila)[-1])
    assert "By Friday 6 November you will hear who is writing to you, or that nobody could." in told
    assert "Maya" not in told
    here.clock.moves(days=5)
    here.closes_what_is_over()
    here.deliver()
    assert "Not yet, I'm sorry" in words_of(here.inbox(leila)[-1])


def test_an_introduction_of_who_has_left_asks_nothing_of_managers(
    here: Community, maya: Acting, leila: Acting
) -> None:
    form = leila.presses_token("1:introduce-me:")
    leila.submits(form, kind="quick-question")
    here.deliver()
    (card,) = here.inbox(maya)
    assert "Introduce warmly" in labels(card)
    leaves(here, leila)
    (card,) = [one for one in here.inbox(maya) if "would like an introduction" in one.title]
    assert "Introduce warmly" not in labels(card)
    assert OVER.format(name="Leila") in words_of(card)
    assert "let it go" not in words_of(card)


def test_a_proposed_mentor_who_leaves_is_proposed_no_more(
    here: Community, maya: Acting, leila: Acting, amara: Acting
) -> None:
    leila.submits(leila.presses_token("1:introduce-me:"), kind="quick-question")
    here.deliver()
    look = maya.presses("Think of Amara", maya.presses("Introduce warmly", here.inbox(maya)[0]))
    maya.presses("Propose Amara", look)
    here.deliver()
    assert "Amara" in words_of(here.inbox(leila)[-1])
    leaves(here, amara)
    assert "Amara" not in words_of(here.inbox(leila)[-1])
    assert any("Introduce warmly" in labels(one) for one in here.inbox(maya))


def waits_for_a_hello(here: Community, maya: Acting) -> Acting:
    maya.presses("Say hello first", maya.presses("New mentors", maya.types("/programme")))
    mei = here.joins("Mei Tan")
    form = mei.presses("In your words", mei.types("/be-a-mentor"))
    mei.submits(form, headline="Midwife", story="I left nursing school twice before I stayed.", field="Care")
    listed = mei.presses("How much of each", mei.types("/be-a-mentor"))
    mei.submits(mei.presses("Give this", listed, on="One quick question"), places="2", easy="")
    mei.presses("Open my door", mei.types("/be-a-mentor"))
    here.deliver()
    return mei


def test_a_hello_is_still_wanted_of_who_comes_back(here: Community, maya: Acting, omar: Acting) -> None:
    mei = waits_for_a_hello(here, maya)
    leaves(here, mei)
    (card,) = [one for one in here.inbox(maya) if "would like to open a door" in one.title]
    assert OVER.format(name="Mei") in words_of(card)
    assert "Say hello and open their door" not in labels(card)

    own = words_of(mei.types("/be-a-mentor"))
    assert "your door opens as soon as you press" not in own
    assert "A first door opens here after a hello" in own
    mei.presses("Open my door", mei.types("/be-a-mentor"))
    here.deliver()
    assert any("Say hello and open their door" in labels(one) for one in here.inbox(omar))


def answered(here: Community, leila: Acting, amara: Acting) -> Message:
    leila.asks(leila.types("/find-mentor product"), QUESTION)
    here.deliver()
    form = amara.presses("Answer now", here.inbox(amara)[0])
    amara.presses("Send", amara.submits(form, words=ANSWER))
    here.deliver()
    return here.inbox(leila)[-1]


@pytest.mark.parametrize("goes", [leaves, erases])
def test_thanks_and_a_follow_up_go_to_nobody_who_has_left(
    here: Community, leila: Acting, amara: Acting, goes: Leaving
) -> None:
    old = answered(here, leila, amara)
    preview = leila.submits(leila.presses("One follow-up", old), words=MORE)
    thanks = leila.submits(leila.presses("Thank Amara", old), ready="next")
    goes(here, amara)
    for shown in (leila.presses("Send", preview), leila.presses("Send", thanks)):
        assert "They are not here any more, so there is nothing left to do." in words_of(shown)
    assert MORE in words_of(leila.presses("Send", preview))
    for label in ("One follow-up", "Thank Amara"):
        assert "They are not here any more" in words_of(leila.presses(label, old))
    here.deliver()
    assert not {"One follow-up", "Thank Amara"} & {
        label for one in here.inbox(leila) for label in labels(one)
    }


def test_thanks_may_be_said_once_the_mentor_is_back(here: Community, leila: Acting, amara: Acting) -> None:
    answered(here, leila, amara)
    leaves(here, amara)
    amara.types("/mentoring")
    here.deliver()
    card = here.inbox(leila)[-1]
    leila.presses("Send", leila.submits(leila.presses("Thank Amara", card), ready="next"))
    here.deliver()
    assert "Leila thanks you" in words_of(here.inbox(amara)[-1])


def test_a_follow_up_of_a_mentee_who_left_asks_nothing_of_its_mentor(
    here: Community, leila: Acting, amara: Acting
) -> None:
    form = leila.presses("One follow-up", answered(here, leila, amara))
    leila.presses("Send", leila.submits(form, words=MORE))
    here.deliver()
    leaves(here, leila)
    card = here.inbox(amara)[-1]
    assert "Leila is not here any more; your first answer stands." in words_of(card)
    assert "has been told" not in words_of(card)
    assert "Answer" not in labels(card)


def test_no_report_waits_for_a_reader_who_has_left(
    here: Community, maya: Acting, leila: Acting, amara: Acting
) -> None:
    sara, tom = here.joins("Sara Nilsen"), here.joins("Tom Whitaker")
    maya.submits(maya.presses_token("1:choose-readers:"), first=sara.user, second=tom.user)
    leila.asks(leila.types("/find-mentor product"), QUESTION)
    here.deliver()
    report = leila.presses_token(f"1:report:{amara.person.id}")
    leila.submits_all(report, {"what": "pressure", "words": WORDS})
    here.deliver()
    assert not [one for one in here.inbox(maya) if WORDS in words_of(one)]

    leaves(here, sara)
    gone = "Sara is not here any more, so they read no reports."
    assert any(gone in words_of(one) for one in here.inbox(maya))
    assert not [one for one in here.inbox(maya) if WORDS in words_of(one)]
    assert "Sara" not in words_of(here.inbox(leila)[-1])

    leaves(here, tom)
    (card,) = [one for one in here.inbox(maya) if WORDS in words_of(one)]
    assert "I'm looking into it" in labels(card)
    assert "Maya Lindqvist" in words_of(here.inbox(leila)[-1])


def test_a_report_goes_to_managers_where_its_last_reader_would_rather_not(
    here: Community, maya: Acting, leila: Acting, amara: Acting
) -> None:
    sara, tom = here.joins("Sara Nilsen"), here.joins("Tom Whitaker")
    maya.submits(maya.presses_token("1:choose-readers:"), first=sara.user, second=tom.user)
    here.deliver()
    report = leila.presses_token(f"1:report:{amara.person.id}")
    leila.submits_all(report, {"what": "pressure", "words": WORDS})
    for one in (sara, tom):
        one.presses_token("1:stop-reading:")
    here.deliver()
    assert [one for one in here.inbox(maya) if WORDS in words_of(one)]


def test_who_has_left_is_not_chosen_to_read_reports(here: Community, maya: Acting) -> None:
    sara, tom = here.joins("Sara Nilsen"), here.joins("Tom Whitaker")
    form = maya.presses_token("1:choose-readers:")
    leaves(here, tom)
    if isinstance(here, DiscordCommunity):
        # There a form brings what Discord says of whom it names.
        cast("DiscordActing", tom).who.leaves(here.town.guild)
    assert "Tom Whitaker" not in words_of(maya.presses_token("1:choose-readers:"))
    assert "read reports from now on" not in words_of(maya.submits(form, first=sara.user, second=tom.user))


def test_a_wish_for_room_says_that_its_mentor_is_gone(here: Community, leila: Acting, amara: Acting) -> None:
    for name in ("Tom One", "Ann Two", "Eve Three"):
        one = here.joins(name)
        one.asks(one.types("/find-mentor product"), QUESTION)
    here.catch_up()
    leila.presses_token(f"1:wish:room.{amara.person.id}")
    assert "When Amara has room again" in words_of(leila.presses_token("1:wishes:"))
    leaves(here, amara)
    assert OVER.format(name="Amara") in words_of(leila.presses_token("1:wishes:"))
    here.catch_up()
    assert here.looks_after_wishes() == 0


def test_a_saved_mentor_who_left_is_listed_once_they_are_back(
    here: Community, leila: Acting, amara: Acting
) -> None:
    leila.presses_token(f"1:save:{amara.person.id}")
    leaves(here, amara)
    assert [one.title for one in cards_of(leila.presses_token("1:saved:"))] == []
    amara.types("/mentoring")
    assert [one.title for one in cards_of(leila.presses_token("1:saved:"))] == ["Amara Okafor"]


def test_an_open_ask_goes_on_when_the_mentor_who_has_it_leaves(
    here: Community, leila: Acting, amara: Acting
) -> None:
    jonas = here.mentors("Jonas Berg")
    form = leila.presses_token("1:carry:")
    written = {"question": QUESTION, "kind": "quick-question", "line": "a student"}
    leila.presses("Send", leila.submits_all(form, written))
    here.deliver()
    (first,) = [one for one in (amara, jonas) if here.inbox(one)]
    (second,) = [one for one in (amara, jonas) if one is not first]
    before = len(here.inbox(leila))
    leaves(here, first)
    assert QUESTION in words_of(here.inbox(second)[-1])
    assert len(here.inbox(leila)) == before
    leaves(here, leila)
    assert "Accept" not in labels(here.inbox(second)[-1])


@pytest.mark.parametrize("goes", [leaves, erases])
def test_a_question_to_a_mentor_who_left_stays_its_writers(
    here: Community, leila: Acting, amara: Acting, goes: Leaving
) -> None:
    form = leila.presses("Ask", leila.types("/find-mentor product"))
    preview = leila.submits(form, question=QUESTION)
    goes(here, amara)
    here.mentors("Jonas Berg")
    for shown in (leila.presses("Send", preview), leila.submits(form, question=QUESTION)):
        assert "No longer here" in words_of(shown)
        once_more = leila.presses("Ask", leila.types("/find-mentor Jonas"))
        assert QUESTION in words_of(shown) + words_of(once_more)


def test_a_time_that_was_agreed_is_called_off(here: Community, leila: Acting) -> None:
    tomas = here.mentors("Tomás Rey", offers={"career-chat": 1}, zone="Europe/London")
    form = leila.presses_token(f"1:ask:{tomas.person.id}")
    leila.presses("Send", leila.submits(form, question=QUESTION, kind="career-chat"))
    here.deliver()
    tomas.presses("Accept", here.inbox(tomas)[0])
    here.deliver()
    leila.submits(leila.presses("Suggest times", room(here)[0]), day="2026-11-10", time="16:00")
    here.deliver()
    tomas.presses("Choose this time", room(here)[-1])
    here.deliver()
    assert any("You meet on" in words_of(one) for one in room(here))
    leaves(here, tomas)
    assert not any("You meet on" in words_of(one) for one in room(here))
    assert "You meet on" not in words_of(leila.types("/mentoring"))
    here.clock.moves(days=9)
    here.reminds()
    here.deliver()
    assert not [one for one in here.inbox(leila) if one.title.startswith("Did you and")]


def room(here: Community) -> list[Message]:
    (name,) = here.platform.rooms
    return [line.message for line in here.platform.lines.values() if line.to == name]
