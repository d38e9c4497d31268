"""Necessary notices, and what managers say to the drafts of their colleagues."""

import sqlalchemy as sa
from alembic import op

from bot.store.tables.types import Instant

revision = "0025"
down_revision = "0024"


def upgrade() -> None:
    """Run the migration. No announcement that is there already is a necessary notice."""
    with op.batch_alter_table("announcements", schema=None) as batch_op:
        batch_op.add_column(sa.Column("necessary", sa.String(length=10), nullable=False, server_default=""))
    with op.batch_alter_table("announcements", schema=None) as batch_op:
        batch_op.alter_column("necessary", server_default=None)
    op.create_table(
        "announcement_looks",
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("community", sa.String(length=40), nullable=False),
        sa.Column("announcement", sa.String(length=40), nullable=False),
        sa.Column("asked_by", sa.String(length=40), nullable=False),
        sa.Column("by", sa.String(length=40), nullable=False),
        sa.Column("at", Instant(timezone=True), nullable=False),
        sa.Column("said", sa.String(length=10), nullable=False),
        sa.Column("said_at", Instant(timezone=True), nullable=True),
        sa.Column("print", sa.String(length=16), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["community"],
            ["communities.id"],
            name=op.f("fk_announcement_looks_community_communities"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_announcement_looks")),
    )
    with op.batch_alter_table("announcement_looks", schema=None) as batch_op:
        batch_op.create_index("ix_announcement_looks_announcement", ["announcement", "at"], unique=False)
