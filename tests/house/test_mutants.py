"""Each mutant still finds the guard that it removes, and the tests that must fail without it."""

import re
from pathlib import Path
from typing import Final

from tests.fakes.mutating import Mutant
from tests.journeys.mutants.announcements_others import ELSEWHERE
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


def test_each_fault_of_others_has_guards_that_are_proved() -> None:
    proved = {mutant.guard for mutant in EVERY}
    assert len(ELSEWHERE) == 10
    assert [guard for guards in ELSEWHERE.values() for guard in guards if guard not in proved] == []


def finds_its_guard(mutant: Mutant) -> bool:
    """Tell whether the guard stands in its file, once."""
    return (ROOT / mutant.file).read_text(encoding="utf-8").count(mutant.old) == 1


def finds_its_tests(mutant: Mutant) -> bool:
    """Tell whether the file or folder of its tests is there."""
    return (ROOT / mutant.tests.split()[0].partition("::")[0]).exists()
