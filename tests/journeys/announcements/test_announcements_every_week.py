"""An announcement every week: nobody is left out because the clock ticked a little later the week before."""

from datetime import UTC, datetime, timedelta

import pytest

from tests.fakes.acting import Acting
from tests.fakes.announcing import drafted
from tests.fakes.community import Community
from tests.fakes.reading import words_of
from tests.fakes.rounds import rounds

WEEKS = rounds(4, 100)
FIRST = datetime(2026, 11, 9, 20, tzinfo=UTC)
"""When ten o'clock of the first Tuesday comes first anywhere."""

LATE = (50, 5, 31, 0)
"""By how many seconds the clock ticks after its minute, week after week."""


def plans(nora: Acting, week: int) -> str:
    """Plan one for the Tuesday of a week at ten; return what was said before it was planned."""
    shown = drafted(nora, f"Week {week}", signed="Nora, Office")
    day = (FIRST + timedelta(days=7 * week + 1)).date().isoformat()
    looked = nora.submits(nora.presses("When it arrives", shown), day=day, time="10:00")
    nora.presses("Plan it for 7", looked)
    return words_of(looked)


@pytest.mark.timeout(600)
def test_each_week_reaches_everybody_though_the_clock_ticks_a_little_earlier(
    community_of_people: Community, nora: Acting
) -> None:
    here = community_of_people
    six = [here.joins(f"Reader Made-Up-{n}") for n in range(6)]
    for week in range(WEEKS):
        said = plans(nora, week)
        assert "7 of 7 will get it." in said
        assert "had one this week" not in said
        begins = FIRST + timedelta(days=7 * week)
        for at in (begins, begins + timedelta(hours=15)):
            here.clock.is_set_to(at + timedelta(seconds=LATE[week % len(LATE)]))
            here.closes_what_is_over()
            here.deliver()
        titles = [[one.title for one in here.inbox(who)] for who in six]
        assert [theirs.count(f"Week {week}") for theirs in titles] == [1] * 6


def test_two_in_one_week_reach_nobody_twice(community_of_people: Community, nora: Acting) -> None:
    here = community_of_people
    six = [here.joins(f"Reader Made-Up-{n}") for n in range(6)]
    plans(nora, 0)
    looked = drafted(nora, "At once", signed="Nora, Office")
    here.clock.is_set_to(FIRST - timedelta(days=6))
    nora.presses("Send it to 7", looked)
    here.deliver()
    here.clock.is_set_to(FIRST + timedelta(hours=15))
    here.closes_what_is_over()
    here.deliver()
    assert [[one.title for one in here.inbox(who)] for who in six] == [["At once"]] * 6
