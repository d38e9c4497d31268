"""Both sides, whole: what came after the beginning."""

import sqlalchemy as sa
from alembic import op

from bot.store.types import Instant

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Take the step."""
    _apart()
    _report_readers()
    _reports()
    _mentorships()


def _apart() -> None:
    op.create_table(
        "apart",
        sa.Column("person", sa.String(length=40), nullable=False),
        sa.Column("other", sa.String(length=40), nullable=False),
        sa.Column("why", sa.String(length=10), nullable=False),
        sa.Column("community", sa.String(length=40), nullable=False),
        sa.Column("at", Instant(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["community"], ["communities.id"], name=op.f("fk_apart_community_communities"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["other"], ["people.id"], name=op.f("fk_apart_other_people"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["person"], ["people.id"], name=op.f("fk_apart_person_people"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("person", "other", "why", name=op.f("pk_apart")),
    )
    op.create_index("ix_apart_other", "apart", ["other"], unique=False)


def _report_readers() -> None:
    op.create_table(
        "report_readers",
        sa.Column("person", sa.String(length=40), nullable=False),
        sa.Column("community", sa.String(length=40), nullable=False),
        sa.Column("at", Instant(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["community"],
            ["communities.id"],
            name=op.f("fk_report_readers_community_communities"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["person"], ["people.id"], name=op.f("fk_report_readers_person_people"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("person", name=op.f("pk_report_readers")),
    )


def _reports() -> None:
    op.create_table(
        "reports",
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("community", sa.String(length=40), nullable=False),
        sa.Column("by", sa.String(length=40), nullable=False),
        sa.Column("about", sa.String(length=40), nullable=False),
        sa.Column("subject", sa.String(length=40), nullable=False),
        sa.Column("what", sa.String(length=20), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("danger", sa.Boolean(), nullable=False),
        sa.Column("shares", sa.Boolean(), nullable=False),
        sa.Column("at", Instant(timezone=True), nullable=False),
        sa.Column("answer_by", Instant(timezone=True), nullable=False),
        sa.Column("remind_at", Instant(timezone=True), nullable=True),
        sa.Column("stage", sa.String(length=10), nullable=False),
        sa.Column("reader", sa.String(length=40), nullable=True),
        sa.Column("apart", sa.Boolean(), nullable=False),
        sa.Column("said", sa.Text(), nullable=False),
        sa.Column("closed_at", Instant(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["about"], ["people.id"], name=op.f("fk_reports_about_people"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["by"], ["people.id"], name=op.f("fk_reports_by_people"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["community"],
            ["communities.id"],
            name=op.f("fk_reports_community_communities"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reports")),
    )
    op.create_index("ix_reports_remind", "reports", ["stage", "remind_at"], unique=False)


def _mentorships() -> None:
    with op.batch_alter_table("mentorships", schema=None) as batch_op:
        batch_op.add_column(sa.Column("called_off", Instant(timezone=True), nullable=True))
