"""What writers rest on while another would change it: many may hold it together, or one alone.

On SQLite writers follow one another anyway. On PostgreSQL these are locks of the server's memory, until the
end of the transaction; nothing is written for them.
"""

from sqlalchemy import Connection, text

_TOGETHER = text("SELECT pg_advisory_xact_lock_shared(hashtextextended(:name, 0))")
_ALONE = text("SELECT pg_advisory_xact_lock(hashtextextended(:name, 0))")


def together(connection: Connection, name: str) -> None:
    """Hold this beside others who hold it, until this transaction ends; a reader's snapshot needs no hold."""
    if _writes_at_once(connection) and not connection.get_execution_options().get("postgresql_readonly"):
        connection.execute(_TOGETHER, {"name": name})


def alone(connection: Connection, name: str) -> None:
    """Wait until nobody else holds this, and hold it until this transaction ends."""
    if _writes_at_once(connection):
        connection.execute(_ALONE, {"name": name})


def _writes_at_once(connection: Connection) -> bool:
    return connection.dialect.name == "postgresql"
