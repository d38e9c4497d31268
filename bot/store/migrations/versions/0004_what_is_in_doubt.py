"""What is in doubt: sends whose outcome is unknown, and workspaces that cannot be reached."""

import sqlalchemy as sa
from alembic import op

from bot.store.tables.types import Instant

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Run the migration."""
    with op.batch_alter_table("outbox", schema=None) as batch_op:
        batch_op.add_column(sa.Column("doubt", sa.Integer(), nullable=False, server_default="0"))
    op.create_index("ix_outbox_recipient", "outbox", ["recipient", "state"])
    with op.batch_alter_table("communities", schema=None) as batch_op:
        batch_op.add_column(sa.Column("cut_off", sa.Text(), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("try_at", Instant(timezone=True), nullable=True))
    # A row that a worker of the former release had claimed may have reached its reader.
    op.execute("UPDATE outbox SET doubt = version WHERE lease IS NOT NULL AND sent_to IS NULL")
