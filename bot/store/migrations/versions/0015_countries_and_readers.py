"""Countries: one value for each on mentors' cards; readers of reports: whether they have agreed."""

import sqlalchemy as sa
from alembic import op

from bot.domain.people.countries import canonical

revision = "0015"
down_revision = "0014"

MENTORS = sa.table("mentors", sa.column("country", sa.Text()))


def upgrade() -> None:
    """Run the migration."""
    here = op.get_bind()
    if "agreed" not in {column["name"] for column in sa.inspect(here).get_columns("report_readers")}:
        with op.batch_alter_table("report_readers", schema=None) as batch_op:
            batch_op.add_column(sa.Column("agreed", sa.Boolean(), nullable=False, server_default=sa.true()))
    for written in here.execute(sa.select(MENTORS.c.country).distinct()).scalars().all():
        if (country := canonical(written)) != written:
            here.execute(MENTORS.update().where(MENTORS.c.country == written).values(country=country))
