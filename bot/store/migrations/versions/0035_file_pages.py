"""Keeps which page gives which file once, by a hash of its secret."""

import sqlalchemy as sa
from alembic import op

from bot.store.tables.types import Instant

revision = "0035"
down_revision = "0034"


def upgrade() -> None:
    """Run the migration."""
    op.create_table(
        "file_pages",
        sa.Column("key", sa.String(64), nullable=False),
        sa.Column("community", sa.String(40), nullable=False),
        sa.Column("person", sa.String(40), nullable=False),
        sa.Column("verb", sa.String(40), nullable=False),
        sa.Column("about", sa.String(40), nullable=False),
        sa.Column("name", sa.String(100), nullable=False),
        sa.Column("until", Instant(), nullable=False),
        sa.ForeignKeyConstraint(
            ["community"], ["communities.id"], name="fk_file_pages_community_communities", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["person"], ["people.id"], name="fk_file_pages_person_people", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("key", name="pk_file_pages"),
    )
    op.create_index("ix_file_pages_person", "file_pages", ["person"])
    op.create_index("ix_file_pages_until", "file_pages", ["until"])
