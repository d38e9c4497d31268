"""Turning: room that comes back by the calendar is found again, however long no process ran."""

from datetime import UTC, date, datetime

import pytest

from bot.jobs.turning import months_ending
from tests.fakes.acting import Acting
from tests.fakes.community import Community
from tests.fakes.reading import words_of

QUESTION = "How did you know that it was time to leave law?"


def can_be_asked(whose: Acting, words: str = "product") -> bool:
    return "[Ask]" in words_of(whose.types(f"/find-mentor {words}"))


@pytest.fixture
def tom(community_of_people: Community) -> Acting:
    return community_of_people.joins("Tom Whitaker")


@pytest.fixture
def full_this_month(community_of_people: Community, tom: Acting) -> None:
    """Amara's one place of November is taken: she answered, so it does not come back before December."""
    here = community_of_people
    amara = here.mentors("Amara Okafor", offers={"quick-question": 1})
    tom.asks(tom.types("/find-mentor product"), QUESTION)
    here.deliver()
    preview = amara.submits(amara.presses("Answer now", here.inbox(amara)[0]), words=QUESTION)
    amara.presses("Send", preview)
    here.catch_up()
    here.turns()


@pytest.mark.usefixtures("full_this_month")
def test_a_new_month_brings_its_places(community_of_people: Community) -> None:
    here, sara = community_of_people, community_of_people.joins("Sara Lindgren")
    assert not can_be_asked(sara)
    here.clock.is_set_to(datetime(2026, 12, 1, 9, tzinfo=UTC))
    assert not can_be_asked(sara)
    assert here.turns() == 1
    assert can_be_asked(sara)


@pytest.mark.usefixtures("full_this_month")
def test_a_month_that_began_while_nobody_looked_is_seen_later(community_of_people: Community) -> None:
    here, sara = community_of_people, community_of_people.joins("Sara Lindgren")
    here.clock.is_set_to(datetime(2026, 12, 19, 9, tzinfo=UTC))
    assert here.turns() == 1
    assert can_be_asked(sara)


def test_who_rested_is_back_on_the_day(community_of_people: Community, tom: Acting) -> None:
    here = community_of_people
    here.mentors("Mei Tan", resting_until=date(2026, 11, 10))
    here.turns()
    assert not can_be_asked(tom)
    here.clock.is_set_to(datetime(2026, 11, 10, 0, 30, tzinfo=UTC))
    here.turns()
    assert can_be_asked(tom)


def test_on_an_ordinary_day_nobody_is_looked_at(community_of_people: Community) -> None:
    here = community_of_people
    here.mentors("Amara Okafor")
    here.turns()
    here.clock.moves(days=1)
    assert here.turns() == 0


@pytest.mark.parametrize(
    ("since", "until", "months"),
    [
        (date(2026, 11, 10), date(2026, 11, 29), set()),
        (date(2026, 11, 29), date(2026, 12, 1), {"2026-11"}),
        (date(2026, 11, 30), date(2026, 12, 1), {"2026-11"}),
        (date(2026, 12, 1), date(2026, 12, 2), set()),
        (date(2026, 10, 15), date(2027, 1, 15), {"2026-10", "2026-11", "2026-12"}),
        (date(2028, 2, 28), date(2028, 3, 1), {"2028-02"}),
    ],
)
def test_the_months_that_end_between_two_days(since: date, until: date, months: set[str]) -> None:
    assert months_ending(since, until) == months
