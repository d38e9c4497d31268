"""Announcements: what managers write to many people, for whom it was, and who has stopped it."""

import sqlalchemy as sa
from alembic import op

from bot.store.tables.types import Instant

revision = "0021"
down_revision = "0020"


def upgrade() -> None:
    """Run the migration."""
    op.create_index("ix_people_here", "people", ["community", "id"])
    _announcements()
    _announced()
    _announcement_acts()
    _announcement_stops()


def _announcements() -> None:
    op.create_table(
        "announcements",
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("community", sa.String(length=40), nullable=False),
        sa.Column("by", sa.String(length=40), nullable=False),
        sa.Column("at", Instant(timezone=True), nullable=False),
        sa.Column("stage", sa.String(length=10), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("action", sa.String(length=10), nullable=False),
        sa.Column("signed", sa.Text(), nullable=False),
        sa.Column("greets", sa.Boolean(), nullable=False),
        sa.Column("audience", sa.String(length=60), nullable=False),
        sa.Column("day", sa.String(length=10), nullable=False),
        sa.Column("time", sa.String(length=5), nullable=False),
        sa.Column("starts_at", Instant(timezone=True), nullable=True),
        sa.Column("begun_at", Instant(timezone=True), nullable=True),
        sa.Column("readers", sa.Integer(), nullable=False),
        sa.Column("reached", sa.String(length=40), nullable=False),
        sa.Column("frozen", sa.Boolean(), nullable=False),
        sa.Column("shown_at", Instant(timezone=True), nullable=True),
        _of_the_community("announcements"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_announcements")),
    )
    op.create_index("ix_announcements_stage", "announcements", ["community", "stage"])


def _announced() -> None:
    op.create_table(
        "announced",
        sa.Column("announcement", sa.String(length=40), nullable=False),
        sa.Column("person", sa.String(length=40), nullable=False),
        sa.Column("community", sa.String(length=40), nullable=False),
        sa.Column("at", Instant(timezone=True), nullable=False),
        sa.Column("ended", sa.String(length=10), nullable=False),
        _of_the_community("announced"),
        sa.PrimaryKeyConstraint("announcement", "person", name=op.f("pk_announced")),
    )
    op.create_index("ix_announced_person", "announced", ["person", "at"])


def _announcement_acts() -> None:
    op.create_table(
        "announcement_acts",
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("community", sa.String(length=40), nullable=False),
        sa.Column("announcement", sa.String(length=40), nullable=False),
        sa.Column("by", sa.String(length=40), nullable=False),
        sa.Column("act", sa.String(length=10), nullable=False),
        sa.Column("at", Instant(timezone=True), nullable=False),
        _of_the_community("announcement_acts"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_announcement_acts")),
    )
    op.create_index("ix_announcement_acts_announcement", "announcement_acts", ["announcement", "at"])


def _announcement_stops() -> None:
    op.create_table(
        "announcement_stops",
        sa.Column("person", sa.String(length=40), nullable=False),
        sa.Column("community", sa.String(length=40), nullable=False),
        sa.Column("at", Instant(timezone=True), nullable=False),
        sa.Column("announcement", sa.String(length=40), nullable=False),
        _of_the_community("announcement_stops"),
        sa.ForeignKeyConstraint(
            ["person"], ["people.id"], name=op.f("fk_announcement_stops_person_people"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("person", name=op.f("pk_announcement_stops")),
    )


def _of_the_community(table: str) -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_{table}_community_communities")
    return sa.ForeignKeyConstraint(["community"], ["communities.id"], name=name, ondelete="CASCADE")
