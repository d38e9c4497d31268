"""Since when a platform's app is taken out of a workspace, and since when its community is being purged."""

import sqlalchemy as sa
from alembic import op

from bot.store.tables.types import Instant

revision = "0020"
down_revision = "0019"


def upgrade() -> None:
    """Run the migration. An app that was taken out before it is known as such at its next event alone."""
    with op.batch_alter_table("communities", schema=None) as batch_op:
        batch_op.add_column(sa.Column("away_since", Instant(timezone=True), nullable=True))
        batch_op.add_column(sa.Column("purged_at", Instant(timezone=True), nullable=True))
