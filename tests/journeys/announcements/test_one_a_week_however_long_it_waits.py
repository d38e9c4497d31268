"""One announcement a week reaches a person, also where one of them was held back for longer than that."""

from datetime import UTC, date, datetime

import pytest
from sqlalchemy import Connection

from bot.handlers.routing import Answer
from bot.store.programme.quiet_weeks import QuietTimes
from tests.fakes.acting import Acting
from tests.fakes.announcing import drafted, sent
from tests.fakes.community import Community
from tests.fakes.reading import message_of, words_of

FIRST, SECOND = "Open a door before the exams", "Thank you"


@pytest.fixture
def five(here: Community) -> list[Acting]:
    return [here.joins(f"Reader Made-Up-{n}") for n in range(5)]


@pytest.fixture
def kiri(here: Community) -> Acting:
    """Where she is it is eleven at night when it is ten in London."""
    return here.joins("Kiri Made-Up", zone="Pacific/Auckland")


def writes(nora: Acting, title: str) -> Answer:
    return drafted(nora, title)


def sends(nora: Acting, title: str) -> None:
    sent(nora, writes(nora, title))


def draft(nora: Acting) -> Answer:
    """Look at the second one, which is written and not sent."""
    return nora.presses("Look at it", nora.types("/announce"), on=SECOND)


def quiet(here: Community, nora: Acting, first: date, last: date) -> None:
    def add(open_: Connection) -> None:
        QuietTimes(open_, here.id, here.clock()).add(first, last, nora.person.id)

    here.database.write(add)


def at(here: Community, day: int, hour: int) -> None:
    here.clock.is_set_to(datetime(2026, 11, day, hour, 1, tzinfo=UTC))
    for _ in range(2):
        here.closes_what_is_over()
        here.deliver()


def had(here: Community, who: Acting) -> list[str]:
    return [one.title for one in here.inbox(who) if one.title in {FIRST, SECOND}]


def calendar(nora: Acting) -> str:
    return words_of(nora.presses("Calendar", nora.types("/announce")))


@pytest.mark.on_both
def test_after_a_quiet_time_a_week_counts_from_when_it_came(
    here: Community, nora: Acting, five: list[Acting]
) -> None:
    quiet(here, nora, date(2026, 11, 3), date(2026, 11, 12))
    sends(nora, FIRST)
    at(here, 11, 10)
    assert "0 of 6 people are free now. All 6 are free again from Friday 20 November." in calendar(nora)
    assert "6 had one this week" in words_of(writes(nora, SECOND))
    at(here, 13, 10)
    at(here, 19, 10)
    assert "6 had one this week" in words_of(draft(nora))
    at(here, 20, 10)
    nora.presses("Send it to 6", draft(nora))
    at(here, 20, 11)
    assert [had(here, who) for who in five] == [[FIRST, SECOND]] * 5


@pytest.mark.on_both
def test_whoever_a_quiet_time_reaches_before_it_came_has_a_later_week(
    here: Community, nora: Acting, five: list[Acting], kiri: Acting
) -> None:
    here.clock.is_set_to(datetime(2026, 11, 3, 10, 1, tzinfo=UTC))
    sends(nora, FIRST)
    here.deliver()
    quiet(here, nora, date(2026, 11, 3), date(2026, 11, 12))
    at(here, 3, 21)
    at(here, 9, 10)
    assert "0 of 7 people are free now. All 7 are free again from Thursday 19 November." in calendar(nora)
    at(here, 11, 10)
    assert (had(here, kiri), [had(here, who) for who in five]) == ([], [[FIRST]] * 5)
    assert "1 is still to get another one" in words_of(writes(nora, SECOND))
    assert "6 of 7 people are free now. All 7 are free again from Thursday 19 November." in calendar(nora)
    at(here, 12, 22)
    assert had(here, kiri) == [FIRST]
    at(here, 14, 10)
    shown = draft(nora)
    assert "1 had one this week" in words_of(shown)
    nora.presses("Send it to 6", shown)
    at(here, 14, 12)
    assert (had(here, kiri), [had(here, who) for who in five]) == ([FIRST], [[FIRST, SECOND]] * 5)


@pytest.mark.on_both
def test_whoever_waits_for_what_is_paused_gets_no_other_one_before(
    here: Community, nora: Acting, five: list[Acting]
) -> None:
    sends(nora, FIRST)
    going = nora.presses("Look at it", nora.types("/announce"), on=FIRST)
    nora.presses("Pause", going)
    at(here, 12, 10)
    assert f"Paused · {FIRST}" in calendar(nora)
    assert "0 of 6 people are free now. Some are still to get one that is paused." in calendar(nora)
    assert "6 are still to get another one" in words_of(writes(nora, SECOND))
    nora.presses("Go on", nora.presses("Look at it", nora.types("/announce"), on=FIRST))
    at(here, 12, 11)
    assert [had(here, who) for who in five] == [[FIRST]] * 5
    assert "6 had one this week" in words_of(draft(nora))
    # What they write back within a week of getting it is offered to its sender.
    assert message_of(five[0].types("Gladly, in March!")).title == "Shall I pass this on to Nora?"
    at(here, 19, 12)
    nora.presses("Send it to 6", draft(nora))
    at(here, 19, 13)
    assert [had(here, who) for who in five] == [[FIRST, SECOND]] * 5


def test_a_second_one_that_is_sent_all_the_same_leaves_out_who_waits(
    here: Community, nora: Acting, five: list[Acting], kiri: Acting
) -> None:
    """What is on its way has its audience a batch at a time: who waits meanwhile is not in it."""
    here.clock.is_set_to(datetime(2026, 11, 3, 10, 1, tzinfo=UTC))
    sends(nora, FIRST)
    here.deliver()
    quiet(here, nora, date(2026, 11, 3), date(2026, 11, 12))
    at(here, 3, 21)
    at(here, 11, 10)
    nora.presses("Send it to 6", writes(nora, SECOND))
    at(here, 12, 22)
    at(here, 13, 10)
    at(here, 13, 22)
    assert (had(here, kiri), [had(here, who) for who in five]) == ([FIRST], [[FIRST, SECOND]] * 5)


def test_no_day_is_promised_again_before_it_is_known(
    here: Community, nora: Acting, five: list[Acting]
) -> None:
    sends(nora, FIRST)
    nora.presses("Pause", nora.presses("Look at it", nora.types("/announce"), on=FIRST))
    assert "Some are still to get one that is paused." in calendar(nora)
    nora.presses("Go on", nora.presses("Look at it", nora.types("/announce"), on=FIRST))
    here.deliver()
    assert "All 6 are free again from Tuesday 10 November." in calendar(nora)


def test_a_quiet_day_is_no_day_on_which_people_are_free(
    here: Community, nora: Acting, five: list[Acting]
) -> None:
    sends(nora, FIRST)
    here.deliver()
    quiet(here, nora, date(2026, 11, 9), date(2026, 11, 15))
    assert "All 6 are free again from Monday 16 November." in calendar(nora)
