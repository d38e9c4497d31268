"""Proves the guards: each is taken out for a moment, and its test has to fail. `make mutants`.

`python -m tests.mutants F76 lease` tries only those whose guard names one of these. How it is done is written
in `tests/fakes/mutating.py`.
"""

import sys

from tests.fakes.mutating import Mutant, table, try_all
from tests.faults.mutants import OF_FAULTS

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
        "tests/faults/test_f76_fifty_writers.py tests/store/test_places.py",
    ),
    Mutant(
        "claimed rows are nobody else's until the lease ends (F33)",
        "bot/store/claiming.py",
        '        "lease_until": until,\n',
        '        "lease_until": look.now,\n',
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
        "a week holds so many nudges and no more",
        "bot/handlers/meetings.py",
        "< budget",
        "< 99",
        "tests/journeys/test_did_you_meet.py",
    ),
)


def main(*wanted: str) -> int:
    """Try every mutant, or those whose guard names one of these words; return how many lived: none should."""
    every = (*MUTANTS, *OF_FAULTS)
    chosen = [one for one in every if not wanted or any(word in one.guard for word in wanted)]
    tried = try_all(chosen)
    sys.stdout.write(table(tried))
    return sum(one.lived for one in tried)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
