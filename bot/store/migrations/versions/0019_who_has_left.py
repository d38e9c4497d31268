"""Who is no member of the workspace any more, and which rows of the outbox a platform refused for good."""

import sqlalchemy as sa
from alembic import op

from bot.store.tables.types import Instant

revision = "0019"
down_revision = "0018"


def upgrade() -> None:
    """Run the migration. People who left before it are known as such at the next sign of it."""
    with op.batch_alter_table("people", schema=None) as batch_op:
        batch_op.add_column(sa.Column("left_at", Instant(timezone=True), nullable=True))
    with op.batch_alter_table("outbox", schema=None) as batch_op:
        batch_op.add_column(sa.Column("refused_at", Instant(timezone=True), nullable=True))
