"""Languages: whether a person chose theirs themselves."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Run the migration."""
    with op.batch_alter_table("people", schema=None) as batch_op:
        batch_op.add_column(sa.Column("own_locale", sa.Boolean(), nullable=False, server_default=sa.false()))
