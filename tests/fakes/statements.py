"""A statement is compiled once in a test process, as in a process of the bot, and not once for each test."""

from functools import partial
from typing import Any, Final

from sqlalchemy import Dialect, Engine, event
from sqlalchemy.util import LRUCache

from bot.store.database import dialect

MANY: Final = 5_000
"""More than all statements of the bot; an engine of the bot keeps 500, and needs no more."""

_DIALECTS: Final[dict[str, Dialect]] = {}
"""By driver: what an engine has learnt of its server at its first connection."""
_COMPILED: Final[LRUCache[Any, Any]] = LRUCache(MANY)


def compile_once() -> None:
    """Let the engines of all databases of one kind share what they compile.

    Each test has a database of its own, and so had each an engine that knew no statement yet: compiling them
    took a third of the time of a story.
    """
    dialect.create_engine = partial(_sharing, dialect.create_engine)


def _sharing(create: "partial[Engine]", url: str, **how: Any) -> Engine:  # noqa: ANN401
    engine = create(url, **how)
    driver = engine.url.drivername
    if known := _DIALECTS.get(driver):
        engine.dialect = known
    else:
        event.listen(engine, "engine_connect", lambda connection: _learnt(driver, connection.dialect))
    engine._compiled_cache = _COMPILED
    return engine


def _learnt(driver: str, of: Dialect) -> None:
    _DIALECTS.setdefault(driver, of)
