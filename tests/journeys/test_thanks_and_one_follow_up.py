"""After an answer: thanks that need no reply, one follow-up, and a kind close."""

import pytest

from bot.handlers.routing import Answer
from bot.ui.nodes import Aside
from bot.ui.verbs import read_token
from tests.fakes.acting import Acting
from tests.fakes.community import Community
from tests.fakes.reading import buttons_of, errors_of, words_of

QUESTION = "How did you know that it was time to change?"
ANSWER = "I noticed that I read about nothing else."
MORE = "And how long did you wait after that?"


@pytest.fixture
def amara(community_of_people: Community) -> Acting:
    return community_of_people.mentors("Amara Okafor", offers={"quick-question": 4})


@pytest.fixture
def leila(community_of_people: Community, amara: Acting) -> Acting:
    here = community_of_people
    leila = here.joins("Leila Haddad")
    leila.asks(leila.types("/find-mentor product"), QUESTION)
    here.deliver()
    form = amara.presses("Answer now", here.inbox(amara)[0])
    amara.presses("Send", amara.submits(form, words=ANSWER))
    here.deliver()
    return leila


def asks_more(here: Community, leila: Acting) -> None:
    form = leila.presses("One follow-up", here.inbox(leila)[-1])
    leila.presses("Send", leila.submits(form, words=MORE))
    here.deliver()


def labels(shown: Answer) -> list[str]:
    return [button.label for button in buttons_of(shown)]


def test_thanks_reach_the_mentor_once(community_of_people: Community, amara: Acting, leila: Acting) -> None:
    here = community_of_people
    news = here.inbox(leila)[-1]
    assert labels(news) == ["Thank Amara", "One follow-up", "My home", "Report or block"]

    form = leila.presses("Thank Amara", news)
    assert "Amara reads it quietly, and need not answer." in words_of(form)
    assert "A few words of your own" in errors_of(leila.submits(form, ready="own", words=" "))["words"]
    preview = leila.submits(form, ready="next")
    assert "Thank you. I know what to try next." in words_of(preview)
    said = leila.presses("Send", preview, key="thanks-1")
    assert leila.presses("Send", preview, key="thanks-1") == said
    assert words_of(leila.presses("Send", preview)) == words_of(said)

    here.deliver()
    assert "Amara has your thanks." in words_of(here.inbox(leila)[-1])
    thanks = here.inbox(amara)[-1]
    assert "Leila thanks you" in words_of(thanks)
    assert labels(thanks) == ["Report or block"]
    assert labels(here.inbox(leila)[-1]) == ["One follow-up", "My home", "Report or block"]

    # The thanks stay where the mentor finds them again.
    home = amara.types("/mentoring")
    kept = amara.presses("Thanks received", home)
    assert "Thank you. I know what to try next." in words_of(kept)
    assert "Leila" in words_of(kept)
    assert "Thanks received" not in labels(leila.types("/mentoring"))


def test_one_follow_up_is_answered_and_closes_kindly(
    community_of_people: Community, amara: Acting, leila: Acting
) -> None:
    here = community_of_people
    form = leila.presses("One follow-up", here.inbox(leila)[-1])
    assert "601 characters and 600 fit" in errors_of(leila.submits(form, words="x" * 601))["words"]
    preview = leila.submits(form, words=MORE)
    leila.presses("Send", preview)
    here.deliver()
    assert "Your follow-up is with Amara until" in words_of(here.inbox(leila)[-1])
    card = here.inbox(amara)[-1]
    assert "Leila asks one thing more" in words_of(card)
    assert MORE in words_of(card)

    reply = amara.submits(amara.presses("Answer", card), words="Two years, and then one evening.")
    amara.presses("Send", reply)
    here.deliver()
    assert "You answered this too." in words_of(here.inbox(amara)[-1])
    first, last = here.inbox(leila)[-2:]
    assert "Two years, and then one evening." in words_of(last)
    assert "That closes this one." in words_of(last)
    assert labels(first) == ["Thank Amara", "My home", "Report or block"]
    assert "Already answered" in words_of(leila.presses_token(f"1:follow-up:{_ask_of(card)}"))
    assert "Already answered" in words_of(amara.presses("Leave it unanswered", card))


def _ask_of(card: Answer) -> str:
    return read_token(buttons_of(card)[0].token).ref


def test_a_follow_up_may_be_left_as_it_is(
    community_of_people: Community, amara: Acting, leila: Acting
) -> None:
    here = community_of_people
    asks_more(here, leila)
    told = len(here.inbox(leila))
    look = amara.presses("Leave it unanswered", here.inbox(amara)[-1])
    assert "Amara leaves it at the first answer" in words_of(look)
    here.deliver()
    assert len(here.inbox(leila)) == told
    left = amara.presses("Leave it unanswered", look)
    assert "You left it as it is." in words_of(here.comes_to(amara, left))
    here.deliver()
    assert "Amara leaves it at the first answer" in words_of(here.inbox(leila)[-1])
    assert "It says nothing about your question." in words_of(here.inbox(leila)[-1])


def test_a_follow_up_never_waits_for_ever(
    community_of_people: Community, amara: Acting, leila: Acting
) -> None:
    here = community_of_people
    asks_more(here, leila)
    here.clock.moves(days=4)
    assert here.closes_what_is_over() == 0
    here.clock.moves(days=3)
    assert here.closes_what_is_over() == 1
    assert here.closes_what_is_over() == 0
    here.deliver()
    assert "Your follow-up closed without an answer; the first one stands." in words_of(here.inbox(leila)[-1])
    assert "Closed by itself; your first answer stands." in words_of(here.inbox(amara)[-1])


def test_only_the_two_can_follow_an_answer(
    community_of_people: Community, amara: Acting, leila: Acting
) -> None:
    here = community_of_people
    mallory, news = here.joins("Mallory"), here.inbox(leila)[-1]
    for label in ("Thank Amara", "One follow-up"):
        assert ANSWER not in words_of(mallory.presses(label, news))
        assert "No longer here" in words_of(mallory.presses(label, news))
    asks_more(here, leila)
    card = here.inbox(amara)[-1]
    for label in ("Answer", "Leave it unanswered"):
        assert "No longer here" in words_of(mallory.presses(label, card))
        assert "No longer here" in words_of(leila.presses(label, card))


def test_an_answered_ask_is_found_again_from_home(community_of_people: Community, leila: Acting) -> None:
    shown = leila.presses("See", leila.types("/mentoring"), on="Amara")
    assert isinstance(shown, Aside)
    assert ANSWER in words_of(shown)
    assert "Thank Amara" in labels(shown)


def test_words_stay_open_to_change_until_somebody_has_looked(community_of_people: Community) -> None:
    here = community_of_people
    mei, tom = here.mentors("Mei Tan"), here.joins("Tom Whitaker")
    tom.asks(tom.types("/find-mentor Mei"), QUESTION, on="Mei")
    here.deliver()
    receipt = here.inbox(tom)[0]
    assert "is no longer here" in words_of(here.joins("Mallory").presses("Reword", receipt))
    better = "What did you tell yourself on the day that you changed?"
    preview = tom.submits(tom.presses("Reword", receipt), question=better)
    assert better in words_of(here.comes_to(tom, tom.presses("Send", preview)))
    here.deliver()
    assert better in words_of(here.inbox(mei)[0])

    late = tom.submits(tom.presses("Reword", receipt), question=QUESTION)
    mei.presses("Why me?", here.inbox(mei)[0])
    refused = tom.presses("Send", late)
    assert "Your ask has been looked at, so its words stay as they are." in words_of(refused)
    assert "Opened already" in words_of(tom.presses("Reword", receipt))
    shown = tom.presses("See", tom.types("/mentoring"), on="Mei")
    assert better in words_of(shown)
    assert "Reword" not in labels(shown)
