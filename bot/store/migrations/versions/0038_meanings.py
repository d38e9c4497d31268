"""Keeps what the cards of mentors mean, made in the background and by one process for all."""

import sqlalchemy as sa
from alembic import op

revision = "0038"
down_revision = "0036"


def upgrade() -> None:
    """Run the migration."""
    op.create_table(
        "meanings",
        sa.Column("person", sa.String(40), nullable=False),
        sa.Column("community", sa.String(40), nullable=False),
        sa.Column("vector", sa.LargeBinary(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("made", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["person"], ["people.id"], name="fk_meanings_person_people", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["community"], ["communities.id"], name="fk_meanings_community_communities", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("person", name="pk_meanings"),
    )
    op.create_index("ix_meanings_made", "meanings", ["made"])
