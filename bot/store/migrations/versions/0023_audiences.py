"""Audiences: narrowed by what cards show, kept under a name, without those who cannot be reached."""

import sqlalchemy as sa
from alembic import op

from bot.store.tables.types import Instant

revision = "0023"
down_revision = "0022"


def upgrade() -> None:
    """Run the migration. Nobody counts as out of reach before the platform refuses them again."""
    with op.batch_alter_table("people", schema=None) as batch_op:
        batch_op.add_column(sa.Column("unreached_at", Instant(timezone=True), nullable=True))
    with op.batch_alter_table("announcements", schema=None) as batch_op:
        batch_op.add_column(sa.Column("later", sa.Boolean(), nullable=False, server_default=sa.false()))
        batch_op.alter_column(
            "audience", existing_type=sa.String(length=60), type_=sa.Text(), existing_nullable=False
        )
    # What was `kind.cv-review` is now `mentors?kind=cv-review`.
    op.execute(
        "UPDATE announcements SET audience = 'mentors?kind=' || substr(audience, 6)"
        " WHERE audience LIKE 'kind.%'"
    )
    op.create_table(
        "kept_audiences",
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("community", sa.String(length=40), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("audience", sa.Text(), nullable=False),
        sa.Column("at", Instant(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["community"],
            ["communities.id"],
            name=op.f("fk_kept_audiences_community_communities"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_kept_audiences")),
        sa.UniqueConstraint("community", "name", name=op.f("uq_kept_audiences_community")),
    )
