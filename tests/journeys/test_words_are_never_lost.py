"""A person types instead of pressing: nothing is done without a press, and no word is lost."""

import pytest

from bot.handlers.routing import Answer
from tests.fakes.acting import Acting
from tests.fakes.community import Community
from tests.fakes.reading import button_of, buttons_of, form_of, message_of, value_of, words_of

QUESTION = "How did you know that it was time to leave law?"
HONEST = "When Sunday evenings grew heavier than Mondays, I knew."
SOUNDS = {
    "Of course, any time": "Shall I tell Leila yes?",
    "I'd love to, ask away": "Shall I tell Leila yes?",
    "Sorry, I'm travelling": "Shall I tell Leila that it's a no this time?",
    "yes but I can’t this month": "Shall I tell Leila that it's a no this time?",
    "Know what you enjoy": "Is this for Leila?",
    "notes on law": "Is this for Leila?",
    HONEST: "Is this for Leila?",
}
SCREENS = {
    "help": "What you can type",
    "Settings": "Settings",
    "setings": "Settings",
    "STOP": "Settings",
    "my data": "What I keep about you",
    "delete my data!": "What I keep about you",
    "Become a mentor": "Being a mentor, on your own terms",
}


@pytest.fixture
def amara(community_of_people: Community) -> Acting:
    return community_of_people.mentors("Amara Okafor", offers={"quick-question": 4, "career-chat": 2})


@pytest.fixture
def leila(community_of_people: Community, amara: Acting) -> Acting:
    leila = community_of_people.joins("Leila Haddad")
    asks(leila, amara)
    community_of_people.deliver()
    return leila


def asks(mentee: Acting, mentor: Acting, kind: str = "quick-question") -> None:
    form = mentee.presses_token(f"1:ask:{mentor.person.id}")
    mentee.presses("Send", mentee.submits(form, question=QUESTION, kind=kind))


def box(shown: Answer) -> str:
    return next(value_of(field) for field in form_of(shown).fields if field.name == "words")


@pytest.mark.by_socket
def test_a_yes_is_asked_back_and_told_with_one_press(
    community_of_people: Community, amara: Acting, leila: Acting
) -> None:
    here = community_of_people
    back = amara.types("Yes, happy to!")
    assert message_of(back).title == "Shall I tell Leila yes?"
    assert "Nothing is sent yet, and your words are kept." in words_of(back)
    here.deliver()
    assert len(here.inbox(leila)) == 1
    amara.presses("Accept", back)
    here.deliver()
    assert here.inbox(leila)[1].title == "Amara said yes"


def test_what_words_sound_like(amara: Acting, leila: Acting) -> None:
    for words, title in SOUNDS.items():
        assert message_of(amara.types(words)).title == title, words


def test_an_answer_is_previewed_before_it_goes(
    community_of_people: Community, amara: Acting, leila: Acting
) -> None:
    here = community_of_people
    amara.types("product manager")
    form = amara.presses("Answer with these words", amara.types(HONEST))
    assert box(form) == HONEST
    amara.presses("Send", amara.submits(form))
    here.deliver()
    assert HONEST in words_of(here.inbox(leila)[-1])


def test_a_no_begins_with_what_was_typed(
    community_of_people: Community, amara: Acting, leila: Acting
) -> None:
    here = community_of_people
    words = "Sorry, I can't take this on before spring."
    form = amara.presses("Decline kindly", amara.types(words))
    assert box(form) == words
    amara.presses("Send", amara.submits(form))
    here.deliver()
    assert words in words_of(here.inbox(leila)[-1])


def test_a_form_that_was_begun_keeps_its_own_words(amara: Acting, leila: Acting) -> None:
    begun = amara.presses("Answer now", amara.presses("See", amara.types("/mentoring")))
    amara.submits(begun, words="A first thought of mine that I had begun.")
    amara.types(HONEST)
    again = amara.presses("Answer now", amara.presses("See", amara.types("/mentoring")))
    assert box(again) == "A first thought of mine that I had begun."


def test_what_cannot_be_answered_in_writing_is_not_offered(
    community_of_people: Community, amara: Acting
) -> None:
    tom = community_of_people.joins("Tom Whitaker")
    asks(tom, amara, "career-chat")
    labels = [button.label for button in buttons_of(amara.types(HONEST))]
    assert "Answer with these words" not in labels
    assert "Accept" in labels


def test_with_several_waiting_it_asks_for_whom(
    community_of_people: Community, amara: Acting, leila: Acting
) -> None:
    tom = community_of_people.joins("Tom Whitaker")
    asks(tom, amara)
    several = amara.types("Gladly")
    assert message_of(several).title == "Who is this for?"
    card = amara.presses("See the ask", several, on="Tom")
    assert "Tom Whitaker" in words_of(card)
    assert message_of(amara.types("Gladly, Leila!")).title == "Shall I tell Leila yes?"


def test_it_may_have_been_a_search_after_all(
    community_of_people: Community, amara: Acting, leila: Acting
) -> None:
    community_of_people.mentors("Jonas Berg", field="Beekeeping", headline="Beekeeper")
    back = amara.types("beekeeping")
    assert "Jonas Berg" in words_of(amara.presses("Look for it instead", back))


def test_whoever_has_nobody_waiting_looks_for_what_they_type(leila: Acting) -> None:
    assert "Amara Okafor" in words_of(leila.types("I wonder about product"))
    assert "Nobody for" in words_of(leila.types("yes, happy to"))


def test_some_lines_name_a_screen(leila: Acting) -> None:
    for line, title in SCREENS.items():
        assert message_of(leila.types(line)).title == title, line


def test_an_ask_that_is_answered_meanwhile_shows_the_truth(
    community_of_people: Community, amara: Acting, leila: Acting
) -> None:
    here = community_of_people
    back = amara.types("Yes, happy to!")
    leila.presses("Take the ask back", leila.presses("Take it back", here.inbox(leila)[0]))
    assert message_of(amara.presses("Accept", back)).title == "Already settled"
    assert button_of(back, "Accept").verb.name == "accept"
    assert "Nobody for" in words_of(amara.types("Yes, happy to!"))
