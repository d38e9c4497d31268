"""Keeps who was given the role of mentors, so that it can be taken away again."""

import sqlalchemy as sa
from alembic import op

revision = "0033"
down_revision = "0032"


def upgrade() -> None:
    """Run the migration."""
    op.create_table(
        "badges",
        sa.Column("community", sa.String(40), nullable=False),
        sa.Column("account", sa.String(40), nullable=False),
        sa.Column("badge", sa.String(40), nullable=False),
        sa.ForeignKeyConstraint(
            ["community"], ["communities.id"], name="fk_badges_community_communities", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("community", "account", "badge", name="pk_badges"),
    )
