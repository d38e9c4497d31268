"""Whom a private answer of the web chat names, so that it is emptied when one of them is erased."""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"


def upgrade() -> None:
    """Run the migration. Of answers from before it is not known; they are searched for whole names."""
    with op.batch_alter_table("chat_lines", schema=None) as batch_op:
        batch_op.add_column(sa.Column("names", sa.Text(), nullable=True))
