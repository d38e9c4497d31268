"""`nudges`: who would get which nudge."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated

import typer

from bot import starting
from bot.app import App
from bot.commands.common import or_say_why, out, read_settings
from bot.handlers import FOLLOWERS
from bot.handlers.run import Runner
from bot.jobs.indexing import Indexer
from bot.jobs.nudging import Would, would_tell
from bot.store.database.database import Database
from bot.store.index.directory import InUse
from bot.store.index.index import Index
from bot.store.repositories import Services
from bot.views.common.nudge import WHAT
from config.errors import Misconfigured
from config.programme import read_programme
from config.settings import Settings


def nudges(
    dry_run: Annotated[bool, typer.Option(help="Say who would get which nudge, and change nothing.")] = False,
    hours: Annotated[int, typer.Option(min=0, max=24 * 21, help="Look this many hours ahead.")] = 0,
) -> None:
    """Say who would get which nudge; a running Alongside sends them by itself."""
    if not dry_run:
        out.print("A running Alongside nudges people by itself; with --dry-run this says whom.")
        raise typer.Exit(2)
    with or_say_why():
        settings = read_settings()
        starting.up_to_date(settings)
        would = _would_tell(settings, datetime.now(UTC) + timedelta(hours=hours))
        when = f"in {hours} h" if hours else "now"
        everybody = len({one.name for one in would})
        out.print(f"If it ran {when}, {everybody} people would get {len(would)} nudges:")
        for one in would:
            waiting = f" ({one.asks})" if one.asks else ""
            out.print(f"  {one.name}: {WHAT[one.kind]}{waiting}", markup=False)


def _would_tell(settings: Settings, then: datetime) -> list[Would]:
    """Run the nudges and roll them back, with a temporary search index."""
    database = Database(settings.database_url)
    with TemporaryDirectory(prefix="alongside-nudges-") as folder:
        index = Index.open(Path(folder), database=database.identity())
        if isinstance(index, InUse):
            raise Misconfigured((f"{folder} was meant to be new, and another process uses it already",))
        keys = App(settings, read_programme(settings.programme)).keys
        services = Services(read_programme(settings.programme), index, lambda: then, keys=keys)
        Indexer(database, index, services).catch_up()
        would = would_tell(Runner(database, services, FOLLOWERS))
        index.close()
    database.close()
    return would
