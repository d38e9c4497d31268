"""What every command needs: its settings, where it prints, and an ending that says what to set right."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import typer
from rich.console import Console

from bot.app import App
from bot.handlers import FOLLOWERS
from bot.handlers.run import Runner
from bot.jobs.indexing import Indexer
from bot.store.database.database import Database
from bot.store.index.directory import InUse
from bot.store.index.index import Index
from bot.store.services import Services
from config.errors import Misconfigured, NotNow
from config.logging import configure_logging
from config.programme import read_programme
from config.settings import Settings, load

out = Console(highlight=False, soft_wrap=True)

MISCONFIGURED, NOT_NOW = 78, 75
"""The exit statuses for a configuration error, and for one that may pass (EX_CONFIG and EX_TEMPFAIL)."""


def read_settings() -> Settings:
    """Return the settings of the environment and of `.env`, and begin to log."""
    settings = load(os.environ, Path(".env"))
    configure_logging(settings.log_level, settings.log_format, sys.stderr)
    return settings


@contextmanager
def beside(settings: Settings, clock: Callable[[], datetime]) -> Iterator[tuple[Runner, Indexer]]:
    """Run acts on a database with a search index of their own, which is filled now and removed at the end."""
    app = App(settings, read_programme(settings.programme))
    database = Database(settings.database_url)
    try:
        with TemporaryDirectory(prefix="alongside-") as folder:
            index = Index.open(Path(folder), database=database.identity())
            if isinstance(index, InUse):
                raise Misconfigured((f"{folder} was meant to be new, and another process uses it already",))
            services = Services(app.programme, index, clock, keys=app.keys)
            indexer = Indexer(database, index, services)
            indexer.catch_up()
            yield Runner(database, services, FOLLOWERS), indexer
            index.close()
    finally:
        database.close()
        app.database.close()


@contextmanager
def or_say_why() -> Iterator[None]:
    """Print a wrong setting as plain lines instead of a traceback, and end quietly on Ctrl-C."""
    try:
        yield
    except Misconfigured as wrong:
        for line in wrong.lines:
            Console(stderr=True, highlight=False, markup=False, soft_wrap=True).print(line)
        raise typer.Exit(NOT_NOW if isinstance(wrong, NotNow) else MISCONFIGURED) from None
    except KeyboardInterrupt:
        raise typer.Exit(130) from None
