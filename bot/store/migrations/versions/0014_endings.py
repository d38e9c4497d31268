"""Endings that can be taken back, and who finished a mentorship."""

import sqlalchemy as sa
from alembic import op

from bot.store.tables.types import Instant

revision = "0014"
down_revision = "0013"


def upgrade() -> None:
    """Run the migration. Nobody is known to have finished what ended before."""
    op.create_table(
        "endings",
        sa.Column("mentorship", sa.String(length=40), nullable=False),
        sa.Column("person", sa.String(length=40), nullable=False),
        sa.Column("community", sa.String(length=40), nullable=False),
        sa.Column("how", sa.String(length=10), nullable=False),
        sa.Column("due_at", Instant(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["community"],
            ["communities.id"],
            name=op.f("fk_endings_community_communities"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["mentorship"],
            ["mentorships.id"],
            name=op.f("fk_endings_mentorship_mentorships"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["person"], ["people.id"], name=op.f("fk_endings_person_people"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("mentorship", "person", name=op.f("pk_endings")),
    )
    op.create_index("ix_endings_due", "endings", ["due_at"], unique=False)
    with op.batch_alter_table("mentorships", schema=None) as batch_op:
        batch_op.add_column(sa.Column("ended_by", sa.String(length=40), nullable=False, server_default=""))
