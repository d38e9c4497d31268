"""The room of two opens in nobody's quiet hours, and cards say when."""

from datetime import datetime

import pytest
from sqlalchemy import select

from bot.store.tables import outbox
from tests.fakes.acting import Acting
from tests.fakes.community import Community
from tests.fakes.reading import words_of

QUESTION = "Would you walk beside me for half a year?"
STANDS = "There is a room for the two of you now"


@pytest.fixture
def here(community_of_people: Community) -> Community:
    return community_of_people


@pytest.fixture
def amara(here: Community) -> Acting:
    """A mentor in Lagos, one hour ahead of London."""
    return here.mentors("Amara Okafor", offers={"quick-question": 4})


@pytest.fixture
def leila(here: Community, amara: Acting) -> Acting:
    """A mentee in London whose ask has reached Amara."""
    leila = here.joins("Leila Haddad", zone="Europe/London")
    leila.asks(leila.types("/find-mentor product"), QUESTION, on=amara.name)
    here.deliver()
    return leila


def at(here: Community, hour: int, minute: int = 0) -> None:
    """Go on to the next time that it is so late in London, where it is winter."""
    now = here.clock.now
    then = now.replace(hour=hour, minute=minute, second=0, microsecond=0)
    here.clock.moves(seconds=(then - now).total_seconds() % 86_400)


def said(here: Community, amara: Acting) -> str:
    """Return what Amara reads on the card of her yes."""
    return next(words_of(one) for one in here.inbox(amara) if "You said yes." in words_of(one))


def test_a_room_that_waits_for_the_other_says_when_it_opens(
    here: Community, amara: Acting, leila: Acting
) -> None:
    at(here, 6, 30)  # 7:30 in Lagos, and Leila's quiet hours
    yes = words_of(amara.presses("Accept", here.inbox(amara)[0]))
    waits = opening(here)
    assert f"opens at {waits:%H:%M} in London, when Leila's day begins." in yes
    assert STANDS not in yes
    here.deliver()
    assert "when Leila's day begins" in said(here, amara)
    assert here.platform.rooms == {}
    here.clock.moves(seconds=(waits - here.clock.now).total_seconds())
    here.deliver()
    here.deliver()
    assert len(here.platform.rooms) == 1
    assert STANDS in said(here, amara)
    assert "day begins" not in said(here, amara)


def test_a_room_that_comes_too_late_for_the_day_says_so_on_the_card(
    here: Community, amara: Acting, leila: Acting
) -> None:
    at(here, 19, 59)  # a minute before Leila's quiet hours
    yes = words_of(amara.presses("Accept", here.inbox(amara)[0]))
    assert "day begins" not in yes
    here.clock.moves(minutes=2)
    here.deliver()
    here.deliver()
    assert here.platform.rooms == {}
    assert "when Leila's day begins" in said(here, amara)


def test_a_room_that_waits_for_both_says_the_day_and_the_time(here: Community) -> None:
    """Both live in London: a yes before nine is a yes in the quiet hours of both."""
    mei, tom = here.mentors("Mei Tan", zone="Europe/London"), here.joins("Tom Whitaker")
    tom.asks(tom.types("/find-mentor Mei"), QUESTION, on=mei.name)
    here.deliver()
    at(here, 6, 30)
    yes = words_of(mei.presses("Accept", here.inbox(mei)[0]))
    assert "opens on Wednesday 4 November at 09:00 your time, when it is day for both of you." in yes
    here.clock.moves(seconds=(opening(here) - here.clock.now).total_seconds() - 60)
    here.deliver()
    assert here.platform.rooms == {}
    here.clock.moves(minutes=1)
    here.deliver()
    here.deliver()
    assert len(here.platform.rooms) == 1


def opening(here: Community) -> datetime:
    query = select(outbox.c.due_at).where(outbox.c.kind == "welcome")
    due_at: datetime = here.database.read(lambda open_: open_.execute(query).scalar_one())
    return due_at


def test_its_reader_is_told_of_their_own_day(here: Community, amara: Acting, leila: Acting) -> None:
    at(here, 6, 30)
    amara.presses("Accept", here.inbox(amara)[0])
    here.deliver()
    shown = next(one for one in here.inbox(leila) if one.title == "Your ask to Amara")
    assert "when your day begins." in words_of(shown)
