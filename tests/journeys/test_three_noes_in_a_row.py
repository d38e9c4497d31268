"""After one, two and three noes in a row the words differ, and after three a person's help is offered."""

from dataclasses import replace

import pytest

from bot.domain.safety.report_and_block import Why
from bot.handlers.routing import Answer
from bot.store.safety.report_and_block import Safety
from bot.ui.nodes import Message
from tests.fakes.acting import Acting
from tests.fakes.community import Community
from tests.fakes.reading import buttons_of, cards_of, errors_of, form_of, value_of, words_of

QUESTION = "How did you know that it was time to change?"
TALK = {"career-chat": 2, "quick-question": 2}


@pytest.fixture
def leila(community_of_people: Community) -> Acting:
    return community_of_people.joins("Leila Haddad")


def no_from(here: Community, mentor: Acting, leila: Acting, kind: str = "career-chat") -> Message:
    """Send Leila's ask, decline it kindly as the mentor, and return what she is told."""
    leila.asks(leila.types(f"/find-mentor {mentor.name}"), QUESTION, on=mentor.name, kind=kind)
    here.deliver()
    card = next(m for m in reversed(here.inbox(mentor)) if "[Decline kindly]" in words_of(m))
    mentor.presses("Send", mentor.submits(mentor.presses("Decline kindly", card), ready="full"))
    here.deliver()
    here.catch_up()
    return here.inbox(leila)[-1]


def labels(shown: Answer) -> list[str]:
    return [button.label for button in buttons_of(shown)]


def test_the_second_no_is_luck_and_a_smaller_ask_is_one_press_away(
    community_of_people: Community, leila: Acting
) -> None:
    here = community_of_people
    mentors = [here.mentors(name, offers=TALK) for name in ("Amara Okafor", "Jonas Berg")]
    here.mentors("Mei Tan", offers={"quick-question": 2})
    assert "It says nothing about you" in words_of(no_from(here, mentors[0], leila))

    second = no_from(here, mentors[1], leila)
    assert "Two in a row; that is luck, not you." in words_of(second)
    assert labels(second)[:3] == ["A smaller ask", "Carry it to three people", "Change my question"]

    smaller = leila.presses("A smaller ask", second)
    assert "One quick question asks little of somebody: ten minutes, in writing." in words_of(smaller)
    assert [card.title for card in cards_of(smaller)] == ["Mei Tan"]
    form = leila.presses("Ask Mei", smaller)
    assert [value_of(field) for field in form_of(form).fields][:2] == ["quick-question", QUESTION]


def test_the_question_can_be_said_otherwise(community_of_people: Community, leila: Acting) -> None:
    here = community_of_people
    mentors = [here.mentors(name) for name in ("Amara Okafor", "Jonas Berg")]
    here.mentors("Mei Tan")
    no_from(here, mentors[0], leila, "quick-question")
    second = no_from(here, mentors[1], leila, "quick-question")

    # No kind is smaller than one quick question, so none is offered.
    assert labels(second)[:2] == ["Carry it to three people", "Change my question"]
    form = leila.presses("Change my question", second)
    assert QUESTION in words_of(form)
    short = leila.submits(form, question="Why?")
    assert "A little more, please" in errors_of(short)["question"]
    kept = leila.submits(form, question="What would you tell yourself ten years ago?")
    again = leila.presses("Ask Mei", kept)
    assert "What would you tell yourself ten years ago?" in words_of(again)


def test_somebody_is_helped_with_the_words(community_of_people: Community, leila: Acting) -> None:
    here = community_of_people
    mentors = [here.mentors(name) for name in ("Amara Okafor", "Jonas Berg")]
    here.mentors("Mei Tan")
    no_from(here, mentors[0], leila, "quick-question")
    second = no_from(here, mentors[1], leila, "quick-question")
    helped = leila.presses("Help me word it", second)
    assert QUESTION in words_of(helped)
    form = leila.presses("Begin with this", helped, on="What I have tried")
    (box,) = form_of(form).fields
    assert value_of(box) == f"What I have tried so far is …\n\n{QUESTION}"
    kept = leila.submits(form, question=f"What I have tried so far is asking at home.\n\n{QUESTION}")
    assert "asking at home" in words_of(leila.presses("Ask Mei", kept))

    # A beginning that is chosen again is not added twice; with *As it is* none is added.
    again = leila.presses("Begin with this", leila.presses("Help me word it", second), on="What I have tried")
    assert words_of(again).count("What I have tried") == 1
    other = leila.presses("Keep my question as it is", leila.presses("Help me word it", second))
    assert "choosing between" not in words_of(other)


def test_the_third_no_offers_a_person(community_of_people: Community, leila: Acting) -> None:
    here = community_of_people
    here.joins("Ravi Menon", manages=True)
    mentors = [here.mentors(name) for name in ("Amara Okafor", "Jonas Berg", "Mei Tan")]
    for mentor in mentors[:2]:
        no_from(here, mentor, leila, "quick-question")
    third = no_from(here, mentors[2], leila, "quick-question")

    assert "Three is hard, and asking again was brave." in words_of(third)
    assert "Shall a person look at this with you?" in words_of(third)
    later = leila.presses("I'll try later", third)
    assert "Any time is a good time." in words_of(later)


@pytest.mark.parametrize("contact", ["", "mentoring@example.org"])
def test_a_manager_who_is_kept_apart_from_her_is_not_named(
    community_of_people: Community, leila: Acting, contact: str
) -> None:
    programme = replace(community_of_people.services.programme, contact=contact)
    here = replace(community_of_people, services=replace(community_of_people.services, programme=programme))
    ravi = here.joins("Ravi Menon", manages=True)
    ravi_and_leila = leila.person.id, ravi.person.id
    here.database.write(
        lambda open_: Safety(open_, here.id, here.clock()).keep_apart(*ravi_and_leila, Why.BLOCK)
    )
    mentors = [here.mentors(name) for name in ("Amara Okafor", "Jonas Berg", "Mei Tan")]
    third = [no_from(here, mentor, leila, "quick-question") for mentor in mentors][-1]
    assert "Ravi" not in words_of(third)
    to_write_to = f"A person would be glad to look at this with you: {contact}."
    assert (to_write_to if contact else "Your question is kept, for whenever you like.") in words_of(third)


def test_a_yes_between_begins_the_row_anew(community_of_people: Community, leila: Acting) -> None:
    here = community_of_people
    amara, jonas, mei = (here.mentors(name) for name in ("Amara Okafor", "Jonas Berg", "Mei Tan"))
    no_from(here, amara, leila, "quick-question")
    leila.asks(leila.types("/find-mentor Jonas Berg"), QUESTION, on="Jonas")
    here.deliver()
    jonas.presses("Accept", here.inbox(jonas)[0])
    assert "It says nothing about you" in words_of(no_from(here, mei, leila, "quick-question"))


def test_what_a_mentee_lets_go_is_no_no(community_of_people: Community, leila: Acting) -> None:
    here = community_of_people
    amara, jonas, mei = (
        here.mentors(name, offers=TALK) for name in ("Amara Okafor", "Jonas Berg", "Mei Tan")
    )
    no_from(here, amara, leila)
    leila.asks(leila.types("/find-mentor Jonas Berg"), QUESTION, on="Jonas", kind="career-chat")
    here.deliver()
    form = jonas.presses("Something lighter", here.inbox(jonas)[0])
    jonas.presses("Send", jonas.submits(form, kind="quick-question"))
    here.deliver()
    passed = leila.presses("Let the offer go", leila.presses("Not needed, thank you", here.inbox(leila)[-1]))
    assert "You let the offer go, which is fine." in words_of(here.comes_to(leila, passed))
    # The declined offer does not count in the row: Mei's is the second no.
    assert "Two in a row" in words_of(no_from(here, mei, leila))


def test_nobody_rewords_the_question_of_another(community_of_people: Community, leila: Acting) -> None:
    here = community_of_people
    amara, jonas = here.mentors("Amara Okafor"), here.mentors("Jonas Berg")
    no_from(here, amara, leila, "quick-question")
    second = no_from(here, jonas, leila, "quick-question")
    change = next(button for button in buttons_of(second) if button.label == "Change my question")
    assert "No longer here" in words_of(jonas.presses_token(change.token))
    assert QUESTION not in words_of(jonas.presses_token(change.token.replace("change-question", "smaller")))
