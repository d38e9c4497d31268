"""Keeps the sessions of a gateway, so that the next process goes on with them."""

import sqlalchemy as sa
from alembic import op

from bot.store.tables.types import Instant, Values

revision = "0034"
down_revision = "0033"


def upgrade() -> None:
    """Run the migration."""
    op.add_column("gateways", sa.Column("sessions", Values(), nullable=True))
    op.add_column("gateways", sa.Column("said_at", Instant(), nullable=True))
