"""Asks the two of every running mentorship, too, whether it still goes on."""

from datetime import UTC, datetime, timedelta

import sqlalchemy as sa
from alembic import op

from bot.store.tables.types import Instant

revision = "0036"
down_revision = "0035"

SPREAD = 28
"""Over so many days the first questions are spread; where it is too early, they move when they are due."""

MENTORSHIPS = sa.table("mentorships", *map(sa.column, ("id", "community", "mentor", "mentee", "ending")))
DUE_NUDGES = sa.table(
    "due_nudges",
    *map(sa.column, ("person", "kind", "ref", "community")),
    sa.column("at", Instant()),
    sa.column("step", sa.Integer()),
)


def upgrade() -> None:
    """Run the migration."""
    connection, tomorrow = op.get_bind(), datetime.now(UTC) + timedelta(days=1)
    for row in connection.execute(sa.select(MENTORSHIPS).where(MENTORSHIPS.c.ending == "")).all():
        at = tomorrow + timedelta(days=sum(row.id.encode()) % SPREAD)
        first = {"kind": "still-going", "ref": row.id, "community": row.community, "at": at, "step": 0}
        for person in {row.mentor, row.mentee}:
            connection.execute(sa.insert(DUE_NUDGES).values({**first, "person": person}))
