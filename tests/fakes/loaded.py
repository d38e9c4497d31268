"""Loads all modules of Alongside, and what they load later; `warm.py` forks processes from here."""

import gc
import importlib
import pkgutil

import bot

LATER = (
    "alembic.command",
    "icalendar",
    "psycopg",
    "rich.progress",
    "sqlalchemy.dialects.postgresql.psycopg",
    "sqlalchemy.dialects.sqlite.pysqlite",
    "uvicorn.lifespan.on",
    "uvicorn.loops.auto",
    "uvicorn.protocols.http.auto",
)
"""What a process of ours loads only once it is at work."""
LEFT = ("bot.__main__", "bot.store.migrations.")
"""What is run, and what Alembic loads itself."""


def load() -> None:
    """Load every module; a start of our own would load them one by one."""
    for module in pkgutil.walk_packages(bot.__path__, "bot."):
        if not module.name.startswith(LEFT):
            importlib.import_module(module.name)
    for name in LATER:
        importlib.import_module(name)
    gc.freeze()


load()
