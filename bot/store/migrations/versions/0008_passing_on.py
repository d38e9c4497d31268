"""Mentees who were asked to pass on the help that they got."""

import sqlalchemy as sa
from alembic import op

from bot.store.tables.types import Instant

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """Run the migration."""
    op.create_table(
        "passings",
        sa.Column("person", sa.String(length=40), nullable=False),
        sa.Column("community", sa.String(length=40), nullable=False),
        sa.Column("ask", sa.String(length=40), nullable=False),
        sa.Column("carry", sa.String(length=40), nullable=False),
        sa.Column("at", Instant(timezone=True), nullable=False),
        sa.Column("stage", sa.String(length=10), nullable=False),
        sa.Column("times", sa.Integer(), nullable=False),
        sa.Column("tells", sa.Boolean(), nullable=False),
        sa.Column("travelled_at", Instant(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["community"],
            ["communities.id"],
            name=op.f("fk_passings_community_communities"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["person"], ["people.id"], name=op.f("fk_passings_person_people"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("person", name=op.f("pk_passings")),
    )
    op.create_index("ix_passings_carry", "passings", ["carry"], unique=False)
