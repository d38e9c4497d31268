"""An announcement is corrected where it stands: nobody gets it twice, and its card says how far that is."""

import pytest

from bot.handlers.routing import Answer
from bot.ui.nodes import Message
from tests.fakes.acting import Acting
from tests.fakes.community import Community
from tests.fakes.reading import buttons_of, words_of

TITLE = "Exams begin on Monday"
RIGHT = "Exams begin on Tuesday"
SIGNED = "Nora Lindqvist, Alumni Office"


@pytest.fixture
def here(community_of_people: Community) -> Community:
    return community_of_people


@pytest.fixture
def nora(here: Community) -> Acting:
    return here.joins("Nora Lindqvist", manages=True)


@pytest.fixture
def six(here: Community) -> list[Acting]:
    return [here.joins(f"Reader Made-Up-{n}") for n in range(6)]


def sends(nora: Acting) -> Answer:
    """Send an announcement to everybody, and return its card as it begins."""
    form = nora.presses("Write one", nora.types("/announce"))
    shown = nora.submits(form, title=TITLE, words="Good luck.", action="door", signed=SIGNED)
    looked = nora.submits(nora.presses("Say who it is for", shown), audience="everybody")
    (send,) = [one.label for one in buttons_of(looked) if one.label.startswith("Send it to ")][:1]
    nora.presses(send, looked)
    return goes(nora)


def goes(nora: Acting) -> Answer:
    title = next(card for card in words_of(nora.types("/announce")).splitlines() if "Exams begin" in card)
    return nora.presses("Look at it", nora.types("/announce"), on=title)


def corrects(nora: Acting, shown: Answer, title: str = RIGHT, words: str = "Good luck to you.") -> Answer:
    """Write a correction, and return the second look at it."""
    return nora.submits(nora.presses("Correct it", shown), title=title, words=words)


def news(here: Community, who: Acting) -> list[Message]:
    return [one for one in here.inbox(who) if one.title in {TITLE, RIGHT, "Exams are over"}]


def passes(here: Community) -> None:
    here.deliver()
    here.closes_what_is_over()
    here.deliver()


def test_it_is_changed_where_it_stands_and_rings_for_nobody(
    here: Community, nora: Acting, six: list[Acting]
) -> None:
    sends(nora)
    passes(here)
    looked = corrects(nora, goes(nora))
    assert "Corrected on Tuesday 3 November" in words_of(looked)
    assert "It is changed where it stands, for 7 people, and rings for nobody." in words_of(looked)
    made = nora.presses("Send the correction", looked)
    assert "Nora Lindqvist corrected it on Tuesday 3 November." in words_of(made)
    passes(here)
    for who in (*six, nora):
        (card,) = news(here, who)
        assert card.title == RIGHT
        assert "Corrected on Tuesday 3 November" in words_of(card)
        assert "Good luck to you." in words_of(card)
        assert [one.label for one in buttons_of(card)] == ["Open a door", "Stop announcements"]
    said = words_of(goes(nora))
    assert "Changed where it stands: 7 of 7." in said
    assert "Done: 7 of 7 have had it" in said
    assert "No more announcements." in words_of(six[0].presses("Stop announcements", news(here, six[0])[0]))
