"""The beginning: the tables of the first release, frozen."""

import sqlalchemy as sa
from alembic import op

from bot.store.tables.types import Instant, Values

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Run the migration."""
    _communities()
    _facts()
    _chat_lines()
    _deliveries()
    _outbox()
    _people()
    _asks()
    _chat_rooms()
    _drafts()
    _lookings()
    _marks()
    _mentors()
    _nudges()
    _offers()
    _places()
    _settings()
    _follow_ups()
    _mentorships()
    _rest_offers()
    _thanks()


def _communities() -> None:
    op.create_table(
        "communities",
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("platform", sa.String(length=20), nullable=False),
        sa.Column("workspace", sa.String(length=100), nullable=False),
        sa.Column("created_at", Instant(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_communities")),
        sa.UniqueConstraint("platform", "workspace", name=op.f("uq_communities_platform")),
    )


def _facts() -> None:
    op.create_table(
        "facts",
        sa.Column("name", sa.String(length=40), nullable=False),
        sa.Column("text", sa.String(length=200), nullable=False),
        sa.Column("number", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_facts")),
    )


def _chat_lines() -> None:
    op.create_table(
        "chat_lines",
        sa.Column(
            "id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False
        ),
        sa.Column("community", sa.String(length=40), nullable=False),
        sa.Column("room", sa.String(length=60), nullable=False),
        sa.Column("author", sa.String(length=40), nullable=False),
        sa.Column("only_for", sa.String(length=40), nullable=False),
        sa.Column("html", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("at", Instant(timezone=True), nullable=False),
        sa.Column("changed", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["community"],
            ["communities.id"],
            name=op.f("fk_chat_lines_community_communities"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_chat_lines")),
        sa.UniqueConstraint("room", "key", name=op.f("uq_chat_lines_room")),
    )
    op.create_index("ix_chat_lines_room", "chat_lines", ["room", "changed"])


def _deliveries() -> None:
    op.create_table(
        "deliveries",
        sa.Column("community", sa.String(length=40), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("at", Instant(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["community"],
            ["communities.id"],
            name=op.f("fk_deliveries_community_communities"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_deliveries")),
    )
    op.create_index("ix_deliveries_at", "deliveries", ["at"])


def _outbox() -> None:
    op.create_table(
        "outbox",
        sa.Column(
            "id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False
        ),
        sa.Column("community", sa.String(length=40), nullable=False),
        sa.Column("recipient", sa.String(length=40), nullable=False),
        sa.Column("card", sa.String(length=60), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("ref", sa.String(length=100), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("sent_version", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("lane", sa.Integer(), nullable=False),
        sa.Column("due_at", Instant(timezone=True), nullable=False),
        sa.Column("waits_for", sa.String(length=40), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("lease", sa.String(length=40), nullable=True),
        sa.Column("lease_until", Instant(timezone=True), nullable=True),
        sa.Column("sent_to", Values(), nullable=True),
        sa.Column("problem", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["community"],
            ["communities.id"],
            name=op.f("fk_outbox_community_communities"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outbox")),
        sa.UniqueConstraint("recipient", "card", name=op.f("uq_outbox_recipient")),
    )
    op.create_index("ix_outbox_due", "outbox", ["state", "lane", "due_at"])


def _people() -> None:
    op.create_table(
        "people",
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("community", sa.String(length=40), nullable=False),
        sa.Column("platform_user", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("zone", sa.String(length=60), nullable=False),
        sa.Column("locale", sa.String(length=20), nullable=False),
        sa.Column("line", sa.Text(), nullable=False),
        sa.Column("manages", sa.Boolean(), nullable=False),
        sa.Column("own_zone", sa.Boolean(), nullable=False),
        sa.Column("met_at", Instant(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["community"],
            ["communities.id"],
            name=op.f("fk_people_community_communities"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_people")),
        sa.UniqueConstraint("community", "platform_user", name=op.f("uq_people_community")),
    )


def _asks() -> None:
    op.create_table(
        "asks",
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("community", sa.String(length=40), nullable=False),
        sa.Column("mentee", sa.String(length=40), nullable=False),
        sa.Column("mentor", sa.String(length=40), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("question", sa.Text(), nullable=False),
        sa.Column("status", sa.String(length=20), nullable=False),
        sa.Column("month", sa.String(length=7), nullable=False),
        sa.Column("sent_at", Instant(timezone=True), nullable=False),
        sa.Column("closes_at", Instant(timezone=True), nullable=False),
        sa.Column("ended_at", Instant(timezone=True), nullable=True),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("reason", sa.String(length=40), nullable=False),
        sa.Column("remind_at", Instant(timezone=True), nullable=True),
        sa.Column("reminders", sa.Integer(), nullable=False),
        sa.Column("later_at", Instant(timezone=True), nullable=True),
        sa.Column("first_kind", sa.String(length=40), nullable=False),
        sa.Column("opened_at", Instant(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["community"], ["communities.id"], name=op.f("fk_asks_community_communities"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["mentee"], ["people.id"], name=op.f("fk_asks_mentee_people"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["mentor"], ["people.id"], name=op.f("fk_asks_mentor_people"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_asks")),
    )
    op.create_index("ix_asks_closing", "asks", ["status", "closes_at"])
    op.create_index("ix_asks_mentee", "asks", ["mentee", "status"])
    op.create_index("ix_asks_mentor", "asks", ["mentor", "status"])
    op.create_index("ix_asks_reminding", "asks", ["status", "remind_at"])


def _chat_rooms() -> None:
    op.create_table(
        "chat_rooms",
        sa.Column("room", sa.String(length=60), nullable=False),
        sa.Column("person", sa.String(length=40), nullable=False),
        sa.Column("community", sa.String(length=40), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("read_up_to", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["community"],
            ["communities.id"],
            name=op.f("fk_chat_rooms_community_communities"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["person"], ["people.id"], name=op.f("fk_chat_rooms_person_people"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("room", "person", name=op.f("pk_chat_rooms")),
    )


def _drafts() -> None:
    op.create_table(
        "drafts",
        sa.Column("person", sa.String(length=40), nullable=False),
        sa.Column("form", sa.String(length=40), nullable=False),
        sa.Column("ref", sa.String(length=100), nullable=False),
        sa.Column("community", sa.String(length=40), nullable=False),
        sa.Column("fields", Values(), nullable=False),
        sa.Column("at", Instant(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["community"],
            ["communities.id"],
            name=op.f("fk_drafts_community_communities"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["person"], ["people.id"], name=op.f("fk_drafts_person_people"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("person", "form", "ref", name=op.f("pk_drafts")),
    )


def _lookings() -> None:
    op.create_table(
        "lookings",
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("community", sa.String(length=40), nullable=False),
        sa.Column("person", sa.String(length=40), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("chosen", Values(), nullable=False),
        sa.Column("at", Instant(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["community"],
            ["communities.id"],
            name=op.f("fk_lookings_community_communities"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["person"], ["people.id"], name=op.f("fk_lookings_person_people"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_lookings")),
    )
    op.create_index("ix_lookings_at", "lookings", ["at"])
    op.create_index("ix_lookings_person", "lookings", ["person"])


def _marks() -> None:
    op.create_table(
        "marks",
        sa.Column("person", sa.String(length=40), nullable=False),
        sa.Column("mentor", sa.String(length=40), nullable=False),
        sa.Column("mark", sa.String(length=10), nullable=False),
        sa.Column("community", sa.String(length=40), nullable=False),
        sa.Column("at", Instant(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["community"], ["communities.id"], name=op.f("fk_marks_community_communities"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["mentor"], ["people.id"], name=op.f("fk_marks_mentor_people"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["person"], ["people.id"], name=op.f("fk_marks_person_people"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("person", "mentor", "mark", name=op.f("pk_marks")),
    )


def _mentors() -> None:
    op.create_table(
        "mentors",
        sa.Column("person", sa.String(length=40), nullable=False),
        sa.Column("community", sa.String(length=40), nullable=False),
        sa.Column("headline", sa.Text(), nullable=False),
        sa.Column("story", sa.Text(), nullable=False),
        sa.Column("field", sa.Text(), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("country", sa.Text(), nullable=False),
        sa.Column("languages", Values(), nullable=False),
        sa.Column("glad", Values(), nullable=False),
        sa.Column("days", Values(), nullable=False),
        sa.Column("at_once", sa.Integer(), nullable=False),
        sa.Column("door", sa.String(length=10), nullable=False),
        sa.Column("resting_until", sa.Date(), nullable=True),
        sa.Column("since", Instant(timezone=True), nullable=True),
        sa.Column("changed", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["community"],
            ["communities.id"],
            name=op.f("fk_mentors_community_communities"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["person"], ["people.id"], name=op.f("fk_mentors_person_people"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("person", name=op.f("pk_mentors")),
    )
    op.create_index("ix_mentors_changed", "mentors", ["changed"])


def _nudges() -> None:
    op.create_table(
        "nudges",
        sa.Column("person", sa.String(length=40), nullable=False),
        sa.Column("at", Instant(timezone=True), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("community", sa.String(length=40), nullable=False),
        sa.ForeignKeyConstraint(
            ["community"],
            ["communities.id"],
            name=op.f("fk_nudges_community_communities"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["person"], ["people.id"], name=op.f("fk_nudges_person_people"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("person", "at", "kind", name=op.f("pk_nudges")),
    )


def _offers() -> None:
    op.create_table(
        "offers",
        sa.Column("mentor", sa.String(length=40), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("community", sa.String(length=40), nullable=False),
        sa.Column("places", sa.Integer(), nullable=False),
        sa.Column("per", sa.String(length=10), nullable=False),
        sa.Column("easy", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["community"],
            ["communities.id"],
            name=op.f("fk_offers_community_communities"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["mentor"], ["people.id"], name=op.f("fk_offers_mentor_people"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("mentor", "kind", name=op.f("pk_offers")),
    )


def _places() -> None:
    op.create_table(
        "places",
        sa.Column("owner", sa.String(length=40), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("month", sa.String(length=7), nullable=False),
        sa.Column("community", sa.String(length=40), nullable=False),
        sa.Column("held", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["community"],
            ["communities.id"],
            name=op.f("fk_places_community_communities"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["owner"], ["people.id"], name=op.f("fk_places_owner_people"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("owner", "kind", "month", name=op.f("pk_places")),
    )


def _settings() -> None:
    op.create_table(
        "settings",
        sa.Column("person", sa.String(length=40), nullable=False),
        sa.Column("community", sa.String(length=40), nullable=False),
        sa.Column("quiet_from", sa.String(length=5), nullable=True),
        sa.Column("quiet_until", sa.String(length=5), nullable=True),
        sa.Column("arrival", sa.String(length=10), nullable=False),
        sa.Column("reminders", sa.String(length=10), nullable=False),
        sa.ForeignKeyConstraint(
            ["community"],
            ["communities.id"],
            name=op.f("fk_settings_community_communities"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["person"], ["people.id"], name=op.f("fk_settings_person_people"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("person", name=op.f("pk_settings")),
    )


def _follow_ups() -> None:
    op.create_table(
        "follow_ups",
        sa.Column("ask", sa.String(length=40), nullable=False),
        sa.Column("community", sa.String(length=40), nullable=False),
        sa.Column("question", sa.Text(), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("sent_at", Instant(timezone=True), nullable=False),
        sa.Column("closes_at", Instant(timezone=True), nullable=False),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("ended_at", Instant(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["ask"], ["asks.id"], name=op.f("fk_follow_ups_ask_asks"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["community"],
            ["communities.id"],
            name=op.f("fk_follow_ups_community_communities"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("ask", name=op.f("pk_follow_ups")),
    )
    op.create_index("ix_follow_ups_closing", "follow_ups", ["state", "closes_at"])


def _mentorships() -> None:
    op.create_table(
        "mentorships",
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("community", sa.String(length=40), nullable=False),
        sa.Column("ask", sa.String(length=40), nullable=False),
        sa.Column("mentor", sa.String(length=40), nullable=False),
        sa.Column("mentee", sa.String(length=40), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("started_at", Instant(timezone=True), nullable=False),
        sa.Column("suggested", Values(), nullable=False),
        sa.Column("meets_at", Instant(timezone=True), nullable=True),
        sa.Column("listed", sa.Integer(), nullable=False),
        sa.Column("settled", sa.Integer(), nullable=False),
        sa.Column("ending", sa.String(length=10), nullable=False),
        sa.Column("ended_at", Instant(timezone=True), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["ask"], ["asks.id"], name=op.f("fk_mentorships_ask_asks"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["community"],
            ["communities.id"],
            name=op.f("fk_mentorships_community_communities"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["mentee"], ["people.id"], name=op.f("fk_mentorships_mentee_people"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["mentor"], ["people.id"], name=op.f("fk_mentorships_mentor_people"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mentorships")),
        sa.UniqueConstraint("ask", name=op.f("uq_mentorships_ask")),
    )
    op.create_index("ix_mentorships_mentee", "mentorships", ["mentee"])
    op.create_index("ix_mentorships_mentor", "mentorships", ["mentor"])


def _rest_offers() -> None:
    op.create_table(
        "rest_offers",
        sa.Column("mentor", sa.String(length=40), nullable=False),
        sa.Column("community", sa.String(length=40), nullable=False),
        sa.Column("ask", sa.String(length=40), nullable=False),
        sa.Column("at", Instant(timezone=True), nullable=False),
        sa.Column("reply", sa.String(length=10), nullable=False),
        sa.ForeignKeyConstraint(
            ["ask"], ["asks.id"], name=op.f("fk_rest_offers_ask_asks"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["community"],
            ["communities.id"],
            name=op.f("fk_rest_offers_community_communities"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["mentor"], ["people.id"], name=op.f("fk_rest_offers_mentor_people"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("mentor", name=op.f("pk_rest_offers")),
    )


def _thanks() -> None:
    op.create_table(
        "thanks",
        sa.Column("ask", sa.String(length=40), nullable=False),
        sa.Column("community", sa.String(length=40), nullable=False),
        sa.Column("mentor", sa.String(length=40), nullable=False),
        sa.Column("mentee", sa.String(length=40), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("at", Instant(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["ask"], ["asks.id"], name=op.f("fk_thanks_ask_asks"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["community"],
            ["communities.id"],
            name=op.f("fk_thanks_community_communities"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["mentee"], ["people.id"], name=op.f("fk_thanks_mentee_people"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["mentor"], ["people.id"], name=op.f("fk_thanks_mentor_people"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("ask", name=op.f("pk_thanks")),
    )
    op.create_index("ix_thanks_mentor", "thanks", ["mentor", "at"])
