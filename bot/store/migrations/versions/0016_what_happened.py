"""Which meetings took place, which place a proposal holds, and which reports wait for the daily list."""

import sqlalchemy as sa
from alembic import op

from bot.store.tables.types import Instant

revision = "0016"
down_revision = "0015"


def upgrade() -> None:
    """Run the migration. A proposal from before holds no place until its mentee agrees, as it did then."""
    with op.batch_alter_table("introductions", schema=None) as batch_op:
        batch_op.add_column(sa.Column("month", sa.String(length=7), nullable=True))
    with op.batch_alter_table("reports", schema=None) as batch_op:
        batch_op.add_column(sa.Column("listed", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.create_table(
        "meetings_held",
        sa.Column("mentorship", sa.String(length=40), nullable=False),
        sa.Column("settled", sa.Integer(), nullable=False),
        sa.Column("community", sa.String(length=40), nullable=False),
        sa.Column("mentor", sa.String(length=40), nullable=False),
        sa.Column("mentee", sa.String(length=40), nullable=False),
        sa.Column("at", Instant(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["community"],
            ["communities.id"],
            name=op.f("fk_meetings_held_community_communities"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["mentorship"],
            ["mentorships.id"],
            name=op.f("fk_meetings_held_mentorship_mentorships"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["mentor"], ["people.id"], name=op.f("fk_meetings_held_mentor_people"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["mentee"], ["people.id"], name=op.f("fk_meetings_held_mentee_people"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("mentorship", "settled", name=op.f("pk_meetings_held")),
    )
    op.create_index("ix_meetings_held_mentor", "meetings_held", ["mentor", "at"], unique=False)
    _keep_what_was_said()


def _keep_what_was_said() -> None:
    """Keep the latest meeting of each mentorship that one of its two has confirmed."""
    op.execute(
        "INSERT INTO meetings_held (mentorship, settled, community, mentor, mentee, at)"
        " SELECT m.mentorship, s.settled, m.community, s.mentor, s.mentee, min(m.occasion)"
        " FROM meetings m JOIN mentorships s ON s.id = m.mentorship"
        " WHERE m.met = 'yes' GROUP BY m.mentorship, s.settled, m.community, s.mentor, s.mentee"
    )
