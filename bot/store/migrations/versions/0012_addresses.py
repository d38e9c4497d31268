"""Addresses: where the platform opened each person's place and each room for two."""

import sqlalchemy as sa
from alembic import op

from bot.store.tables.types import Instant, Values

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    """Run the migration. Existing rooms are opened once more, which is idempotent, and kept then."""
    op.create_table(
        "addresses",
        sa.Column("recipient", sa.String(length=40), nullable=False),
        sa.Column("community", sa.String(length=40), nullable=False),
        sa.Column("person", sa.String(length=40), nullable=False),
        sa.Column("other", sa.String(length=40), nullable=True),
        sa.Column("at", Values(), nullable=False),
        sa.Column("since", Instant(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["community"],
            ["communities.id"],
            name=op.f("fk_addresses_community_communities"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["other"], ["people.id"], name=op.f("fk_addresses_other_people"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["person"], ["people.id"], name=op.f("fk_addresses_person_people"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("recipient", name=op.f("pk_addresses")),
    )
    op.create_index("ix_addresses_person", "addresses", ["person"], unique=False)
    op.create_index("ix_addresses_other", "addresses", ["other"], unique=False)
