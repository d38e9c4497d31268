"""The posts of announcements in channels."""

import sqlalchemy as sa
from alembic import op

from bot.store.tables.types import Instant, Values

revision = "0026"
down_revision = "0025"


def upgrade() -> None:
    """Run the migration."""
    op.create_table(
        "announcement_posts",
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("community", sa.String(length=40), nullable=False),
        sa.Column("announcement", sa.String(length=40), nullable=False),
        sa.Column("place", sa.String(length=100), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("locale", sa.String(length=20), nullable=False),
        sa.Column("zone", sa.String(length=60), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("due_at", Instant(timezone=True), nullable=True),
        sa.Column("posted_at", Instant(timezone=True), nullable=True),
        sa.Column("message", Values(), nullable=True),
        sa.Column("problem", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["announcement"],
            ["announcements.id"],
            name=op.f("fk_announcement_posts_announcement_announcements"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["community"],
            ["communities.id"],
            name=op.f("fk_announcement_posts_community_communities"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_announcement_posts")),
        sa.UniqueConstraint("announcement", name=op.f("uq_announcement_posts_announcement")),
    )
    with op.batch_alter_table("announcement_posts", schema=None) as batch_op:
        batch_op.create_index("ix_announcement_posts_state", ["state", "due_at"], unique=False)
