"""Each mutant still finds the guard that it removes, and the tests that must fail without it."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Final

import pytest

from tests.adapters.discord.mutants import others as on_discord
from tests.fakes.mutating import Mutant
from tests.journeys.mutants import announcements_others as of_announcements
from tests.mutants import EVERY

ROOT: Final = Path(__file__).parents[2]
WRITTEN: Final = re.compile(r"^ +Mutant\($", re.MULTILINE)


def test_a_mutant_finds_its_guard_and_its_tests() -> None:
    assert len(EVERY) > 100
    assert [mutant.guard for mutant in EVERY if not finds_its_guard(mutant)] == []
    assert [mutant.guard for mutant in EVERY if not finds_its_tests(mutant)] == []


def test_a_mutant_is_found_wherever_it_is_written_once() -> None:
    """A table that is not gathered would prove nothing, and nobody would miss it."""
    written = sum(len(WRITTEN.findall(file.read_text())) for file in (ROOT / "tests").rglob("*.py"))
    assert len(EVERY) == written
    assert len(set(EVERY)) == written


@pytest.mark.parametrize("others", [of_announcements.ELSEWHERE, on_discord.ELSEWHERE])
def test_each_fault_of_others_has_guards_that_are_proved(others: Mapping[str, tuple[str, ...]]) -> None:
    proved = {mutant.guard: mutant for mutant in EVERY}
    assert len(others) == 10
    assert all(others.values())
    named = [guard for guards in others.values() for guard in guards]
    assert [guard for guard in named if guard not in proved] == []
    assert [guard for guard in named if not names_its_test(proved[guard])] == []


def finds_its_guard(mutant: Mutant) -> bool:
    """Tell whether the guard stands in its file, once."""
    return (ROOT / mutant.file).read_text(encoding="utf-8").count(mutant.old) == 1


def finds_its_tests(mutant: Mutant) -> bool:
    """Tell whether the file or folder of its tests is there."""
    return (ROOT / mutant.tests.split()[0].partition("::")[0]).exists()


def names_its_test(mutant: Mutant) -> bool:
    """Tell whether the words that select its tests stand in their file."""
    file, *options = mutant.tests.split()
    words = {one for one in options if one.isidentifier()} - {"and", "or", "not"}
    return (ROOT / file).is_file() and all(one in (ROOT / file).read_text() for one in words)
