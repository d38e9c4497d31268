"""Where a story can happen: on a stand-in platform over either database, in Slack, or on a third platform."""

from typing import Final

SQLITE: Final = "sqlite"
POSTGRESQL: Final = "postgresql"
SLACK: Final = "slack"
SLACK_BY_SOCKET: Final = "slack by socket"
THIRD: Final = "third"

BOTH: Final = (SQLITE, POSTGRESQL)
IN_SLACK: Final = (SLACK, SLACK_BY_SOCKET)


def database_of(stage: str) -> str:
    """Return which database lies under a stage; a platform does not care, so there it is SQLite."""
    return stage if stage in BOTH else SQLITE
