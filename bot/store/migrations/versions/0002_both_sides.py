"""Both sides: the tables and columns that the second release added."""

import sqlalchemy as sa
from alembic import op

from bot.store.tables.types import Instant, Values

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Run the migration."""
    _kinds()
    _apart()
    _beginnings()
    _founding_doors()
    _report_readers()
    _reports()
    _wishes()
    _hands()
    _meetings()
    _mentors()
    _mentorships()


def _kinds() -> None:
    op.create_table(
        "kinds",
        sa.Column("community", sa.String(length=40), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("off", sa.Boolean(), nullable=False),
        sa.Column("places", sa.Integer(), nullable=True),
        sa.Column("reminder_days", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["community"], ["communities.id"], name=op.f("fk_kinds_community_communities"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("community", "kind", name=op.f("pk_kinds")),
    )


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


def _beginnings() -> None:
    op.create_table(
        "beginnings",
        sa.Column("community", sa.String(length=40), nullable=False),
        sa.Column("installer", sa.String(length=40), nullable=True),
        sa.Column("opened_at", Instant(timezone=True), nullable=True),
        sa.Column("under_18", sa.String(length=12), nullable=False),
        sa.Column("kinds_checked", sa.Boolean(), nullable=False),
        sa.Column("screened", sa.Boolean(), nullable=False),
        sa.Column("invited", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["community"],
            ["communities.id"],
            name=op.f("fk_beginnings_community_communities"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["installer"], ["people.id"], name=op.f("fk_beginnings_installer_people"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("community", name=op.f("pk_beginnings")),
    )


def _founding_doors() -> None:
    op.create_table(
        "founding_doors",
        sa.Column("mentor", sa.String(length=40), nullable=False),
        sa.Column("community", sa.String(length=40), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["community"],
            ["communities.id"],
            name=op.f("fk_founding_doors_community_communities"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["mentor"], ["people.id"], name=op.f("fk_founding_doors_mentor_people"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("mentor", name=op.f("pk_founding_doors")),
        sa.UniqueConstraint("community", "number", name=op.f("uq_founding_doors_community")),
    )


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


def _wishes() -> None:
    op.create_table(
        "wishes",
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("community", sa.String(length=40), nullable=False),
        sa.Column("person", sa.String(length=40), nullable=False),
        sa.Column("about", sa.String(length=10), nullable=False),
        sa.Column("key", sa.String(length=80), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("chosen", Values(), nullable=False),
        sa.Column("known", Values(), nullable=False),
        sa.Column("mentor", sa.String(length=40), nullable=True),
        sa.Column("standing", sa.String(length=10), nullable=False),
        sa.Column("at", Instant(timezone=True), nullable=False),
        sa.Column("told_at", Instant(timezone=True), nullable=True),
        sa.Column("not_before", Instant(timezone=True), nullable=True),
        sa.Column("looked", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["community"],
            ["communities.id"],
            name=op.f("fk_wishes_community_communities"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["mentor"], ["people.id"], name=op.f("fk_wishes_mentor_people"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["person"], ["people.id"], name=op.f("fk_wishes_person_people"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_wishes")),
        sa.UniqueConstraint("person", "key", name=op.f("uq_wishes_person")),
    )
    op.create_index("ix_wishes_standing", "wishes", ["community", "standing", "about"], unique=False)
    op.create_index("ix_wishes_told_at", "wishes", ["told_at"], unique=False)


def _hands() -> None:
    op.create_table(
        "hands",
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("community", sa.String(length=40), nullable=False),
        sa.Column("person", sa.String(length=40), nullable=False),
        sa.Column("ask", sa.String(length=40), nullable=False),
        sa.Column("at", Instant(timezone=True), nullable=False),
        sa.Column("until", Instant(timezone=True), nullable=False),
        sa.Column("reach", sa.String(length=10), nullable=False),
        sa.Column("by", sa.String(length=40), nullable=True),
        sa.ForeignKeyConstraint(["ask"], ["asks.id"], name=op.f("fk_hands_ask_asks"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["by"], ["people.id"], name=op.f("fk_hands_by_people"), ondelete="SET NULL"),
        sa.ForeignKeyConstraint(
            ["community"], ["communities.id"], name=op.f("fk_hands_community_communities"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["person"], ["people.id"], name=op.f("fk_hands_person_people"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_hands")),
        sa.UniqueConstraint("ask", name=op.f("uq_hands_ask")),
    )
    op.create_index("ix_hands_reach", "hands", ["community", "reach", "until"], unique=False)


def _meetings() -> None:
    op.create_table(
        "meetings",
        sa.Column("mentorship", sa.String(length=40), nullable=False),
        sa.Column("person", sa.String(length=40), nullable=False),
        sa.Column("community", sa.String(length=40), nullable=False),
        sa.Column("occasion", Instant(timezone=True), nullable=False),
        sa.Column("ask_at", Instant(timezone=True), nullable=True),
        sa.Column("met", sa.String(length=10), nullable=False),
        sa.Column("went", sa.String(length=10), nullable=False),
        sa.ForeignKeyConstraint(
            ["community"],
            ["communities.id"],
            name=op.f("fk_meetings_community_communities"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["mentorship"],
            ["mentorships.id"],
            name=op.f("fk_meetings_mentorship_mentorships"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["person"], ["people.id"], name=op.f("fk_meetings_person_people"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("mentorship", "person", name=op.f("pk_meetings")),
    )
    op.create_index("ix_meetings_ask", "meetings", ["ask_at"], unique=False)


def _mentors() -> None:
    with op.batch_alter_table("mentors", schema=None) as batch_op:
        batch_op.add_column(sa.Column("hidden", Values(), nullable=False, server_default="[]"))


def _mentorships() -> None:
    with op.batch_alter_table("mentorships", schema=None) as batch_op:
        batch_op.add_column(sa.Column("called_off", Instant(timezone=True), nullable=True))
