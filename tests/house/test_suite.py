"""The suite stays quick: no file grows to thousands of tests, no test computes for long, no case is lost."""

from collections import Counter
from itertools import product
from pathlib import Path
from typing import Final

import pytest

from tests.fakes.rounds import LONG
from tests.fakes.running import ROOT
from tests.fakes.spending import TooDear, within_means
from tests.fakes.telling import Told, left_out
from tests.fakes.warm import run

MOST_TESTS: Final = 250
"""The most tests of one file: each costs a few milliseconds in every test process, whatever it does."""

PROC: Final = Path("/proc/self/stat")

STAGES: Final = ("sqlite", "postgresql", "slack", "discord")


def too_many(tests: Counter[str]) -> dict[str, int]:
    """Return the files with too many tests: of cases that prove one thing, one test can name each failure."""
    return {file: number for file, number in tests.items() if number > MOST_TESTS}


@pytest.mark.skipif(LONG, reason="the long form has every case everywhere")
def test_no_file_has_more_tests_than_are_needed(request: pytest.FixtureRequest) -> None:
    assert too_many(Counter(item.nodeid.partition("::")[0] for item in request.session.items)) == {}


def test_a_file_with_too_many_tests_is_found() -> None:
    assert too_many(Counter({"a": MOST_TESTS, "b": MOST_TESTS + 1})) == {"b": MOST_TESTS + 1}


def test_a_test_that_computes_for_long_is_found() -> None:
    with within_means():
        sum(range(1000))
    with pytest.raises(TooDear, match="and 0 are enough"), within_means(0):
        sum(range(3_000_000))


@pytest.mark.skipif(not PROC.exists(), reason="only Linux says what another process has computed")
def test_what_a_process_of_a_test_computes_counts(tmp_path: Path) -> None:
    with pytest.raises(TooDear), within_means(0.05):
        run(("-m", "tests.fakes.showing", "compute"), tmp_path, {"PYTHONPATH": str(ROOT)}, 60)


def story(cases: int, *marks: str) -> list[Told]:
    """Return a story of so many cases of three values each, on every stage."""
    values = product(range(cases), range(3))
    return [
        Told("a story", (("life", n), ("value", value)), stage, frozenset(marks))
        for (n, value), stage in product(values, STAGES)
    ]


def test_each_case_is_told_on_sqlite_and_on_one_other_stage() -> None:
    every = story(6)
    told = [one for one in every if one not in left_out(every)]
    where = {case: [one.stage for one in told if one.case == case] for case in {one.case for one in every}}

    assert all(stages[0] == "sqlite" and len(stages) == 2 for stages in where.values())


def test_each_stage_tells_as_many_cases_with_every_value() -> None:
    every = story(6)
    told = [one for one in every if one not in left_out(every)]

    assert Counter(one.stage for one in told) == {"sqlite": 18, "postgresql": 6, "slack": 6, "discord": 6}
    assert {(one.stage, one.case[1]) for one in told} == {(one.stage, one.case[1]) for one in every}


def test_what_differs_on_a_stage_is_told_there_whole() -> None:
    every = story(2, "on_both", "in_slack")

    assert {one.stage for one in left_out(every)} == set()
    assert {one.stage for one in left_out(story(2, "on_both"))} == {"slack", "discord"}


def test_a_story_of_few_cases_is_told_everywhere() -> None:
    few = [Told("a story", (("life", n),), stage) for n, stage in product(range(2), STAGES)]

    assert left_out([*few, Told("another"), *(Told("discord", stage=stage) for stage in STAGES)]) == set()
