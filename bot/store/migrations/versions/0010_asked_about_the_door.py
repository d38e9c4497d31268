"""Why a mentor was last asked about their door."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    """Run the migration."""
    with op.batch_alter_table("rest_offers", schema=None) as batch_op:
        batch_op.add_column(sa.Column("why", sa.String(length=20), nullable=False, server_default="noes"))
