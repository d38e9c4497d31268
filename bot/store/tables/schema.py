"""The whole schema: every module of tables is imported here, so that none is missing from it."""

from bot.store import tables
from bot.store.tables import web_chat
from bot.store.tables.columns import metadata

MODULES = (tables, web_chat)

__all__ = ["MODULES", "metadata"]
