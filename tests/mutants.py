"""Proves the guards: each is taken out for a moment, and its test has to fail. `make mutants`.

A mutant is a small, exact change of one file. The tests run in a copy, so nothing in the checkout changes.
"""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console
from rich.table import Table

ROOT = Path(__file__).parents[1]
COPIED = ("bot", "config", "tests", "pyproject.toml")
PATIENCE = 150
"""Seconds for the tests of one mutant."""


@dataclass(frozen=True, slots=True)
class Mutant:
    """A guard, what the code says without it, and the tests that miss it."""

    guard: str
    file: str
    old: str
    new: str
    tests: str


MUTANTS = (
    Mutant(
        "a place is held by compare-and-swap (F19)",
        "bot/store/places.py",
        "(places.c.held < limit)",
        "(places.c.held < limit + 1)",
        "tests/store/test_places.py",
    ),
    Mutant(
        "an ask changes only from the standing it was seen in (F20)",
        "bot/store/asks.py",
        "asks.c.status == when",
        "asks.c.status != ''",
        "tests/faults/test_f19_f20_races.py tests/store/test_asks.py",
    ),
    Mutant(
        "a repeated delivery has no second effect (F01)",
        "bot/handlers/respond.py",
        "if deliveries.is_first(connection, work.community, request.key, work.now):",
        "if deliveries.is_first(connection, work.community, request.key, work.now) or True:",
        "tests/journeys/test_an_old_card_shows_the_truth.py tests/journeys/test_somebody_is_kept_safe.py",
    ),
    Mutant(
        "writers begin IMMEDIATE on SQLite (F76)",
        "bot/store/dialect.py",
        'begin="BEGIN IMMEDIATE"',
        'begin="BEGIN"',
        "tests/store/test_database.py tests/store/test_places.py",
    ),
    Mutant(
        "claimed rows are nobody else's until the lease ends (F33)",
        "bot/store/outbox.py",
        '"lease_until": until, "due_at": until,',
        '"lease_until": now,',
        "tests/store/test_outbox.py -k claimed_row",
    ),
    Mutant(
        "who lost the lease writes nothing (F32)",
        "bot/store/outbox.py",
        "return (outbox.c.id == due.id) & (outbox.c.lease == due.lease)",
        "return outbox.c.id == due.id",
        "tests/store/test_outbox.py",
    ),
    Mutant(
        "a restarted SQLite process frees what the dead one had claimed (F29)",
        "bot/app.py",
        "        if alone:\n            self.database.write",
        "        if False:\n            self.database.write",
        "tests/faults/test_f29_killed_at_any_step.py",
    ),
    Mutant(
        "a window is told within two seconds while nothing can be written (F05)",
        "bot/adapters/web/server.py",
        "timeout=PATIENCE)",
        "timeout=None)",
        "tests/faults/test_f05_the_database_stands_still.py",
    ),
    Mutant(
        "a dead connection is noticed before it is used (F79)",
        "bot/store/dialect.py",
        "pool_size=WRITERS_ON_POSTGRESQL, pool_pre_ping=True",
        "pool_size=WRITERS_ON_POSTGRESQL, pool_pre_ping=False",
        "tests/faults/test_f79_postgresql_drops_everybody.py",
    ),
    Mutant(
        "what is late does not arrive at night (F52)",
        "bot/jobs/deliver.py",
        "        if until and adapter.rings:",
        "        if False:",
        "tests/journeys/test_nobody_is_woken.py",
    ),
    Mutant(
        "a row of another community is never touched (F62)",
        "bot/store/safety.py",
        "still = (reports.c.id == new.id) & (reports.c.stage == when)\n"
        "        done = self._connection.execute(update(reports).where(self._reports, still)",
        "still = (reports.c.id == new.id) & (reports.c.stage == when)\n"
        "        done = self._connection.execute(update(reports).where(still)",
        "tests/store/test_boundaries.py",
    ),
    Mutant(
        "whoever is reported never reads it (F72)",
        "bot/handlers/reports.py",
        "chosen = [one for one in work.safety.readers() if one not in {by, about}]",
        "chosen = work.safety.readers()",
        "tests/journeys/test_somebody_is_kept_safe.py",
    ),
    Mutant(
        "the blocked cannot ask by an old button (F73)",
        "bot/domain/asks.py",
        "if standing.apart or not room.is_in(mentor, now):",
        "if not room.is_in(mentor, now):",
        "tests/journeys/test_somebody_is_kept_safe.py",
    ),
    Mutant(
        "a departure leaves no byte in the search index (F69)",
        "bot/jobs/indexing.py",
        "if after < self._database.read(last_departure):",
        "if False:",
        "tests/journeys/test_somebody_takes_everything_and_goes.py",
    ),
    Mutant(
        "a download has nothing that only the other may read (F71)",
        "bot/store/my_data.py",
        "if row[owner] != person}",
        "if False}",
        "tests/journeys/test_somebody_takes_everything_and_goes.py",
    ),
    Mutant(
        "the web chat escapes what people write (F53)",
        "bot/adapters/web/render.py",
        'Markup(\'<blockquote class="quote" dir="auto">{}</blockquote>\').format(text)',
        'Markup(f\'<blockquote class="quote" dir="auto">{text}</blockquote>\')',
        "tests/contract/test_renderers.py",
    ),
    Mutant(
        "a week holds so many nudges and no more, whatever they are about",
        "bot/domain/nudging.py",
        "if len(counted) >= most:",
        "if len(counted) >= 99:",
        "tests/domain/test_nudging.py tests/journeys/test_did_you_meet.py",
    ),
    Mutant(
        "no nudge rings in quiet hours",
        "bot/domain/nudging.py",
        "return awake if awake <= now else max(awake, quiet.on_day(week.day(awake), week.hours))",
        "return now",
        "tests/domain/test_nudging.py",
    ),
    Mutant(
        "after a stop nothing comes that is on its way (F75)",
        "bot/handlers/notices.py",
        "if notice.kind in NUDGES and work.settings.of(work.me.id).reminders is Reminders.NONE:",
        "if False:",
        "tests/journeys/test_nudges_are_few_and_kind.py",
    ),
    Mutant(
        "an introduction never goes above what a mentor gives",
        "bot/handlers/introducing.py",
        "if (no_room := work.places.hold_all(holds)) is not None:",
        "if (no_room := None) is not None:",
        "tests/journeys/test_somebody_is_introduced_warmly.py",
    ),
    Mutant(
        "nobody is introduced before they agree",
        "bot/domain/introductions.py",
        "return None if one.stage is Stage.PROPOSED else Refused(Refusal.GONE)",
        "return None",
        "tests/domain/test_introductions.py",
    ),
    Mutant(
        "only managers read who would like an introduction",
        "bot/handlers/introduce_warmly.py",
        "if one is None or not work.me.manages or one.person in unseen(work):",
        "if one is None:",
        "tests/journeys/test_somebody_is_introduced_warmly.py",
    ),
)


def main() -> int:
    """Try every mutant; return how many lived, which should be none."""
    table = Table("guard", "mutant")
    for mutant in MUTANTS:
        _stands_once(mutant)
    lived = 0
    with tempfile.TemporaryDirectory(prefix="alongside-mutants-") as folder:
        for mutant in MUTANTS:
            died = _dies(mutant, Path(folder) / "checkout")
            lived += not died
            table.add_row(mutant.guard, "died" if died else "LIVED")
    Console().print(table)
    return lived


def _dies(mutant: Mutant, checkout: Path) -> bool:
    _copy(checkout)
    file = checkout / mutant.file
    file.write_text(file.read_text().replace(mutant.old, mutant.new))
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "-x",
        "-n",
        "2",
        "-p",
        "no:cacheprovider",
        *mutant.tests.split(),
    ]
    pipe = subprocess.PIPE
    # A process group of its own: a test that hangs has workers, which would outlive it.
    run = subprocess.Popen(command, cwd=checkout, stdout=pipe, stderr=pipe, start_new_session=True)
    try:
        said, _ = run.communicate(timeout=PATIENCE)
    except subprocess.TimeoutExpired:
        os.killpg(run.pid, signal.SIGKILL)
        run.communicate()
        return True  # a test that never comes to its end has noticed as well
    # Not the exit status alone: that is other than zero for a mistake of ours too.
    return run.returncode != 0 and b" failed" in said


def _stands_once(mutant: Mutant) -> None:
    """Stop where a guard is written otherwise by now: then its mutant has to be."""
    stands = (ROOT / mutant.file).read_text().count(mutant.old)
    if stands != 1:
        raise SystemExit(f"{mutant.file} has moved on: {mutant.old!r} stands there {stands} times")


def _copy(checkout: Path) -> None:
    shutil.rmtree(checkout, ignore_errors=True)
    checkout.mkdir(parents=True)
    for name in COPIED:
        source = ROOT / name
        copy = shutil.copytree if source.is_dir() else shutil.copy2
        copy(source, checkout / name)


if __name__ == "__main__":
    sys.exit(main())
