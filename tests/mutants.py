"""Proves the guards: each is removed in a copy, and its tests have to fail. `make mutants`.

`python -m tests.mutants F76 lease` tries only those whose guard names one of these. Each stands in a table
beside its tests: in a `mutants.py`, or in a folder `mutants`. The mechanism is in `tests/fakes/mutating.py`.
"""

import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Final

from tests.fakes.mutating import Mutant, table, try_all

HERE: Final = Path(__file__).parent


def tables() -> list[Path]:
    """Return the files that hold the tables of mutants, in order."""
    beside = [one for one in HERE.rglob("mutants.py") if one.parent != HERE]
    return sorted([*beside, *HERE.rglob("mutants/*.py")])


def of(file: Path) -> Iterator[Mutant]:
    """Return the mutants of a file: those of each tuple of them, whatever its name."""
    name = ".".join(file.relative_to(HERE.parent).with_suffix("").parts)
    for value in vars(import_module(name)).values():
        if isinstance(value, tuple):
            yield from (one for one in value if isinstance(one, Mutant))


EVERY: Final = tuple(mutant for file in tables() for mutant in of(file))


def main(*wanted: str) -> int:
    """Try every mutant, or those whose guard names one of these words; return how many survived."""
    chosen = [one for one in EVERY if not wanted or any(word in one.guard for word in wanted)]
    tried = try_all(chosen)
    sys.stdout.write(table(tried))
    return sum(one.lived for one in tried)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
