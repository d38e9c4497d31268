"""Which announcements have ended for the clock too, and which managers added and took away quiet times."""

import sqlalchemy as sa
from alembic import op

from bot.store.tables.types import Instant

revision = "0028"
down_revision = "0027"


def upgrade() -> None:
    """Run the migration. A cancelled announcement is settled at the next tick; a former time has no name."""
    with op.batch_alter_table("announcements", schema=None) as batch_op:
        batch_op.add_column(sa.Column("settled", sa.Boolean(), nullable=False, server_default=sa.false()))
        batch_op.create_index("ix_announcements_going", ["settled", "stage", "community"])
    op.execute(sa.text("UPDATE announcements SET settled = true WHERE stage = 'done'"))
    _some("ix_announced_queued", "announced", ["announcement", "person"], "ended = 'queued'")
    _some("ix_outbox_many", "outbox", ["ref", "kind", "state", "due_at"], "lane = 1")
    with op.batch_alter_table("quiet_times", schema=None) as batch_op:
        batch_op.add_column(sa.Column("by", sa.String(length=40), nullable=True))
        batch_op.add_column(sa.Column("at", Instant(timezone=True), nullable=True))
        batch_op.add_column(sa.Column("taken_by", sa.String(length=40), nullable=True))


def _some(name: str, table: str, columns: list[str], where: str) -> None:
    op.create_index(name, table, columns, sqlite_where=sa.text(where), postgresql_where=sa.text(where))
