"""What waits besides asks stands first at home: reports, a proposal, and what managers see to."""

import pytest

from bot.ui.nodes import Text, Tone
from tests.fakes.acting import Acting
from tests.fakes.community import Community
from tests.fakes.reading import buttons_of, cards_of, message_of, words_of

pytestmark = pytest.mark.in_slack

HELLO = "Hello. I'm Alongside"
SECRET = "He wrote to me at midnight, three times, after I had said no."


@pytest.fixture
def here(community_of_people: Community) -> Community:
    return community_of_people


@pytest.fixture
def maya(here: Community) -> Acting:
    return here.joins("Maya Lindqvist", manages=True)


@pytest.fixture
def amara(here: Community) -> Acting:
    return here.mentors("Amara Okafor", offers={"quick-question": 4})


def first(who: Acting) -> str:
    """Return what a person's home says first, in large."""
    body = message_of(who.types("/mentoring")).body
    return next(node.text for node in body if isinstance(node, Text) and node.tone is Tone.LEAD)


def labels(who: Acting) -> list[str]:
    return [one.label for one in buttons_of(who.types("/mentoring"))]


def reports(who: Acting, about: Acting, *more: str) -> None:
    form = who.presses_token(f"1:report:{about.person.id}")
    who.submits(form, what="other", words=SECRET, more=more)


def test_a_manager_to_whom_a_hello_and_a_hand_wait_is_no_newcomer(
    here: Community, maya: Acting, amara: Acting
) -> None:
    maya.presses("Say hello first", maya.presses("New mentors", maya.types("/programme")))
    mei = here.joins("Mei Tan")
    mei.submits(mei.presses("In your words", mei.types("/be-a-mentor")), headline="Midwife", story="Twice.")
    mei.submits(mei.presses("Choose what you give", mei.types("/be-a-mentor")), kinds="quick-question")
    mei.presses("Open my door", mei.types("/be-a-mentor"))

    assert first(maya) == "1 new mentor is waiting for a hello."
    assert HELLO not in words_of(maya.types("/mentoring"))
    assert labels(maya)[0] == "Look after mentoring"
    assert labels(maya).count("Look after mentoring") == 1

    leila = here.joins("Leila Haddad")
    leila.submits(leila.presses_token("1:introduce-me:"), kind="quick-question")
    assert first(maya) == "1 new mentor is waiting for a hello. 1 person could use a hand."


def test_a_reader_of_reports_finds_them_at_home(here: Community, maya: Acting, amara: Acting) -> None:
    rita, quinn = here.mentors("Rita Vogel"), here.joins("Quinn Abbot")
    maya.submits(maya.presses_token("1:choose-readers:"), first=rita.user, second=quinn.user)
    leila = here.joins("Leila Haddad")
    reports(leila, amara)

    for reader in (rita, quinn):
        assert first(reader) == "1 report is waiting for you"
        assert labels(reader)[0] == "Read the report"
    listed = rita.presses("Read the report", rita.types("/mentoring"))
    assert [card.title for card in cards_of(listed)] == ["Leila Haddad"]
    read = rita.presses("Read it", listed)
    assert SECRET in words_of(read)
    rita.presses("I'm looking into it", read)

    # Whose it is by now is told nobody else at home.
    assert first(rita) == "1 report is waiting for you"
    for who in (quinn, maya, leila, amara):
        assert "waiting for you" not in words_of(who.types("/mentoring")).replace(
            "Nothing is waiting for you", ""
        )


def test_danger_stands_first_among_the_reports(here: Community, maya: Acting, amara: Acting) -> None:
    mei = here.mentors("Mei Tan", offers={"quick-question": 4})
    leila = here.joins("Leila Haddad")
    reports(leila, amara)
    reports(leila, mei, "danger")
    assert first(maya) == "2 reports are waiting for you"
    listed = maya.presses("Read the reports", maya.types("/mentoring"))
    urgent, other = (" ".join(card.lines) for card in cards_of(listed))
    assert "about Mei Tan They say that somebody is in danger." in urgent
    assert "danger" not in other


def test_a_report_about_a_reader_stands_at_no_home_of_theirs(here: Community, maya: Acting) -> None:
    rita, quinn = here.mentors("Rita Vogel"), here.joins("Quinn Abbot")
    maya.submits(maya.presses_token("1:choose-readers:"), first=rita.user, second=quinn.user)
    leila = here.joins("Leila Haddad")
    reports(leila, rita)
    assert "report" not in words_of(rita.types("/mentoring"))
    assert "Nothing is waiting for you." in words_of(rita.presses_token("1:see-reports:waiting"))
    assert first(quinn) == "1 report is waiting for you"


def test_a_proposal_stands_first_for_its_mentee(here: Community, maya: Acting, amara: Acting) -> None:
    sara = here.joins("Sara Nilsen")
    sara.submits(sara.presses_token("1:introduce-me:"), kind="quick-question")
    assert HELLO not in words_of(sara.types("/mentoring"))
    chosen = maya.presses("Introduce warmly", maya.types("/programme"))
    maya.presses("Propose Amara", maya.presses("Think of Amara", chosen))

    assert first(sara).startswith("Maya Lindqvist thought of Amara for you; it waits until ")
    assert labels(sara)[0] == "My introduction"
    assert labels(sara).count("My introduction") == 1
    assert "Shall I introduce you to Amara" in words_of(
        sara.presses("My introduction", sara.types("/mentoring"))
    )
    # It waits for its mentee, and for no manager.
    assert "could use a hand" not in words_of(maya.types("/mentoring"))


def test_home_counts_the_saved_people_whom_the_list_shows(here: Community, amara: Acting) -> None:
    mei = here.mentors("Mei Tan", offers={"quick-question": 4})
    leila = here.joins("Leila Haddad")
    for one in (amara, mei):
        leila.presses_token(f"1:save:{one.person.id}")
    assert "2 saved" in labels(leila)
    leila.presses_token(f"1:block:{mei.person.id}")
    assert "1 saved" in labels(leila)
    assert message_of(leila.presses("1 saved", leila.types("/mentoring"))).title == "1 person saved"
