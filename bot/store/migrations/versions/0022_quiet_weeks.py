"""The quiet weeks of a community."""

import sqlalchemy as sa
from alembic import op

from bot.store.tables.types import Instant

revision = "0022"
down_revision = "0021"


def upgrade() -> None:
    """Run the migration. A community that is there already has no quiet weeks until a manager adds them."""
    op.create_table(
        "quiet_times",
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("community", sa.String(length=40), nullable=False),
        sa.Column("first", sa.Date(), nullable=False),
        sa.Column("last", sa.Date(), nullable=False),
        sa.Column("taken_at", Instant(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["community"],
            ["communities.id"],
            name=op.f("fk_quiet_times_community_communities"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_quiet_times")),
    )
    with op.batch_alter_table("quiet_times", schema=None) as batch_op:
        batch_op.create_index("ix_quiet_times_community", ["community"], unique=False)
