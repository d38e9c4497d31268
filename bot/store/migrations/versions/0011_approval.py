"""A manager's hello before a mentor's first door opens."""

import sqlalchemy as sa
from alembic import op

from bot.store.tables.types import Instant

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    """Run the migration."""
    with op.batch_alter_table("beginnings", schema=None) as batch_op:
        batch_op.add_column(sa.Column("approval", sa.String(length=3), nullable=False, server_default=""))
    op.create_table(
        "approvals",
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("community", sa.String(length=40), nullable=False),
        sa.Column("mentor", sa.String(length=40), nullable=False),
        sa.Column("at", Instant(timezone=True), nullable=False),
        sa.Column("until", Instant(timezone=True), nullable=False),
        sa.Column("stands", sa.String(length=10), nullable=False),
        sa.Column("by", sa.String(length=40), nullable=True),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("seen", sa.String(length=16), nullable=False),
        sa.ForeignKeyConstraint(
            ["by"], ["people.id"], name=op.f("fk_approvals_by_people"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["community"],
            ["communities.id"],
            name=op.f("fk_approvals_community_communities"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["mentor"], ["people.id"], name=op.f("fk_approvals_mentor_people"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_approvals")),
        sa.UniqueConstraint("mentor", name=op.f("uq_approvals_mentor")),
    )
    op.create_index("ix_approvals_stands", "approvals", ["community", "stands", "until"], unique=False)
