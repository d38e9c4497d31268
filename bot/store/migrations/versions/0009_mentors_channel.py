"""Mentors' channels, and the cards of open asks in them."""

import sqlalchemy as sa
from alembic import op

from bot.store.tables.types import Instant

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    """Run the migration."""
    op.create_table(
        "channels",
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("community", sa.String(length=40), nullable=False),
        sa.Column("place", sa.String(length=100), nullable=False),
        sa.Column("locale", sa.String(length=20), nullable=False),
        sa.Column("zone", sa.String(length=60), nullable=False),
        sa.Column("since", Instant(timezone=True), nullable=False),
        sa.Column("ended_at", Instant(timezone=True), nullable=True),
        sa.Column("problem", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["community"],
            ["communities.id"],
            name=op.f("fk_channels_community_communities"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_channels")),
    )
    with op.batch_alter_table("carries", schema=None) as batch_op:
        for name in ("channel", "claim"):
            batch_op.add_column(sa.Column(name, sa.String(length=40), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("line", sa.Text(), nullable=False, server_default=""))
    op.create_index("ix_carries_ending", "carries", ["state", "ends_at"], unique=False)
