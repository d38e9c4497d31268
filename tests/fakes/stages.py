"""Where a story can happen: on a stand-in platform over either database, or in Slack, by HTTP or sockets."""

from typing import Final

SQLITE: Final = "sqlite"
POSTGRESQL: Final = "postgresql"
SLACK: Final = "slack"
SLACK_BY_SOCKET: Final = "slack by socket"

BOTH: Final = (SQLITE, POSTGRESQL)
IN_SLACK: Final = (SLACK, SLACK_BY_SOCKET)


def database_of(stage: str) -> str:
    """Return which database lies under a stage; Slack does not care, so there it is SQLite."""
    return SQLITE if stage in IN_SLACK else stage
