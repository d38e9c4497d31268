"""What stays after an erasure: a keyed mark of the account, and names until a report is closed."""

import sqlalchemy as sa
from alembic import op

from bot.store.tables.types import Instant

revision = "0018"
down_revision = "0017"


def upgrade() -> None:
    """Run the migration. Who erased themselves before has no mark, and cannot be recognised."""
    with op.batch_alter_table("people", schema=None) as batch_op:
        batch_op.add_column(sa.Column("gone_at", Instant(timezone=True), nullable=True))
        batch_op.add_column(sa.Column("mark", sa.String(length=64), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("back_as", sa.String(length=40), nullable=True))
    marked = sa.text("mark <> ''")
    op.create_index("ix_people_mark", "people", ["mark"], sqlite_where=marked, postgresql_where=marked)
    op.create_index("ix_people_back_as", "people", ["back_as"], unique=False)
    with op.batch_alter_table("reports", schema=None) as batch_op:
        batch_op.add_column(sa.Column("by_name", sa.Text(), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("about_name", sa.Text(), nullable=False, server_default=""))
