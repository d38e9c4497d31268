"""Lets one process of all hold a platform's gateway."""

import sqlalchemy as sa
from alembic import op

from bot.store.tables.types import Instant

revision = "0030"
down_revision = "0029"


def upgrade() -> None:
    """Run the migration."""
    op.create_table(
        "gateways",
        sa.Column("name", sa.String(80), nullable=False),
        sa.Column("holder", sa.String(40), nullable=False),
        sa.Column("until", Instant(), nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_gateways"),
    )
