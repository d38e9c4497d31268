"""Finds the announcements that are being corrected without reading all that were ever sent."""

import sqlalchemy as sa
from alembic import op

revision = "0029"
down_revision = "0028"


def upgrade() -> None:
    """Run the migration."""
    op.create_index(
        "ix_announcements_correcting",
        "announcements",
        ["correcting", "community"],
        sqlite_where=sa.text("correcting = 1"),
        postgresql_where=sa.text("correcting"),
    )
