"""`migrate`: bring the database up to this release."""

from bot.commands.common import or_say_why, out, read_settings
from bot.process import starting


def migrate() -> None:
    """Migrate the database to this release."""
    with or_say_why():
        out.print("Up to date now." if starting.migrated(read_settings()) else "Up to date already.")
