"""Keeps where a person last acted, when they were last seen, and what managers chose of their platform."""

import sqlalchemy as sa
from alembic import op

from bot.store.tables.types import Instant

revision = "0032"
down_revision = "0031"


def upgrade() -> None:
    """Run the migration."""
    with op.batch_alter_table("people") as people:
        people.add_column(sa.Column("acted_at", Instant()))
        people.add_column(sa.Column("seen_at", Instant()))
    op.create_table(
        "setups",
        sa.Column("community", sa.String(40), nullable=False),
        sa.Column("channel", sa.String(40), nullable=False, server_default=""),
        sa.Column("managers", sa.String(40), nullable=False, server_default=""),
        sa.Column("mentors", sa.String(40), nullable=False, server_default=""),
        sa.ForeignKeyConstraint(
            ["community"], ["communities.id"], name="fk_setups_community_communities", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("community", name="pk_setups"),
    )
