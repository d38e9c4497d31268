"""Keeps which conversations have to be emptied on their platform, because their owner erased themselves."""

import sqlalchemy as sa
from alembic import op

from bot.store.tables.types import Instant, Values

revision = "0031"
down_revision = "0030"


def upgrade() -> None:
    """Run the migration."""
    op.create_table(
        "emptyings",
        sa.Column("id", sa.String(40), nullable=False),
        sa.Column("community", sa.String(40), nullable=False),
        sa.Column("at", Values(), nullable=False),
        sa.Column("due_at", Instant(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False, server_default="0"),
        sa.ForeignKeyConstraint(
            ["community"], ["communities.id"], name="fk_emptyings_community_communities", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_emptyings"),
    )
    op.create_index("ix_emptyings_due_at", "emptyings", ["due_at"])
