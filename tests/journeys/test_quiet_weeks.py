"""Quiet weeks: managers add exams and holidays, nothing closes in them, and every card says the true date."""

from datetime import UTC, datetime

import pytest
from sqlalchemy import select

from bot.domain.mentors.first_door import UNANSWERED
from bot.store.tables import asks, carries
from bot.ui.forms import Rejected
from bot.ui.nodes import Message
from tests.fakes.acting import Acting
from tests.fakes.community import Community
from tests.fakes.reading import buttons_of, words_of

QUESTION = "How did you know that it was time to change?"
MONDAY = datetime(2026, 12, 7, 10, tzinfo=UTC)
FIRST, LAST = "2026-12-14", "2027-01-04"
DAYS = "Monday 14 December to Monday 4 January 2027"


@pytest.fixture
def nora(community_of_people: Community) -> Acting:
    community_of_people.clock.is_set_to(MONDAY)
    return community_of_people.joins("Nora Lindqvist", manages=True)


@pytest.fixture
def amara(community_of_people: Community, nora: Acting) -> Acting:
    return community_of_people.mentors("Amara Okafor")


@pytest.fixture
def leila(community_of_people: Community, amara: Acting) -> Acting:
    """Leila, who has asked Amara on a Thursday; both have been told."""
    here = community_of_people
    here.clock.is_set_to(datetime(2026, 12, 10, 10, tzinfo=UTC))
    leila = here.joins("Leila Haddad")
    leila.asks(leila.types("/find-mentor Amara"), QUESTION, on="Amara")
    here.deliver()
    return leila


def form_of(manager: Acting) -> object:
    return manager.presses("Add a time", manager.presses("Quiet weeks", manager.types("/programme")))


def looks(manager: Acting, first: str = FIRST, last: str = LAST) -> object:
    return manager.submits(form_of(manager), first=first, last=last)


def adds(here: Community, manager: Acting, first: str = FIRST, last: str = LAST) -> object:
    saved = manager.presses("Save these days", looks(manager, first, last))
    here.deliver()
    return saved


def ticks(here: Community, at: datetime) -> tuple[int, int]:
    """Run the clock's ticks at this instant; return how many reminders were sent and how much was closed."""
    here.clock.is_set_to(at)
    done = here.reminds(), here.closes_what_is_over()
    here.deliver()
    return done


def test_a_manager_sees_what_moves_saves_it_and_takes_it_away(
    community_of_people: Community, nora: Acting, leila: Acting
) -> None:
    here = community_of_people
    assert "By Tuesday 15 December you will have Amara's answer" in words_of(here.inbox(leila)[0])
    rung = len(here.platform.rung) if hasattr(here.platform, "rung") else len(here.inbox(leila))
    seen = looks(nora)
    assert f"{DAYS}: 22 days are quiet." in words_of(seen)
    assert "1 ask · up to 22 days later" in words_of(seen)
    assert "Tuesday 15 December" in words_of(here.inbox(leila)[0])

    saved = nora.presses("Save these days", seen, key="save-1")
    assert DAYS in words_of(saved)
    assert nora.presses("Save these days", seen, key="save-1") == saved
    here.deliver()
    # Redrawn in its place, for both of them.
    assert len(here.inbox(leila)) == rung
    assert "By Wednesday 6 January 2027 you will have Amara's answer" in words_of(here.inbox(leila)[0])

    nora.presses("Take it away", nora.presses("Take away", saved))
    here.deliver()
    assert "No quiet weeks are planned" in words_of(nora.presses("Quiet weeks", nora.types("/programme")))
    assert "By Wednesday 6 January 2027" in words_of(here.inbox(leila)[0])
    # What was moved because of these days is not moved because of them again.
    assert "Nothing that is under way ends later" in words_of(looks(nora))
