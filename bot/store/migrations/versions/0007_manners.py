"""The manners in which mentors help, and second voices."""

import sqlalchemy as sa
from alembic import op

from bot.store.tables.types import Instant, Values

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Run the migration."""
    with op.batch_alter_table("mentors", schema=None) as batch_op:
        batch_op.add_column(sa.Column("manners", Values(), nullable=False, server_default="[]"))
    op.create_table(
        "second_voices",
        sa.Column("mentorship", sa.String(length=40), nullable=False),
        sa.Column("community", sa.String(length=40), nullable=False),
        sa.Column("person", sa.String(length=40), nullable=False),
        sa.Column("mentor", sa.String(length=40), nullable=False),
        sa.Column("at", Instant(timezone=True), nullable=False),
        sa.Column("let_go_at", Instant(timezone=True), nullable=True),
        *(
            _key(column, to)
            for column, to in (
                ("community", "communities"),
                ("mentorship", "mentorships"),
                ("person", "people"),
                ("mentor", "people"),
            )
        ),
        sa.PrimaryKeyConstraint("mentorship", name=op.f("pk_second_voices")),
    )
    op.create_index("ix_second_voices_person", "second_voices", ["person", "at"], unique=False)


def _key(column: str, to: str) -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_second_voices_{column}_{to}")
    return sa.ForeignKeyConstraint([column], [f"{to}.id"], name=name, ondelete="CASCADE")
