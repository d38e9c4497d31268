"""`backup`: one file with the whole database, made while Alongside runs."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from bot import RELEASE
from bot.commands.common import or_say_why, out, read_settings
from bot.process import starting
from bot.store.backup import postgresql_dump, sqlite_file
from bot.store.backup.errors import NotACopyError, ProgramFailedError, ProgramMissingError
from bot.store.backup.private_files import whole_or_not
from bot.store.database import dialect
from bot.store.home.my_data import BACKUPS_KEPT
from config.errors import Misconfigured
from config.secret_key import file_of
from config.settings import Settings

MADE = "{file} is the whole database, as it was at {at:%Y-%m-%d %H:%M:%S} UTC. Only your account can read it."
NEXT = (
    "It holds no key: keep a copy of {key} apart from it. Copy the file to another machine, with"
    " kept-away.log from DATA_DIR, and delete every backup after {days} days."
)
NO_ROOM = "The backup cannot be written to {folder} ({why}); nothing is left of it."
DAMAGED = "The database is damaged ({why}), so there is no backup of it now; keep the earlier ones."
NO_PROGRAM = (
    "pg_dump is not on this machine. Where it is (its release at least that of the server), run:\n\n"
    "  {command}\n\nIt asks for the password of the database."
)
FAILED = "pg_dump could not make the backup, and nothing is left of it; it said: {why}"


def backup(
    folder: Annotated[
        Path | None, typer.Argument(help="Where the file is put; DATA_DIR/backups without it.")
    ] = None,
) -> None:
    """Copy the whole database into one private file, while Alongside runs; without the key and the index."""
    with or_say_why():
        settings = read_settings()
        starting.up_to_date(settings)
        at = datetime.now(UTC)
        file = _made(settings, folder or settings.data_dir / "backups", at)
        out.print(MADE.format(file=file, at=at), markup=False)
        key = "SECRET_KEY" if settings.secret_key else file_of(settings)
        out.print(NEXT.format(key=key, days=BACKUPS_KEPT.days), markup=False)


def _made(settings: Settings, folder: Path, at: datetime) -> Path:
    on_sqlite = dialect.is_sqlite(settings.database_url)
    kind = "db" if on_sqlite else "dump"
    file = folder / f"alongside-{at:%Y-%m-%dT%H%M%SZ}-{RELEASE}.{kind}"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with whole_or_not(file) as own:
            copy = sqlite_file.copy_to if on_sqlite else postgresql_dump.copy_to
            copy(settings.database_url, own, at)
    except NotACopyError as why:
        raise Misconfigured((DAMAGED.format(why=why),)) from None
    except ProgramMissingError:
        command = postgresql_dump.command(settings.database_url, file)
        raise Misconfigured((NO_PROGRAM.format(command=command),)) from None
    except ProgramFailedError as why:
        raise Misconfigured((FAILED.format(why=why),)) from None
    except OSError as why:
        raise Misconfigured((NO_ROOM.format(folder=folder, why=why.strerror or why),)) from None
    return file
