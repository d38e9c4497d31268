"""F51: leap days, the 31st, the end of a year: months are counted right, and asks run their course."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from bot.domain.common.capacity import again_from, month_of
from bot.domain.programme.kinds import Per
from bot.jobs.turning import months_ending
from tests.domain.values import MENTOR
from tests.fakes.community import Community
from tests.fakes.reading import words_of

QUESTION = "How did you know that it was time to change?"
FOUR_YEARS = [date(2027, 1, 1) + timedelta(days=n) for n in range(4 * 366)]
EDGES = [
    datetime(2027, 12, 31, 22, 30, tzinfo=UTC),
    datetime(2028, 2, 28, 23, 30, tzinfo=UTC),
    datetime(2028, 2, 29, 12, tzinfo=UTC),
    datetime(2028, 3, 31, 12, tzinfo=UTC),
    datetime(2026, 12, 31, 12, tzinfo=UTC),  # in the 53rd week of its year
]


def test_every_month_ends_once_and_on_its_last_day() -> None:
    ends = [day for day in FOUR_YEARS if months_ending(day, day + timedelta(days=1))]
    assert len(ends) == 4 * 12
    assert all((day + timedelta(days=1)).day == 1 for day in ends)
    assert date(2028, 2, 29) in ends


@pytest.mark.parametrize("now", EDGES, ids=str)
def test_a_full_month_says_the_first_of_the_next(now: datetime) -> None:
    monthly = tuple(offer for offer in MENTOR.offers if offer.budget.per is Per.MONTH)
    full = replace(MENTOR, offers=monthly)
    held = {(one.kind, month_of(one.budget, full.person.zone, now)): one.budget.places for one in monthly}
    again = again_from(full, held, now)
    assert again is not None
    assert (again.day, again > now.date(), again - now.date() <= timedelta(days=32)) == (1, True, True)


@pytest.mark.parametrize("now", EDGES, ids=str)
def test_an_ask_goes_its_whole_way_over_an_edge(community_of_people: Community, now: datetime) -> None:
    here = community_of_people
    here.clock.is_set_to(now)
    here.turns()
    here.mentors("Amara Okafor", offers={"quick-question": 1})
    leila, tom = here.joins("Leila Haddad"), here.joins("Tom Whitaker")
    leila.asks(leila.types("/find-mentor Amara"), QUESTION)
    here.catch_up()
    assert "[Ask]" not in words_of(tom.types("/find-mentor Amara"))
    for _ in range(12):
        here.clock.moves(hours=62)
        here.reminds()
        here.closes_what_is_over()
        here.turns()
        here.deliver()
    assert "No answer from Amara this time" in [one.title for one in here.inbox(leila)]
    here.catch_up()
    assert "[Ask]" in words_of(tom.types("/find-mentor Amara"))
