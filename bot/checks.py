"""The check: whether the database, its key, its index and the deliveries are whole, running or not."""

import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from bot.process import starting
from bot.store.database.database import Database, identity_in
from bot.store.database.integrity import faults
from bot.store.database.keys import SecretKeys, is_known, marked_by_others
from bot.store.index.schema import Provenance
from bot.store.index.state import State, state_of
from bot.store.mentors.search_feed import last_number
from bot.store.outbox import outages
from bot.store.outbox.counts import Counts, counts
from config.errors import Misconfigured
from config.secret_key import UNKNOWN, file_of, keys_there
from config.settings import Settings

LONGEST_DUE: Final = 300.0
"""Seconds for which a due notice may wait; a restart and an outage of a platform take less."""

LEVEL_WITHIN: Final = 3.0
"""Seconds within which a running process has to bring its index level; it looks twice a second."""

DAMAGED: Final = (
    "The database is damaged ({faults}). Stop Alongside, keep its files as they are, and restore the last"
    " good backup (docs/operating.md, Restore)."
)
WHOLE: Final = "The database is whole, and fits this release."
KEY_THERE: Final = "The secret key is {where}."
NO_KEY: Final = "The secret key is made at the first start."
KEY: Final = "The secret key is {where}, and it is one that this database knows (fingerprint {print})."
DROPPED: Final = (
    "The marks of {number} people who erased themselves were written before the present key, perhaps with"
    " one that SECRET_KEY no longer holds: if they come back, blocks and pauses do not hold for them. Write"
    " that key again, after the present one and a comma. Where it is lost, each mark goes after 30 days,"
    " unless a block, a pause or a report needs it."
)
NO_INDEX: Final = "There is no search index yet: the next start makes one."
UNREADABLE: Final = "The search index {name} cannot be read ({why}): check who owns DATA_DIR."
HURT: Final = "The search index {name} is damaged: start the process “{name}”, and it is made anew."
HURT_RUNNING: Final = "The search index {name} is damaged: restart the process “{name}”, and it is made anew."
ANOTHER: Final = (
    "The search index {name} was made from another database: check DATABASE_URL and DATA_DIR; if both are"
    " right, restart the process “{name}”."
)
OLDER: Final = "The search index {name} is of another release: the next start makes it anew."
LATER: Final = (
    "The search index {name} knows later changes than the database, as after an older copy was put in its"
    " place: {then}. Look whether the database is the one you mean."
)
BEHIND: Final = (
    "The search index {name} is {number} changes behind, and its process runs: look into its log, and restart"
    " it if this stays."
)
LEVEL: Final = "The search index {name} was made from this database{how}."
CUT_OFF: Final = (
    "Nobody of {one.platform} {one.workspace} can be reached ({one.why}). Mend it and restart; what is to be"
    " told there waits until then."
)
OVERDUE: Final = (
    "The oldest due notice has waited for {seconds:.0f} s: start Alongside; if it runs, look into the log of"
    " the process that delivers."
)
ON_TIME: Final = "No notice is overdue; {pending} wait for their time."
DOUBT: Final = "Of {number} notices nobody can tell whether they were told: run “python -m bot in-doubt”."
NO_DOUBT: Final = "No notice is in doubt."
FAILED: Final = (
    "{number} notices could not be told in the last year. That is usual for people who left; where there are"
    " many, the table outbox keeps each with its problem."
)
NONE_FAILED: Final = "No notice has failed."


@dataclass(frozen=True, slots=True)
class Checked:
    """One thing that was checked: well, or what to do about it; `passes` where it may mend itself."""

    said: str
    well: bool = True
    passes: bool = False


def key_of(settings: Settings, database: Database | None) -> Checked:
    """Check the secret key, and whether it is that of a database; make none."""
    try:
        there = keys_there(settings)
    except Misconfigured as wrong:
        return Checked(wrong.lines[0], well=False)
    if not there:
        return Checked(NO_KEY)
    where = "set" if settings.secret_key else f"in {file_of(settings)}"
    if database is None:
        return Checked(KEY_THERE.format(where=where))
    keys = SecretKeys.of(there)
    if not database.read(lambda connection: is_known(connection, keys)):
        return Checked(UNKNOWN, well=False)
    if number := database.read(lambda connection: marked_by_others(connection, keys)):
        return Checked(DROPPED.format(number=number), well=False)
    return Checked(KEY.format(where=where, print=keys.fingerprints[0][:8]))


def check(settings: Settings, now: datetime) -> Iterator[Checked]:
    """Check everything in turn, one value a line. Nothing is changed.

    Raises `Misconfigured` or `NotNow`, as a start would, where the database cannot be asked at all.
    """
    starting.up_to_date(settings)
    database = Database(settings.database_url)
    try:
        with starting.explained():
            found = database.read(faults)
            yield _whole(found)
            if not found:
                yield key_of(settings, database)
                yield from _indexes(settings, database)
                yield from _deliveries(database, now)
    finally:
        database.close()


def _whole(found: list[str]) -> Checked:
    return Checked(DAMAGED.format(faults="; ".join(found)), well=False) if found else Checked(WHOLE)


def _indexes(settings: Settings, database: Database) -> Iterator[Checked]:
    folders = starting.indexes(settings)
    if not folders:
        yield Checked(NO_INDEX)
    for folder in folders:
        try:
            yield _index(folder, database)
        except OSError as problem:
            yield Checked(UNREADABLE.format(name=folder.name, why=problem.strerror), well=False)


def _index(folder: Path, database: Database) -> Checked:
    name, last = folder.name, database.read(last_number)
    found = _level(folder, last)
    if found.about is None:
        return Checked((HURT_RUNNING if found.runs else HURT).format(name=name), well=False, passes=True)
    if found.about.database != database.read(identity_in):
        return Checked(ANOTHER.format(name=name), well=False)
    if not found.is_current:
        return Checked(OLDER.format(name=name))
    return _numbers(name, found, found.about, last, database.read(last_number))


def _numbers(name: str, found: State, about: Provenance, last: int, now: int) -> Checked:
    if about.watermark > now:
        then = "its process makes it anew" if found.runs else "the next start makes it anew"
        return Checked(LATER.format(name=name, then=then), well=False, passes=True)
    if about.watermark >= last:
        return Checked(LEVEL.format(name=name, how=", and is level with it"))
    if found.runs:
        return Checked(BEHIND.format(name=name, number=last - about.watermark), well=False, passes=True)
    how = f"; it is {last - about.watermark} changes behind, which the next start takes in"
    return Checked(LEVEL.format(name=name, how=how))


def _level(folder: Path, last: int) -> State:
    """Look at an index until it is level, where its process runs, but not for long."""
    end = time.monotonic() + LEVEL_WITHIN
    while True:
        found = state_of(folder)
        level = found.about is None or found.about.watermark >= last
        if level or not found.runs or time.monotonic() > end:
            return found
        time.sleep(0.5)


def _deliveries(database: Database, now: datetime) -> Iterator[Checked]:
    for one in database.read(outages.cut_off):
        yield Checked(CUT_OFF.format(one=one), well=False)
    number = database.read(lambda connection: counts(connection, now))
    late = number.oldest_due > LONGEST_DUE
    said = OVERDUE.format(seconds=number.oldest_due) if late else ON_TIME.format(pending=number.pending)
    yield Checked(said, well=not late, passes=True)
    yield from _lost(number)


def _lost(number: Counts) -> Iterator[Checked]:
    yield Checked(DOUBT.format(number=number.in_doubt), well=False) if number.in_doubt else Checked(NO_DOUBT)
    yield Checked(FAILED.format(number=number.failed) if number.failed else NONE_FAILED)
