"""Where a story can happen: on a stand-in platform over either database, in Slack, on Discord, in Teams."""

from typing import Final

SQLITE: Final = "sqlite"
POSTGRESQL: Final = "postgresql"
SLACK: Final = "slack"
SLACK_BY_SOCKET: Final = "slack by socket"
DISCORD: Final = "discord"
TEAMS: Final = "teams"

BOTH: Final = (SQLITE, POSTGRESQL)
IN_SLACK: Final = (SLACK, SLACK_BY_SOCKET)


def database_of(stage: str) -> str:
    """Return the database of a stage; for a platform it makes no difference, so there it is SQLite."""
    return stage if stage in BOTH else SQLITE
