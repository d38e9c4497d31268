"""The whole schema: every module of tables is read here, so that none is missing from it."""

from bot.store import chat_tables, tables
from bot.store.columns import metadata

MODULES = (tables, chat_tables)

__all__ = ["MODULES", "metadata"]
