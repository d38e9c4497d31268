"""Countries: one value for each on mentors' cards, however it was written; what is not sure stays."""

import sqlalchemy as sa
from alembic import op

from bot.domain.people.countries import canonical

revision = "0015"
down_revision = "0012"

MENTORS = sa.table("mentors", sa.column("country", sa.Text()))


def upgrade() -> None:
    """Run the migration."""
    here = op.get_bind()
    for written in here.execute(sa.select(MENTORS.c.country).distinct()).scalars().all():
        if (country := canonical(written)) != written:
            here.execute(MENTORS.update().where(MENTORS.c.country == written).values(country=country))
