"""What came of announcements: presses, opened doors, replies, and their numbers."""

import sqlalchemy as sa
from alembic import op

from bot.store.tables.types import Instant

revision = "0024"
down_revision = "0023"

COMMUNITY = "fk_{}_community_communities"
PERSON = "fk_{}_person_people"


def upgrade() -> None:
    """Run the migration. Of announcements that were sent before nothing is known."""
    op.create_table(
        "announcement_steps",
        sa.Column("announcement", sa.String(length=40), nullable=False),
        sa.Column("person", sa.String(length=40), nullable=False),
        sa.Column("step", sa.String(length=10), nullable=False),
        sa.Column("community", sa.String(length=40), nullable=False),
        sa.Column("at", Instant(timezone=True), nullable=False),
        sa.Column("until", Instant(timezone=True), nullable=False),
        *_belongs("announcement_steps", "person"),
        sa.PrimaryKeyConstraint("announcement", "person", "step", name=op.f("pk_announcement_steps")),
    )
    op.create_index("ix_announcement_steps_until", "announcement_steps", ["until"])
    op.create_table(
        "announcement_replies",
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("community", sa.String(length=40), nullable=False),
        sa.Column("announcement", sa.String(length=40), nullable=False),
        sa.Column("person", sa.String(length=40), nullable=False),
        sa.Column("to", sa.String(length=40), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("at", Instant(timezone=True), nullable=False),
        *_belongs("announcement_replies", "person"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_announcement_replies")),
    )
    op.create_index("ix_announcement_replies_at", "announcement_replies", ["at"])
    op.create_index("ix_announcement_replies_announcement", "announcement_replies", ["announcement", "at"])
    op.create_table(
        "announcement_counts",
        sa.Column("announcement", sa.String(length=40), nullable=False),
        sa.Column("step", sa.String(length=10), nullable=False),
        sa.Column("community", sa.String(length=40), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        *_belongs("announcement_counts"),
        sa.PrimaryKeyConstraint("announcement", "step", name=op.f("pk_announcement_counts")),
    )


def _belongs(table: str, person: str = "") -> tuple[sa.ForeignKeyConstraint, ...]:
    """Return the foreign keys of a table: to its community, and to the person of a row."""
    here = sa.ForeignKeyConstraint(
        ["community"], ["communities.id"], name=op.f(COMMUNITY.format(table)), ondelete="CASCADE"
    )
    if not person:
        return (here,)
    theirs = sa.ForeignKeyConstraint(
        [person], ["people.id"], name=op.f(PERSON.format(table)), ondelete="CASCADE"
    )
    return (here, theirs)
