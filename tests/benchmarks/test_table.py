"""The table says what was measured, whether a goal is met, and how a cost grows."""

import pytest

from benchmarks.measure import Times, interleaved, milliseconds
from benchmarks.size import sized
from benchmarks.table import Goal, Row, compared, growth


def test_the_middle_and_the_95th_are_told() -> None:
    assert Times.of([float(number) for number in range(100, 0, -1)]) == Times(50.5, 96.0)


def test_nothing_measured_is_no_figure() -> None:
    with pytest.raises(ValueError, match="nothing was measured"):
        Times.of([])


def test_contestants_take_turns_after_a_warm_up() -> None:
    turns: list[tuple[str, int]] = []

    taken = interleaved(
        {"a": lambda number: turns.append(("a", number)), "b": lambda number: turns.append(("b", number))},
        rounds=2,
    )

    assert turns[4:] == [("a", 0), ("b", 0), ("a", 1), ("b", 1)]
    assert [len(seconds) for seconds in taken.values()] == [2, 2]


def test_the_slow_sit_out_once_they_had_their_share() -> None:
    taken = interleaved({"slow": lambda _: sum(range(20_000))}, rounds=50, seconds=0)

    assert len(taken["slow"]) == 6


@pytest.mark.parametrize(
    ("goal", "ratio", "verdict"),
    [
        (Goal(1.3), 1.3, "≤ 1.3 × met"),
        (Goal(1.3), 1.31, "≤ 1.3 × MISSED"),
        (Goal(20, at_least=True), 20.0, "≥ 20 × met"),
        (Goal(20, at_least=True), 19.9, "≥ 20 × MISSED"),
    ],
)
def test_a_goal_is_met_or_missed(goal: Goal, ratio: float, verdict: str) -> None:
    assert Row("S2", 1, "", ratio=ratio, goal=goal).verdict == verdict


def test_a_tail_is_compared_with_a_tail() -> None:
    ours, theirs = Times(1.0, 6.0), Times(2.0, 3.0)

    assert compared("S2", 1, ours, "peer", theirs).ratio == 0.5
    assert compared("S2", 1, ours, "peer", theirs, tail=True).ratio == 2.0


def test_growth_is_told_against_the_next_smaller_size_of_the_same_figure() -> None:
    small, middle, large = (Row("S1", size, "", cost=cost) for size, cost in ((5, 1.0), (10, 1.5), (40, 3.0)))
    other = Row("S2", 20, "", cost=9.0)

    assert growth(large, [small, middle, large, other]) == "2.0 × for 4 ×"
    assert growth(small, [small, middle, large, other]) == "–"


@pytest.mark.parametrize(("seconds", "said"), [(0.00012, "0.120"), (0.00123, "1.23"), (0.0123, "12")])
def test_milliseconds_keep_three_digits_at_most(seconds: float, said: str) -> None:
    assert milliseconds(seconds) == said


def test_a_size_nobody_knows_is_told_with_those_there_are() -> None:
    assert sized("85K").communities == (85_000,)
    with pytest.raises(SystemExit, match="small, 85k, 1m"):
        sized("huge")
