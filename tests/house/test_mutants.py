"""Each mutant still finds the guard that it removes, and the tests that must fail without it."""

from pathlib import Path
from typing import Final

from tests.fakes.mutating import Mutant
from tests.mutants import EVERY

ROOT: Final = Path(__file__).parents[2]


def test_a_mutant_finds_its_guard_and_its_tests() -> None:
    assert len(EVERY) > 100
    assert [mutant.guard for mutant in EVERY if not finds_its_guard(mutant)] == []
    assert [mutant.guard for mutant in EVERY if not finds_its_tests(mutant)] == []


def finds_its_guard(mutant: Mutant) -> bool:
    """Tell whether the guard stands in its file, once."""
    return (ROOT / mutant.file).read_text(encoding="utf-8").count(mutant.old) == 1


def finds_its_tests(mutant: Mutant) -> bool:
    """Tell whether the file or folder of its tests is there."""
    return (ROOT / mutant.tests.split()[0].partition("::")[0]).exists()
