"""Both sides, whole: what came after the beginning."""

import sqlalchemy as sa
from alembic import op

from bot.store.types import Instant

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Take the step."""
    _mentorships()


def _mentorships() -> None:
    with op.batch_alter_table("mentorships", schema=None) as batch_op:
        batch_op.add_column(sa.Column("called_off", Instant(timezone=True), nullable=True))
