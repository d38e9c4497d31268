"""Mutants: a guard is removed in a copy of the checkout, and the named tests have to fail."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import textwrap
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from queue import SimpleQueue

ROOT = Path(__file__).parents[2]
COPIED = (
    "bot",
    "config",
    "tests",
    "benchmarks",
    "docs",
    "pyproject.toml",
    "README.md",
    "CHANGELOG.md",
    "Makefile",
    "Procfile",
    "Containerfile",
    "deploy",
    ".dockerignore",
    ".env.example",
    "requirements.txt",
)
AT_ONCE = 2
PATIENCE = 240
"""Seconds for the tests of one mutant; most take ten."""
DIED, HUNG, LIVED = "died", "hung", "LIVED"
"""A test that hangs without the guard has noticed its absence as well."""
NARROW, WIDE = 44, 56
"""Characters of a column of the table."""


@dataclass(frozen=True, slots=True)
class Mutant:
    """A guard, the code without it, and the tests that have to fail then."""

    guard: str
    file: str
    old: str
    new: str
    tests: str


@dataclass(frozen=True, slots=True)
class Tried:
    """A mutant, its outcome, and after how many seconds."""

    mutant: Mutant
    became: str
    seconds: float

    @property
    def lived(self) -> bool:
        """Tell whether no test noticed it."""
        return self.became == LIVED


def try_all(mutants: Sequence[Mutant]) -> list[Tried]:
    """Try these, a few at once, each in a copy of the checkout; report each outcome as it comes."""
    for mutant in mutants:
        _stands_once(mutant)
    free: SimpleQueue[Path] = SimpleQueue()
    with tempfile.TemporaryDirectory(prefix="alongside-mutants-") as folder:
        for number in range(AT_ONCE):
            free.put(_copied(Path(folder) / str(number)))
        with ThreadPoolExecutor(AT_ONCE) as threads:
            return list(threads.map(lambda mutant: _try(mutant, free), mutants))


def table(tried: Sequence[Tried]) -> str:
    """Return guard, mutant, test and outcome as a table of plain text."""
    head = _row("guard", "mutant", "test", "")
    rows = [
        _row(
            one.mutant.guard,
            f"{one.mutant.file}: {_short(one.mutant.old)}  ->  {_short(one.mutant.new)}",
            one.mutant.tests,
            one.became,
        )
        for one in tried
    ]
    lived = sum(one.lived for one in tried)
    return "\n".join(["", head, "-" * len(head), *rows, f"{len(tried)} mutants, {lived} lived.\n"])


def _row(guard: str, mutant: str, test: str, became: str) -> str:
    columns = (textwrap.wrap(guard, NARROW), textwrap.wrap(mutant, WIDE), textwrap.wrap(test, WIDE), [became])
    lines = []
    for number in range(max(map(len, columns))):
        guard_, mutant_, test_, became_ = (one[number] if number < len(one) else "" for one in columns)
        lines.append(f"{became_:5}  {guard_:{NARROW}}  {mutant_:{WIDE}}  {test_}".rstrip())
    return "\n".join(lines)


def _short(code: str) -> str:
    return " ".join(code.split()) or "(nothing)"


def _try(mutant: Mutant, free: "SimpleQueue[Path]") -> Tried:
    checkout = free.get()
    file = checkout / mutant.file
    whole, begun = file.read_text(), time.monotonic()
    try:
        file.write_text(whole.replace(mutant.old, mutant.new))
        became = _run(mutant.tests, checkout)
    finally:
        file.write_text(whole)
        free.put(checkout)
    tried = Tried(mutant, became, time.monotonic() - begun)
    sys.stdout.write(f"{became:5} {tried.seconds:5.1f} s  {mutant.guard}\n")
    return tried


def _run(tests: str, checkout: Path) -> str:
    options = ("-q", "-x", "-p", "no:cacheprovider")
    command = [sys.executable, "-m", "pytest", *options, *tests.split()]
    pipe = subprocess.PIPE
    # A process group of its own: a test that hangs may have started processes that would outlive it.
    run = subprocess.Popen(command, cwd=checkout, stdout=pipe, stderr=pipe, start_new_session=True)
    try:
        said, _ = run.communicate(timeout=PATIENCE)
    except subprocess.TimeoutExpired:
        os.killpg(run.pid, signal.SIGKILL)
        run.communicate()
        return HUNG
    # Not the exit status alone: it is non-zero for a wrong test selection too.
    return DIED if run.returncode != 0 and b" failed" in said else LIVED


def _stands_once(mutant: Mutant) -> None:
    """Stop where the guard's code has changed: then its mutant has to be rewritten."""
    stands = (ROOT / mutant.file).read_text().count(mutant.old)
    if stands != 1:
        raise SystemExit(f"{mutant.file} has moved on: {mutant.old!r} stands there {stands} times")


def _copied(checkout: Path) -> Path:
    checkout.mkdir(parents=True)
    for name in COPIED:
        source = ROOT / name
        copy = shutil.copytree if source.is_dir() else shutil.copy2
        copy(source, checkout / name)
    return checkout
