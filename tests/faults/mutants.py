"""The guards that the tests of this folder hold, and what the code says without each."""

from tests.fakes.mutating import Mutant

OF_FAULTS = (
    Mutant(
        "a neighbour's index is left alone, whatever it looks like",
        "bot/store/index/directory.py",
        "    if _is_in_use(path):\n        return InUse(path)\n    if not",
        "    if not",
        "tests/store/index/test_index.py -k neighbour",
    ),
    Mutant(
        "whoever waits longest writes next (F76)",
        "bot/store/database/fair_lock.py",
        "self._waiting.append(mine)",
        "self._waiting.appendleft(mine)",
        "tests/store/database/test_fair_lock.py",
    ),
    Mutant(
        "a folder that cannot hold the index is a wrong setting",
        "bot/app.py",
        "except (OSError, NotAnIndexError) as problem:",
        "except ZeroDivisionError as problem:",
        "tests/faults/test_the_index_is_hurt.py -k wrong_setting",
    ),
    Mutant(
        "nobody is reminded of what is over (F48)",
        "bot/handlers/answers/reminders.py",
        "if waiting else None",
        "if True else None",
        "tests/faults/test_f48_off_for_a_while.py tests/journeys/test_a_sunday_mentor_asked_on_a_monday.py",
    ),
    Mutant(
        "a tick that is late still comes (F48)",
        "bot/jobs/clock.py",
        "misfire_grace_time=None,",
        "misfire_grace_time=1,",
        "tests/jobs/test_clock.py",
    ),
    Mutant(
        "an error of the database quotes nobody's words (F64, F67)",
        "bot/store/database/dialect.py",
        "partial(engine_of, hide_parameters=True)",
        "partial(engine_of)",
        "tests/faults/test_f67_what_people_write_and_the_log.py",
    ),
    Mutant(
        "a row that PostgreSQL refuses is not quoted (F64, F67)",
        "config/masking.py",
        "text = _ROW.sub",
        "_ROW.sub",
        "tests/faults/test_f67_what_people_write_and_the_log.py -k postgresql",
    ),
    Mutant(
        "what people are called writes no line of the log (F67)",
        "config/logging.py",
        "drawing = [escape_lines, _line]",
        "drawing = [_line]",
        "tests/faults/test_f67_what_people_write_and_the_log.py",
    ),
    Mutant(
        "ticks go on where the machine's clock is put back (F50)",
        "bot/jobs/clock.py",
        "if ahead < before - A_LOOK:",
        "if False:",
        "tests/faults/test_f50_the_clock_steps.py",
    ),
    Mutant(
        "a migration is one transaction (F77)",
        "bot/store/database/migrate.py",
        "with engine.begin() as connection:",
        'with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:',
        "tests/faults/test_f77_killed_while_it_migrates.py -k postgresql",
    ),
    Mutant(
        "a writer that stands still holds nobody up (F32)",
        "bot/store/database/dialect.py",
        "connect_args=patience",
        "connect_args={}",
        "tests/store/database/test_database.py -k stands_still",
    ),
    Mutant(
        "what is under way is finished when we are to end (F44)",
        "bot/jobs/deliver.py",
        "timeout=LAST_WORDS)",
        "timeout=0)",
        "tests/faults/test_f44_asked_to_end.py",
    ),
    Mutant(
        "an index with a wrong byte in it is made anew",
        "bot/store/index/directory.py",
        "if hurt := damaged(path):",
        'if hurt := "":',
        "tests/faults/test_the_index_is_hurt_at_random.py",
    ),
)
