"""Planned nudges, and warm introductions."""

import sqlalchemy as sa
from alembic import op

from bot.store.tables.types import Instant

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Run the migration."""
    _due_nudges()
    _introductions()


def _due_nudges() -> None:
    op.create_table(
        "due_nudges",
        sa.Column("person", sa.String(length=40), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("ref", sa.String(length=40), nullable=False),
        sa.Column("community", sa.String(length=40), nullable=False),
        sa.Column("at", Instant(timezone=True), nullable=True),
        sa.Column("until", Instant(timezone=True), nullable=True),
        sa.Column("step", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["community"],
            ["communities.id"],
            name=op.f("fk_due_nudges_community_communities"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["person"], ["people.id"], name=op.f("fk_due_nudges_person_people"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("person", "kind", "ref", name=op.f("pk_due_nudges")),
    )
    op.create_index("ix_due_nudges_at", "due_nudges", ["kind", "at"], unique=False)


def _introductions() -> None:
    op.create_table(
        "introductions",
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("community", sa.String(length=40), nullable=False),
        sa.Column("person", sa.String(length=40), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("stage", sa.String(length=10), nullable=False),
        sa.Column("at", Instant(timezone=True), nullable=False),
        sa.Column("until", Instant(timezone=True), nullable=False),
        sa.Column("by", sa.String(length=40), nullable=True),
        sa.Column("mentor", sa.String(length=40), nullable=True),
        sa.Column("ask", sa.String(length=40), nullable=True),
        *(_key(column, to) for column, to in (("by", "people"), ("mentor", "people"), ("ask", "asks"))),
        sa.ForeignKeyConstraint(
            ["community"],
            ["communities.id"],
            name=op.f("fk_introductions_community_communities"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["person"], ["people.id"], name=op.f("fk_introductions_person_people"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_introductions")),
        sa.UniqueConstraint("ask", name=op.f("uq_introductions_ask")),
    )
    op.create_index("ix_introductions_stage", "introductions", ["community", "stage", "until"], unique=False)
    op.create_index("ix_introductions_person", "introductions", ["person"], unique=False)


def _key(column: str, to: str) -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_introductions_{column}_{to}")
    return sa.ForeignKeyConstraint([column], [f"{to}.id"], name=name, ondelete="SET NULL")
