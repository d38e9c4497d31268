"""F48: off for a second, two hours, three days or weeks: one late nudge where it still helps, no burst."""

from datetime import UTC, datetime, timedelta

import pytest

from tests.fakes.acting import Acting
from tests.fakes.community import Community
from tests.fakes.platform import Call
from tests.fakes.reading import words_of

QUESTION = "How did you know that it was time to change?"
DUE = datetime(2026, 11, 5, 9, tzinfo=UTC)
"""Thursday, ten in the morning in Lagos: the first reminder of an ask of Tuesday."""
A_WEEK_HOLDS = 2


@pytest.fixture
def amara(community_of_people: Community) -> Acting:
    return community_of_people.mentors("Amara Okafor", offers={"quick-question": 9})


@pytest.fixture
def askers(community_of_people: Community, amara: Acting) -> list[Acting]:
    """Three mentees who have asked Amara, an hour apart."""
    here = community_of_people
    askers = [here.joins(f"Asker Number {n}") for n in range(3)]
    for asker in askers:
        asker.asks(asker.types("/find-mentor Amara"), QUESTION)
        here.clock.moves(hours=1)
        here.deliver()
    return askers


def starts_again(here: Community, at: datetime) -> list[Call]:
    """Run everything that is due at an instant, twice; return which messages rang."""
    here.clock.is_set_to(at)
    before = len(here.platform.calls)
    for _ in range(2):
        here.reminds()
        here.closes_what_is_over()
        here.looks_after_wishes()
        here.turns()
        here.deliver()
        here.clock.moves(minutes=1)
    return [call for call in here.platform.calls[before:] if call.verb == "send"]


@pytest.mark.parametrize("off", [timedelta(seconds=1), timedelta(hours=2), timedelta(days=3)], ids=str)
def test_one_late_reminder_lists_all_that_waits(
    community_of_people: Community, amara: Acting, askers: list[Acting], off: timedelta
) -> None:
    here = community_of_people
    rang = starts_again(here, DUE + off)
    assert [call.to for call in rang] == [amara.user]
    reminder = here.inbox(amara)[-1]
    assert reminder.title == "3 asks are waiting for you"
    assert starts_again(here, DUE + off + timedelta(minutes=5)) == []


def test_what_is_over_meanwhile_is_closed_and_nobody_is_reminded_of_it(
    community_of_people: Community, amara: Acting, askers: list[Acting]
) -> None:
    """The closing comes before the reminder, whichever tick is first."""
    here = community_of_people
    starts_again(here, DUE + timedelta(days=21))
    assert not [one for one in here.inbox(amara) if "are waiting for you" in one.title]
    for asker in askers:
        closed = [one for one in here.inbox(asker) if "Closed without an answer" in words_of(one)]
        assert len(closed) == 1


def test_of_all_kinds_together_a_start_brings_no_more_than_a_week_holds(
    community_of_people: Community, amara: Acting, askers: list[Acting]
) -> None:
    """A reminder and two questions whether they met came due for Amara while the bot was off."""
    here = community_of_people
    for asker in askers[:2]:
        card = next(one for one in here.inbox(amara) if asker.name in words_of(one))
        amara.presses("Accept", card)
        here.deliver()
    rang = starts_again(here, DUE + timedelta(days=14, hours=3))
    assert sum(call.to == amara.user for call in rang) <= A_WEEK_HOLDS


def test_no_nudge_is_spent_on_what_is_over(
    community_of_people: Community, amara: Acting, askers: list[Acting]
) -> None:
    """The nudge's tick comes before the closing's: it finds nobody to remind."""
    here = community_of_people
    here.clock.is_set_to(DUE + timedelta(days=40))
    assert here.reminds() == 0
