"""Corrections of announcements, and why the rest of one was cancelled."""

import sqlalchemy as sa
from alembic import op

from bot.store.tables.types import Instant

revision = "0027"
down_revision = "0026"


def upgrade() -> None:
    """Run the migration. No announcement that is there already has been corrected."""
    with op.batch_alter_table("announcements", schema=None) as batch_op:
        batch_op.add_column(sa.Column("corrected_at", Instant(timezone=True), nullable=True))
        batch_op.add_column(sa.Column("correcting", sa.Boolean(), server_default=sa.false(), nullable=False))
    with op.batch_alter_table("announced", schema=None) as batch_op:
        batch_op.add_column(sa.Column("corrected_at", Instant(timezone=True), nullable=True))
    op.create_table(
        "announcement_reasons",
        sa.Column("announcement", sa.String(length=40), nullable=False),
        sa.Column("community", sa.String(length=40), nullable=False),
        sa.Column("by", sa.String(length=40), nullable=False),
        sa.Column("at", Instant(timezone=True), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("reached", sa.String(length=40), nullable=False),
        sa.Column("frozen", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["community"],
            ["communities.id"],
            name=op.f("fk_announcement_reasons_community_communities"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("announcement", name=op.f("pk_announcement_reasons")),
    )
