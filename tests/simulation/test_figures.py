"""What a simulation counts is counted right: a promise that is broken is seen."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.domain.programme.programme import Programme
from bot.simulation.clock import Agenda, Alarm, SimulatedClock
from bot.simulation.figures import Figures, Spread, spread
from bot.simulation.ledger import Ledger
from bot.simulation.scenario import BEGINS, Scenario
from bot.ui.nodes import Message
from bot.views.common.nudge import less
from bot.views.common.reader import Reader

KEPT = Figures(
    Scenario(),
    asks=spread([1, 1]),
    by_relevance=spread([2, 0]),
    overruns=0,
    nudges_a_week=2,
    nudges=9,
    messages=20,
    without_end=0,
    hours=(1.0,),
    answered=0.5,
    quarters=(1.0,),
    held=(0.5,),
)

A_DAY = timedelta(days=1)


def test_a_gini_is_nothing_where_all_have_the_same_and_nearly_one_where_one_has_all() -> None:
    assert spread([3, 3, 3, 3]) == Spread(asks=12, gini=0, most=3, never=0)
    assert spread([0, 0, 0, 8]) == Spread(asks=8, gini=0.75, most=8, never=3)
    assert spread([]).gini == 0


@pytest.mark.parametrize("broken", [{"overruns": 1}, {"without_end": 1}, {"nudges_a_week": 3}])
def test_one_broken_promise_is_enough(broken: dict[str, int]) -> None:
    assert KEPT.kept
    assert not replace(KEPT, **broken).kept  # type: ignore[arg-type]


def told(programme: Programme, zone: str, *days: float) -> int:
    """Return the most nudges in a week of somebody who got one after each of these days."""
    ledger = Ledger(zones={"leila": zone})
    nudge = Message("A nudge", (less(Reader("en", zone, programme, BEGINS)),))
    for day in days:
        ledger.told("leila", BEGINS + day * A_DAY, nudge)
        ledger.told("leila", BEGINS + day * A_DAY, Message("An answer"))
    return ledger.most_nudges_in_a_week()


def test_nudges_are_counted_in_any_seven_days(programme: Programme) -> None:
    assert told(programme, "UTC", 0, 3, 7, 10) == 2
    assert told(programme, "UTC", 0, 3, 6.9, 10) == 3
    assert told(programme, "UTC") == 0


def test_days_are_those_of_the_persons_own_calendar(programme: Programme) -> None:
    """Twenty-two hours before midnight in London it is the next day in Auckland already."""
    assert told(programme, "Europe/London", 0.45, 3, 7.5) == 2
    assert told(programme, "Pacific/Auckland", 0.5, 3, 7.4) == 3


def test_a_quarter_is_whole_and_a_shorter_time_is_one() -> None:
    assert [(at - BEGINS).days for at in Scenario(days=365).quarters] == [0, 91, 182, 273, 364]
    assert [(at - BEGINS).days for at in Scenario(days=90).quarters] == [0, 90]


def test_people_act_in_the_order_of_time_and_what_comes_up_meanwhile_too() -> None:
    done: list[str] = []
    agenda, clock = Agenda(), SimulatedClock(BEGINS)
    agenda.add(BEGINS + 3 * A_DAY, lambda: done.append("later"))
    agenda.add(BEGINS + 2 * A_DAY, lambda: done.append("second"))
    agenda.add(BEGINS, lambda: agenda.add(BEGINS + A_DAY, lambda: done.append("first")))
    for at, act in agenda.due(BEGINS + 3 * A_DAY):
        clock.reach(at)
        act()

    assert done == ["first", "second"]
    assert clock() > BEGINS + 2 * A_DAY


def test_an_alarm_rings_until_somebody_hears_it() -> None:
    alarm = Alarm()
    alarm.ring()

    assert [alarm.hush(), alarm.hush()] == [True, False]
