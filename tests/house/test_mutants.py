"""Each mutant still finds the guard that it removes, and the tests that must fail without it."""

from pathlib import Path
from typing import Final

import pytest

from tests.fakes.mutating import Mutant
from tests.faults.mutants import OF_FAULTS
from tests.mutants import MUTANTS

ROOT: Final = Path(__file__).parents[2]


@pytest.mark.parametrize("mutant", [*MUTANTS, *OF_FAULTS], ids=lambda mutant: mutant.guard)
def test_a_mutant_finds_its_guard_and_its_tests(mutant: Mutant) -> None:
    source = (ROOT / mutant.file).read_text(encoding="utf-8")
    tests = mutant.tests.split()[0].partition("::")[0]

    assert source.count(mutant.old) == 1
    assert (ROOT / tests).exists()
