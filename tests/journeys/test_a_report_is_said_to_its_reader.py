"""What stands on a report is true for the reader who has it: who can close it, and who hears how it ends."""

import pytest

from tests.fakes.acting import Acting
from tests.fakes.community import Community
from tests.fakes.reading import buttons_of, form_of, words_of

WORDS = "He wrote to me at midnight, three times, after I had said no."


@pytest.fixture
def here(community_of_people: Community) -> Community:
    return community_of_people


@pytest.fixture
def readers(here: Community) -> tuple[Acting, Acting]:
    """Sara and Tom, whom the manager chose as readers of reports."""
    maya = here.joins("Maya Lindqvist", manages=True)
    sara, tom = here.joins("Sara Nilsen"), here.joins("Tom Whitaker")
    maya.submits(maya.presses_token("1:choose-readers:"), first=sara.user, second=tom.user)
    return sara, tom


@pytest.fixture
def leila(here: Community, readers: tuple[Acting, Acting]) -> Acting:
    """Leila, who has reported Jonas."""
    jonas = here.mentors("Jonas Berg", offers={"quick-question": 4})
    leila = here.joins("Leila Haddad")
    leila.submits(leila.presses_token(f"1:report:{jonas.person.id}"), what="other", words=WORDS)
    here.deliver()
    return leila


def card(here: Community, of: Acting) -> str:
    here.deliver()
    return words_of(here.inbox(of)[-1])


@pytest.mark.in_slack
def test_only_the_reader_who_took_a_report_is_offered_to_close_it(
    here: Community, leila: Acting, readers: tuple[Acting, Acting]
) -> None:
    sara, tom = readers
    taken = sara.presses("I'm looking into it", here.inbox(sara)[-1])
    assert "You are looking into it." in words_of(taken)
    assert [one.label for one in buttons_of(taken)] == ["Close the report"]
    assert "Sara is looking into it." in card(here, tom)
    assert buttons_of(here.inbox(tom)[-1]) == []


@pytest.mark.not_in_slack
def test_a_reporter_who_left_is_promised_nothing_and_hears_only_if_they_come_back(
    here: Community, leila: Acting, readers: tuple[Acting, Acting]
) -> None:
    sara, _ = readers
    assert "Leila was promised a word by Friday 6 November." in card(here, sara)
    here.responder.left(leila.actor.platform, leila.actor.workspace, leila.user).result()
    assert "Leila is not here any more." in card(here, sara)
    assert "promised" not in card(here, sara)
    taken = sara.presses("I'm looking into it", here.inbox(sara)[-1])
    note = form_of(sara.presses("Close the report", taken)).note
    assert note.startswith("Leila is not here any more, and will read this only if they come back.")


@pytest.mark.not_in_slack
def test_the_reporter_who_erased_themselves_reads_nothing(
    here: Community, leila: Acting, readers: tuple[Acting, Acting]
) -> None:
    sara, _ = readers
    leila.submits(leila.presses_token("1:erase:"), word="erase")
    taken = sara.presses("I'm looking into it", here.inbox(sara)[-1])
    assert "Leila is not here any more." in words_of(taken)
    note = form_of(sara.presses("Close the report", taken)).note
    gone = (
        "Leila is not here any more, so only those who read reports will read this."
        " The other person is told nothing."
    )
    assert note.startswith(gone)


@pytest.mark.in_slack
def test_a_readers_card_says_who_reads_about_them_now(
    here: Community, readers: tuple[Acting, Acting]
) -> None:
    sara, tom = readers
    assert "What is reported about you, the other one reads." in card(here, sara)
    here.deliver()
    tom.presses("I'd rather not read reports", here.inbox(tom)[-1])
    assert "What is reported about you, those who look after this community read." in card(here, sara)
