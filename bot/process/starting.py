"""Before a start: the database is the one that is meant, fits this release, and can be written."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from bot.store.database.condition import Condition, look
from bot.store.database.database import Database
from bot.store.database.migrate import NewerDatabaseError, migrate
from bot.store.database.troubles import Trouble, trouble_of
from bot.store.index.directory import (
    NotAnIndexError,
    database_of,
    is_in_use,
    provenance_of,
    remove_index,
)
from bot.store.mentors.search_feed import last_number
from config.errors import Misconfigured, NotNow
from config.settings import Settings

log = logging.getLogger(__name__)

NEWER = (
    "The database belongs to a newer release of Alongside ({revision}): install that release or a later one,"
    " or restore the backup from before the upgrade."
)
BEHIND = "The database is behind this release: run “python -m bot migrate”."
EMPTY = (
    "DATABASE_URL: the database is missing or empty, but {folder} was made from one with a community. Check"
    " DATABASE_URL, and that its disk is mounted; or restore a backup. To begin anew, delete {folder}."
)
ANOTHER = (
    "DATABASE_URL names another database than the one from which {folder} was made. Check DATABASE_URL and"
    " DATA_DIR; if both are right, delete {folder}, and it is made anew."
)
HALF = (
    "The database was restored in part: the restore did not end. Run “python -m bot restore” again, with"
    " the same file; it begins anew."
)
TROUBLES = {
    Trouble.FULL: "The disk of the database is full: make room there.",
    Trouble.READ_ONLY: "The database cannot be written: check who owns its file and folder, that its disk is"
    " not mounted read-only, and that its server is no standby.",
    Trouble.STILL: "Another program holds the database and does not let go: end that, and start again.",
    Trouble.OUT_OF_REACH: "The database cannot be reached: check DATABASE_URL, and that its server runs.",
    Trouble.DAMAGED: "The database is damaged: keep its files as they are, and restore the last good backup"
    " (docs/operating.md, Restore).",
}
DOCTORS = "doctor-"
"""How the doctor's own index is called, which it makes and removes."""

PASSING = frozenset({Trouble.STILL, Trouble.OUT_OF_REACH})


def migrated(settings: Settings) -> bool:
    """Migrate the database once it is the right one; tell whether there was anything to do.

    Raises `Misconfigured` with what to check where it is newer, another one, missing, or cannot be written,
    and `NotNow` where it does not answer. Nothing is made or changed then.
    """
    checked(settings)
    with explained():
        done = migrate(settings.database_url)
        if look(settings.database_url).is_half_restored:
            raise Misconfigured((HALF,))
        database = Database(settings.database_url)
        try:
            database.try_writing()
            _remove_later(settings, database.read(last_number))
        finally:
            database.close()
    return done


def checked(settings: Settings) -> Condition:
    """Return the condition of the database; raise as `migrated` does, before anything is changed."""
    # The indexes first: whatever made one had named its database before.
    known = _known(settings)
    with explained():
        found = look(settings.database_url)
    for folder, identity in known:
        if identity != found.identity:
            line = ANOTHER if found.identity else EMPTY
            raise Misconfigured((line.format(folder=folder),))
    if found.is_half_restored:
        raise Misconfigured((HALF,))
    return found


def up_to_date(settings: Settings) -> None:
    """Raise `Misconfigured` also where the database lacks migrations of this release."""
    if checked(settings).is_behind:
        raise Misconfigured((BEHIND,))


@contextmanager
def explained() -> Iterator[None]:
    """Raise `Misconfigured` or `NotNow`, with a sentence, for what a database reports."""
    try:
        yield
    except NewerDatabaseError as newer:
        raise Misconfigured((NEWER.format(revision=newer),)) from newer
    except Exception as problem:
        trouble = trouble_of(problem)
        if trouble is None:
            raise
        raise (NotNow if trouble in PASSING else Misconfigured)((TROUBLES[trouble],)) from problem


def _remove_later(settings: Settings, last: int) -> None:
    """Remove each index that knows of changes after the last one of the database, an older copy of itself.

    Those of processes that do not run as well: once the numbers have passed theirs, nothing would tell.
    """
    for folder in indexes(settings):
        found = None if is_in_use(folder) else provenance_of(folder)
        if found and found.watermark > last:
            log.warning("%s is of a later time than the database, so it is removed and made anew", folder)
            with suppress(OSError, NotAnIndexError):  # its own process says so, and what to do
                remove_index(folder)


def indexes(settings: Settings) -> list[Path]:
    """Return the folder of every process's search index in this `DATA_DIR`, without the doctor's own."""
    every = sorted((Path(settings.data_dir) / "index").glob("*"))
    return [one for one in every if one.is_dir() and not one.name.startswith(DOCTORS)]


def _known(settings: Settings) -> list[tuple[Path, str]]:
    """Return every search index of this `DATA_DIR`, and the database from which it was made."""
    return [(one, identity) for one in indexes(settings) if (identity := database_of(one))]
