"""Open asks, asks without a name, and people who are kept apart without knowing each other's names."""

import sqlalchemy as sa
from alembic import op

from bot.store.tables.types import Instant

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Run the migration."""
    op.create_table(
        "carries",
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("community", sa.String(length=40), nullable=False),
        sa.Column("mentee", sa.String(length=40), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("question", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("unnamed", sa.Boolean(), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("sent_at", Instant(timezone=True), nullable=False),
        sa.Column("ends_at", Instant(timezone=True), nullable=False),
        sa.Column("ended_at", Instant(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["community"],
            ["communities.id"],
            name=op.f("fk_carries_community_communities"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["mentee"], ["people.id"], name=op.f("fk_carries_mentee_people"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_carries")),
    )
    op.create_index("ix_carries_mentee", "carries", ["mentee", "state"], unique=False)
    with op.batch_alter_table("asks", schema=None) as batch_op:
        batch_op.add_column(sa.Column("carried", sa.String(length=40), nullable=False, server_default=""))
        batch_op.add_column(
            sa.Column("unnamed", sa.Boolean(), nullable=False, server_default=sa.text("false"))
        )
    op.create_index("ix_asks_carried", "asks", ["carried"], unique=False)
    with op.batch_alter_table("apart", schema=None) as batch_op:
        batch_op.add_column(sa.Column("unseen", sa.String(length=40), nullable=False, server_default=""))
