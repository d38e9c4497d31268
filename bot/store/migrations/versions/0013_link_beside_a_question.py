"""Links: a question for help in writing may come with one."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"


def upgrade() -> None:
    """Run the migration. The asks that there are have no link."""
    for table in ("asks", "carries"):
        with op.batch_alter_table(table, schema=None) as batch_op:
            batch_op.add_column(sa.Column("link", sa.Text(), nullable=False, server_default=""))
