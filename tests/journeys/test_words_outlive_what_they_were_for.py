"""Somebody writes while the thing ends elsewhere: their words are given back, or begin the next form."""

from collections.abc import Callable

import pytest

from bot.handlers.routing import Answer
from bot.ui.forms import Form
from tests.fakes.acting import Acting
from tests.fakes.community import Community
from tests.fakes.kept_words import stand
from tests.fakes.reading import buttons_of, form_of, message_of, value_of, words_of

QUESTION = "How did you know that it was time to leave law?"
ANSWER = "When Sunday evenings grew heavier than Mondays, I began to look around and told my wife."
SENTENCE = "I study law and wonder whether product would suit me better"


@pytest.fixture
def here(community_of_people: Community) -> Community:
    return community_of_people


@pytest.fixture
def amara(here: Community) -> Acting:
    return here.mentors("Amara Okafor", offers={"quick-question": 1, "cv-review": 1, "career-chat": 2})


@pytest.fixture
def leila(here: Community, amara: Acting) -> Acting:
    return here.joins("Leila Haddad")


def box(form: Answer, name: str = "question") -> str:
    return next(value_of(field) for field in form_of(form).fields if field.name == name)


def asks(who: Acting, mentor: Acting, question: str = QUESTION, **more: str) -> Answer:
    return who.submits_all(who.presses_token(f"1:ask:{mentor.person.id}"), {"question": question, **more})


def waits(here: Community, leila: Acting, amara: Acting, kind: str = "quick-question") -> str:
    """Send an ask; return its id."""
    leila.presses("Send", asks(leila, amara, kind=kind))
    here.deliver()
    token = next(b.token for b in buttons_of(here.inbox(amara)[0]) if b.verb.name == "accept")
    return token.rpartition(":")[2]


# A mentor writes, and the ask ends meanwhile


def taken_back(here: Community, leila: Acting, amara: Acting, ask: str) -> None:
    leila.presses_token(f"1:withdraw-now:{ask}")


def closed(here: Community, leila: Acting, amara: Acting, ask: str) -> None:
    here.clock.moves(days=21)
    here.closes_what_is_over()


def declined_elsewhere(here: Community, leila: Acting, amara: Acting, ask: str) -> None:
    form = amara.presses_token(f"1:decline:{ask}")
    amara.presses("Send", amara.submits(form, ready=form_ready(form)))


def accepted_elsewhere(here: Community, leila: Acting, amara: Acting, ask: str) -> None:
    amara.presses_token(f"1:accept:{ask}")


def blocked(here: Community, leila: Acting, amara: Acting, ask: str) -> None:
    leila.presses_token(f"1:block:{ask}")


def erased(here: Community, leila: Acting, amara: Acting, ask: str) -> None:
    leila.submits(leila.presses_token("1:erase:"), word="erase")


def form_ready(form: Answer) -> str:
    return next(value_of(field) for field in form_of(form).fields if field.name == "ready")


Ending = Callable[[Community, Acting, Acting, str], None]
ENDINGS: tuple[Ending, ...] = (taken_back, closed, declined_elsewhere, accepted_elsewhere, blocked, erased)
FORMS = {
    "answer": {"words": ANSWER},
    "decline": {"ready": "own", "words": ANSWER},
    "offer": {"words": ANSWER},
}


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("ends", ENDINGS)
def test_what_a_mentor_wrote_is_given_back(
    here: Community, leila: Acting, amara: Acting, ends: Ending, form: str
) -> None:
    ask = waits(here, leila, amara, "cv-review" if form == "offer" else "quick-question")
    opened = amara.presses_token(f"1:{form}:{ask}")
    assert isinstance(opened, Form)
    ends(here, leila, amara, ask)
    refused = amara.submits_all(opened, FORMS[form])
    assert stand(ANSWER, refused, amara), words_of(refused)


@pytest.mark.parametrize("ends", ENDINGS)
def test_what_was_previewed_is_given_back_with_the_old_send(
    here: Community, leila: Acting, amara: Acting, ends: Ending
) -> None:
    ask = waits(here, leila, amara)
    preview = amara.submits_all(amara.presses_token(f"1:answer:{ask}"), FORMS["answer"])
    ends(here, leila, amara, ask)
    refused = amara.presses("Send", preview)
    assert message_of(refused).title in {"Already settled", "No longer here", "Already sent or let go"}
    assert stand(ANSWER, refused, amara), words_of(refused)
    assert stand(ANSWER, amara.presses_token(f"1:answer:{ask}"), amara)


# A mentee writes, and the mentor's door closes meanwhile


def full(here: Community, amara: Acting) -> None:
    tom = here.joins("Tom Whitaker")
    tom.presses("Send", asks(tom, amara, kind="quick-question"))
    for name in ("Uma Rao", "Vera Lind"):
        other = here.joins(name)
        other.presses("Send", asks(other, amara, kind="career-chat"))


def closes_door(here: Community, amara: Acting) -> None:
    amara.presses_token("1:close-now:")


def rests(here: Community, amara: Acting) -> None:
    amara.presses_token("1:rest-for:week")


def leaves(here: Community, amara: Acting) -> None:
    amara.submits(amara.presses_token("1:erase:"), word="erase")


Away = Callable[[Community, Acting], None]


@pytest.mark.parametrize("happens", [full, closes_door, rests, leaves])
@pytest.mark.parametrize("previewed", [False, True])
def test_what_a_mentee_wrote_begins_the_form_to_the_next_mentor(
    here: Community, leila: Acting, amara: Acting, happens: Away, previewed: bool
) -> None:
    jonas = here.mentors("Jonas Berg", offers={"quick-question": 4, "cv-review": 1})
    form = leila.presses_token(f"1:ask:{amara.person.id}")
    words = {"question": QUESTION, "line": "second year", "kind": "quick-question", "unnamed": "yes"}
    preview = leila.submits_all(form, words) if previewed else None
    happens(here, amara)
    refused = leila.presses("Send", preview) if preview else leila.submits_all(form, words)
    if message_of(refused).title.startswith("This is what"):
        pytest.fail("it was not refused")
    assert stand(QUESTION, refused, leila), words_of(refused)
    begun = leila.presses_token(f"1:ask:{jonas.person.id}")
    assert (box(begun), box(begun, "line"), box(begun, "unnamed")) == (QUESTION, "second year", "yes")
    carried = leila.presses_token("1:carry:")
    assert (box(carried), box(carried, "unnamed")) == (QUESTION, "yes")


def test_after_it_is_sent_the_next_form_is_empty(here: Community, leila: Acting, amara: Acting) -> None:
    jonas = here.mentors("Jonas Berg")
    leila.presses("Send", asks(leila, amara))
    assert box(leila.presses_token(f"1:ask:{jonas.person.id}")) == ""


def test_what_was_let_go_does_not_come_back(here: Community, leila: Acting, amara: Acting) -> None:
    jonas = here.mentors("Jonas Berg")
    leila.presses("Discard this draft", asks(leila, amara))
    assert box(leila.presses_token(f"1:ask:{jonas.person.id}")) == ""


def test_an_ask_that_was_taken_back_begins_the_next_form(
    here: Community, leila: Acting, amara: Acting
) -> None:
    jonas = here.mentors("Jonas Berg")
    ask = waits(here, leila, amara)
    leila.presses_token(f"1:withdraw-now:{ask}")
    assert box(leila.presses_token(f"1:ask:{jonas.person.id}")) == QUESTION
    tom = here.joins("Tom Whitaker")
    assert box(tom.presses_token(f"1:ask:{jonas.person.id}")) == ""


def test_an_open_ask_that_was_taken_back_begins_the_next_form(
    here: Community, leila: Acting, amara: Acting
) -> None:
    preview = leila.submits_all(
        leila.presses_token("1:carry:"), {"question": QUESTION, "kind": "quick-question"}
    )
    leila.presses("Send", preview)
    here.deliver()
    token = next(b.token for b in buttons_of(here.inbox(leila)[0]) if b.verb.name == "withdraw-carry")
    leila.presses_token(token.replace("withdraw-carry", "withdraw-carry-now"))
    jonas = here.mentors("Jonas Berg")
    assert box(leila.presses_token(f"1:ask:{jonas.person.id}")) == QUESTION


# What was searched for


def test_a_searched_sentence_is_offered_as_the_question(
    here: Community, leila: Acting, amara: Acting
) -> None:
    leila.types(f"/find-mentor {SENTENCE}")
    leila.types("/find-mentor law")
    assert box(leila.presses_token(f"1:ask:{amara.person.id}")) == SENTENCE
    # What the mentor would love to be asked, and one's own words, come first.
    leila.presses("Send", asks(leila, amara))
    jonas = here.mentors("Jonas Berg")
    assert box(leila.presses_token(f"1:ask:{jonas.person.id}")) == ""


def test_search_words_are_no_question(here: Community, leila: Acting, amara: Acting) -> None:
    for words in ("law", "product manager", "product manager in fintech", "law into product and design"):
        leila.types(f"/find-mentor {words}")
        assert box(leila.presses_token(f"1:ask:{amara.person.id}")) == "", words


def test_a_sentence_of_another_day_is_not_offered(here: Community, leila: Acting, amara: Acting) -> None:
    leila.types(f"/find-mentor {SENTENCE}")
    here.clock.moves(days=1, minutes=1)
    assert box(leila.presses_token(f"1:ask:{amara.person.id}")) == ""


def test_a_kind_that_the_next_mentor_does_not_give_is_left_out(
    here: Community, leila: Acting, amara: Acting
) -> None:
    jonas = here.mentors("Jonas Berg", offers={"cv-review": 1})
    asks(leila, amara, kind="quick-question")
    begun = leila.presses_token(f"1:ask:{jonas.person.id}")
    assert (box(begun), box(begun, "kind")) == (QUESTION, "cv-review")


# Beside an ask


def test_new_words_for_an_ask_that_was_opened_meanwhile(
    here: Community, leila: Acting, amara: Acting
) -> None:
    ask = waits(here, leila, amara)
    form = leila.presses_token(f"1:reword:{ask}")
    amara.presses_token(f"1:see-card:{ask}")
    refused = leila.submits(form, question="How long did you think about it before you left?")
    assert message_of(refused).title == "Opened already"
    assert stand("How long did you think about it before you left?", refused, leila)


def test_a_follow_up_to_a_mentor_who_left_meanwhile(here: Community, leila: Acting, amara: Acting) -> None:
    ask = waits(here, leila, amara)
    amara.presses("Send", amara.submits(amara.presses_token(f"1:answer:{ask}"), words=ANSWER))
    thank, more = (leila.presses_token(f"1:{form}:{ask}") for form in ("thank", "follow-up"))
    amara.presses_token(f"1:block:{ask}")
    for form, fields in ((thank, {"ready": "own"}), (more, {})):
        words = "Thank you; and how long did you wait after that?"
        refused = leila.submits_all(form, {**fields, "words": words})
        assert message_of(refused).title == "No longer here"
        assert stand(words, refused, leila)


def test_the_answer_to_a_follow_up_that_closed_meanwhile(
    here: Community, leila: Acting, amara: Acting
) -> None:
    ask = waits(here, leila, amara)
    amara.presses("Send", amara.submits(amara.presses_token(f"1:answer:{ask}"), words=ANSWER))
    more = leila.submits(leila.presses_token(f"1:follow-up:{ask}"), words="And how long did that take you?")
    leila.presses("Send", more)
    form = amara.presses_token(f"1:answer-more:{ask}")
    preview = amara.submits(form, words=ANSWER)
    here.clock.moves(days=21)
    here.closes_what_is_over()
    assert stand(ANSWER, amara.submits(form, words=ANSWER), amara)
    assert stand(ANSWER, amara.presses("Send", preview), amara)
