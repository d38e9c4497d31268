"""Each mutant still finds the guard that it removes, and the tests that must fail without it."""

from pathlib import Path
from typing import Final

import pytest

from tests.fakes.mutating import Mutant
from tests.mutants import EVERY

ROOT: Final = Path(__file__).parents[2]


@pytest.mark.parametrize("mutant", EVERY, ids=lambda mutant: mutant.guard)
def test_a_mutant_finds_its_guard_and_its_tests(mutant: Mutant) -> None:
    source = (ROOT / mutant.file).read_text(encoding="utf-8")
    tests = mutant.tests.split()[0].partition("::")[0]

    assert source.count(mutant.old) == 1
    assert (ROOT / tests).exists()
