"""`restore`: a backup becomes the database again, and people keep what they decided since it was made."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Annotated

import typer

from bot.commands import restoring_said as said
from bot.commands.common import beside, or_say_why, out, read_settings
from bot.domain.safety.kept_away import Known, together
from bot.jobs.restoring import Outcome, Restoring
from bot.process import starting
from bot.store.backup import facts, postgresql_dump, sqlite_file
from bot.store.backup.errors import NotACopyError, ProgramFailedError, ProgramMissingError
from bot.store.database import dialect
from bot.store.database.database import Database
from bot.store.database.keys import SecretKeys, is_known, knows_only_others
from bot.store.database.migrate import migrate, must_know
from bot.store.index.directory import NotAnIndexError, holder_of, is_in_use, remove_index
from bot.store.safety.kept_away_log import NAME, read_log
from config.errors import Misconfigured
from config.secret_key import keys_there
from config.settings import Settings

AS_GOOD_AS_WHOLE = timedelta(hours=2)
"""A log that ends less than this before now counts as whole: it is levelled each minute."""


def restore(
    file: Annotated[Path, typer.Argument(help="The backup.")],
    kept_away: Annotated[
        list[Path] | None,
        typer.Option(help="A kept-away.log of another machine; may be given several times."),
    ] = None,
) -> None:
    """Put a backup in place of an empty database; what people erased, blocked or stopped since holds."""
    with or_say_why():
        settings = read_settings()
        _must_stand_still(settings)
        # Without one, only a backup that knows none can be restored; the first start makes one then.
        keys = SecretKeys.of(keys_there(settings))
        log = _log(settings, kept_away or [])
        try:
            _restore(settings, file, keys, log)
        except NotACopyError as why:
            raise Misconfigured((said.NO_COPY.format(file=file, why=why),)) from None
        except ProgramMissingError as program:
            raise Misconfigured((said.NO_PROGRAM.format(program=program),)) from None
        except ProgramFailedError as why:
            raise Misconfigured((said.FAILED.format(why=why),)) from None
        except OSError as why:
            raise Misconfigured(
                (said.UNREADABLE.format(file=why.filename or file, why=why.strerror or why),)
            ) from None


def _restore(settings: Settings, file: Path, keys: SecretKeys, log: Known) -> None:
    copied = datetime.fromtimestamp(file.stat().st_mtime, UTC)
    on_sqlite = dialect.is_sqlite(settings.database_url)
    is_right, other = (sqlite_file, postgresql_dump) if on_sqlite else (postgresql_dump, sqlite_file)
    if not is_right.is_one(file):
        raise NotACopyError(said.OF_THE_OTHER if other.is_one(file) else said.UNKNOWN_KIND)
    with (_on_sqlite if on_sqlite else _on_postgresql)(settings, file, keys) as ready:
        database = Database(ready.database_url)
        try:
            copied = database.read(facts.copied_at) or copied
        finally:
            database.close()
        with beside(ready, lambda: datetime.now(UTC)) as (runner, indexer):
            outcome = Restoring(runner, indexer.catch_up, log, copied).settle()
    _clear_indexes(settings)
    _say(file, outcome, log, copied)


@contextmanager
def _on_sqlite(settings: Settings, file: Path, keys: SecretKeys) -> Iterator[Settings]:
    """Prepare the copy beside the database, and put it in place at the end, in one step."""
    target = sqlite_file.file_of(settings.database_url)
    with sqlite_file.unpacked(file, target) as own:
        ready = settings.model_copy(update={"database_url": f"sqlite:///{own}"})
        with starting.explained():
            _must_be_ours(ready, keys)
            migrate(ready.database_url)
        yield ready
        _must_be_empty(settings)
        sqlite_file.put_in_place(own, target)


@contextmanager
def _on_postgresql(settings: Settings, file: Path, keys: SecretKeys) -> Iterator[Settings]:
    """Check the copy, load it in one transaction, and let it count as unfinished until the end."""
    postgresql_dump.read_whole(file)
    (revision,) = postgresql_dump.rows_of(file, "alembic_version")[0]
    names = [row[0] for row in postgresql_dump.rows_of(file, "facts")]
    with starting.explained():
        must_know(revision)
    if knows_only_others(names, keys):
        raise _not_its_key(settings, keys)
    with postgresql_dump.alone(settings.database_url) as others:
        if others:
            raise Misconfigured((said.CONNECTED.format(who=", ".join(others)),))
        _must_be_empty(settings)
        postgresql_dump.load(settings.database_url, file)
    with starting.explained():
        migrate(settings.database_url)
    yield settings


def _must_be_ours(settings: Settings, keys: SecretKeys) -> None:
    """Refuse a copy of another program, of a newer release, or under another key; nothing is changed."""
    database = Database(settings.database_url)
    try:
        if not database.read(facts.is_alongside):
            raise NotACopyError(said.UNKNOWN_KIND)
        if not database.read(lambda connection: is_known(connection, keys)):
            raise _not_its_key(settings, keys)
    finally:
        database.close()


def _must_stand_still(settings: Settings) -> None:
    """Refuse while a process uses this `DATA_DIR`, and where there is a community already."""
    for folder in _indexes(settings):
        if is_in_use(folder):
            number = holder_of(folder)
            who = f"{folder.name} ({number})" if number else folder.name
            raise Misconfigured((said.RUNS.format(who=who),))
    _must_be_empty(settings)


def _must_be_empty(settings: Settings) -> None:
    with starting.explained():
        if facts.has_people_at(settings.database_url):
            raise Misconfigured((said.NOT_EMPTY,))


def _not_its_key(settings: Settings, keys: SecretKeys) -> Misconfigured:
    said_so = said.ANOTHER_KEY if keys.fingerprints else said.NO_KEY
    return Misconfigured((said_so.format(folder=settings.data_dir),))


def _log(settings: Settings, given: list[Path]) -> Known:
    own = settings.data_dir / NAME
    try:
        return together(read_log(one) for one in (*([own] if own.exists() else []), *given))
    except OSError as why:
        raise Misconfigured((said.UNREADABLE.format(file=why.filename, why=why.strerror),)) from None


def _indexes(settings: Settings) -> list[Path]:
    return [one for one in sorted((settings.data_dir / "index").glob("*")) if one.is_dir()]


def _clear_indexes(settings: Settings) -> None:
    for folder in _indexes(settings):
        try:
            remove_index(folder)
        except (OSError, NotAnIndexError) as why:
            out.print(said.INDEX_STAYS.format(folder=folder, why=why), markup=False)


def _say(file: Path, outcome: Outcome, log: Known, copied: datetime) -> None:
    out.print(said.DONE.format(file=file, at=copied), markup=False)
    if outcome.applied:
        kinds = ", ".join(f"{number} {said.KINDS[kind]}" for kind, number in sorted(outcome.applied.items()))
        out.print(said.APPLIED.format(what=kinds), markup=False)
    if outcome.strange or log.unread:
        out.print(said.STRANGE.format(strange=outcome.strange, unread=log.unread), markup=False)
    for line in _missing(log, copied, datetime.now(UTC)):
        out.print(line, markup=False)
    out.print(said.HELD.format(number=outcome.held) if outcome.held else said.NONE_HELD, markup=False)


def _missing(log: Known, copied: datetime, now: datetime) -> Iterator[str]:
    """Say of which time nobody knows what people decided."""
    since = max(copied, log.level_at) if log.level_at else copied
    if now - since > AS_GOOD_AS_WHOLE or log.level_at is None:
        days = [since.date() + timedelta(days=n) for n in range((now.date() - since.date()).days + 1)]
        yield said.MISSING.format(since=since, days=", ".join(day.isoformat() for day in days))
    if log.begins and log.begins > copied:
        yield said.BEGAN_LATE.format(begins=log.begins)
