"""Audiences: narrowed by what cards show, kept under a name, without those who cannot be reached."""

import sqlalchemy as sa
from alembic import op

from bot.store.tables.types import Instant

revision = "0023"
down_revision = "0022"


def upgrade() -> None:
    """Run the migration. Nobody counts as out of reach before the platform refuses them again."""
    _columns()
    _indexes()
    _kept_audiences()


def _columns() -> None:
    with op.batch_alter_table("people", schema=None) as batch_op:
        batch_op.add_column(sa.Column("unreached_at", Instant(timezone=True), nullable=True))
    with op.batch_alter_table("announcements", schema=None) as batch_op:
        batch_op.add_column(sa.Column("later", sa.Boolean(), nullable=False, server_default=sa.false()))
        batch_op.alter_column(
            "audience",
            existing_type=sa.String(length=60),
            type_=sa.String(length=4000),
            existing_nullable=False,
        )
    # What was `kind.cv-review` is now `mentors?kind=cv-review`.
    op.execute(
        "UPDATE announcements SET audience = 'mentors?kind=' || substr(audience, 6)"
        " WHERE audience LIKE 'kind.%'"
    )


def _indexes() -> None:
    here = sa.text("gone_at IS NULL AND name <> ''")
    op.drop_index("ix_people_here", "people")
    op.create_index(
        "ix_people_here",
        "people",
        ["community", "id", "left_at", "unreached_at", "zone"],
        sqlite_where=here,
        postgresql_where=here,
    )
    in_order = ["person", "community", "door", "at_once", "resting_until"]
    op.create_index("ix_mentors_room", "mentors", in_order)
    op.create_index("ix_offers_room", "offers", ["mentor", "kind", "places", "per"])


def _kept_audiences() -> None:
    op.create_table(
        "kept_audiences",
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("community", sa.String(length=40), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("audience", sa.String(length=4000), nullable=False),
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
