"""Every table. Each row belongs to a community; ids are unguessable text; instants are UTC."""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    Text,
    UniqueConstraint,
)

from bot.store.columns import community, metadata, person
from bot.store.types import Instant, Values

# One name a row, such as the identity of this very database or the last change number.
facts = Table(
    "facts",
    metadata,
    Column("name", String(40), primary_key=True),
    Column("text", String(200), nullable=False, default=""),
    Column("number", BigInteger, nullable=False, default=0),
)

communities = Table(
    "communities",
    metadata,
    Column("id", String(40), primary_key=True),
    Column("platform", String(20), nullable=False),
    Column("workspace", String(100), nullable=False),
    Column("created_at", Instant, nullable=False),
    UniqueConstraint("platform", "workspace"),
)

people = Table(
    "people",
    metadata,
    Column("id", String(40), primary_key=True),
    community(),
    Column("platform_user", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("zone", String(60), nullable=False),
    Column("locale", String(20), nullable=False),
    Column("line", Text, nullable=False, default=""),
    Column("manages", Boolean, nullable=False, default=False),
    # They named their zone themselves: what the platform says does not count any more.
    Column("own_zone", Boolean, nullable=False, default=False),
    Column("met_at", Instant, nullable=False),
    UniqueConstraint("community", "platform_user"),
)

mentors = Table(
    "mentors",
    metadata,
    person(key=True),
    community(),
    Column("headline", Text, nullable=False),
    Column("story", Text, nullable=False),
    Column("field", Text, nullable=False),
    Column("place", Text, nullable=False),
    Column("country", Text, nullable=False),
    Column("languages", Values, nullable=False),
    Column("glad", Values, nullable=False),
    Column("days", Values, nullable=False),
    Column("at_once", Integer, nullable=False),
    Column("door", String(10), nullable=False),
    Column("resting_until", Date),
    Column("since", Instant),
    # When this listing last changed, in the database's own order: what the search index catches up by.
    Column("changed", BigInteger, nullable=False),
    Index("ix_mentors_changed", "changed"),
)

offers = Table(
    "offers",
    metadata,
    person("mentor", key=True),
    Column("kind", String(40), primary_key=True),
    community(),
    Column("places", Integer, nullable=False),
    Column("per", String(10), nullable=False),
    Column("easy", Text, nullable=False, default=""),
    Column("position", Integer, nullable=False, default=0),
)

places = Table(
    "places",
    metadata,
    person("owner", key=True),
    Column("kind", String(40), primary_key=True),
    Column("month", String(7), primary_key=True),
    community(),
    Column("held", Integer, nullable=False),
)

asks = Table(
    "asks",
    metadata,
    Column("id", String(40), primary_key=True),
    community(),
    person("mentee"),
    person("mentor"),
    Column("kind", String(40), nullable=False),
    Column("question", Text, nullable=False),
    Column("status", String(20), nullable=False),
    Column("month", String(7), nullable=False),
    Column("sent_at", Instant, nullable=False),
    Column("closes_at", Instant, nullable=False),
    Column("ended_at", Instant),
    Column("words", Text, nullable=False, default=""),
    Column("reason", String(40), nullable=False, default=""),
    Column("remind_at", Instant),
    Column("reminders", Integer, nullable=False, default=0),
    Column("later_at", Instant),
    Column("first_kind", String(40), nullable=False, default=""),
    Column("opened_at", Instant),
    Index("ix_asks_mentor", "mentor", "status"),
    Index("ix_asks_mentee", "mentee", "status"),
    Index("ix_asks_closing", "status", "closes_at"),
    Index("ix_asks_reminding", "status", "remind_at"),
)

mentorships = Table(
    "mentorships",
    metadata,
    Column("id", String(40), primary_key=True),
    community(),
    Column("ask", ForeignKey("asks.id", ondelete="CASCADE"), nullable=False, unique=True),
    person("mentor"),
    person("mentee"),
    Column("kind", String(40), nullable=False),
    Column("started_at", Instant, nullable=False),
    Column("suggested", Values, nullable=False),
    Column("meets_at", Instant),
    Column("listed", Integer, nullable=False, default=0),
    Column("settled", Integer, nullable=False, default=0),
    Column("ending", String(10), nullable=False, default=""),
    Column("ended_at", Instant),
    Column("version", Integer, nullable=False, default=0),
    Index("ix_mentorships_mentor", "mentor"),
    Index("ix_mentorships_mentee", "mentee"),
)

# What may follow an answer in writing: one question more, and thanks; each once, so the ask is the key.
follow_ups = Table(
    "follow_ups",
    metadata,
    Column("ask", ForeignKey("asks.id", ondelete="CASCADE"), primary_key=True),
    community(),
    Column("question", Text, nullable=False),
    Column("state", String(10), nullable=False),
    Column("sent_at", Instant, nullable=False),
    Column("closes_at", Instant, nullable=False),
    Column("answer", Text, nullable=False, default=""),
    Column("ended_at", Instant),
    Index("ix_follow_ups_closing", "state", "closes_at"),
)

thanks = Table(
    "thanks",
    metadata,
    Column("ask", ForeignKey("asks.id", ondelete="CASCADE"), primary_key=True),
    community(),
    person("mentor"),
    person("mentee"),
    Column("words", Text, nullable=False),
    Column("at", Instant, nullable=False),
    Index("ix_thanks_mentor", "mentor", "at"),
)

# The last rest that was offered to a mentor after two noes in a row, and what they said.
rest_offers = Table(
    "rest_offers",
    metadata,
    person("mentor", key=True),
    community(),
    Column("ask", ForeignKey("asks.id", ondelete="CASCADE"), nullable=False),
    Column("at", Instant, nullable=False),
    Column("reply", String(10), nullable=False, default=""),
)

lookings = Table(
    "lookings",
    metadata,
    Column("id", String(40), primary_key=True),
    community(),
    person(),
    Column("words", Text, nullable=False),
    Column("chosen", Values, nullable=False),
    Column("at", Instant, nullable=False),
    Index("ix_lookings_person", "person"),
    Index("ix_lookings_at", "at"),
)

# What a mentee decided about a mentor's card: saved it, or passed it over.
marks = Table(
    "marks",
    metadata,
    person(key=True),
    person("mentor", key=True),
    Column("mark", String(10), primary_key=True),
    community(),
    Column("at", Instant, nullable=False),
)

drafts = Table(
    "drafts",
    metadata,
    person(key=True),
    Column("form", String(40), primary_key=True),
    Column("ref", String(100), primary_key=True),
    community(),
    Column("fields", Values, nullable=False),
    Column("at", Instant, nullable=False),
)

deliveries = Table(
    "deliveries",
    metadata,
    community(),
    Column("key", Text, primary_key=True),
    Column("at", Instant, nullable=False),
    Index("ix_deliveries_at", "at"),
)

outbox = Table(
    "outbox",
    metadata,
    Column("id", BigInteger().with_variant(Integer, "sqlite"), primary_key=True, autoincrement=True),
    community(),
    Column("recipient", String(40), nullable=False),
    Column("card", String(60), nullable=False),
    Column("kind", String(40), nullable=False),
    Column("ref", String(100), nullable=False),
    Column("version", Integer, nullable=False),
    Column("sent_version", Integer, nullable=False, default=0),
    Column("state", String(10), nullable=False),
    # Whoever waits comes before what goes to many.
    Column("lane", Integer, nullable=False, default=0),
    Column("due_at", Instant, nullable=False),
    # Whose quiet hours it waits for; empty for the answer to somebody's own press.
    Column("waits_for", String(40), nullable=False, default=""),
    Column("attempts", Integer, nullable=False, default=0),
    Column("lease", String(40)),
    Column("lease_until", Instant),
    Column("sent_to", Values),
    Column("problem", Text, nullable=False, default=""),
    UniqueConstraint("recipient", "card"),
    Index("ix_outbox_due", "state", "lane", "due_at"),
)

# What somebody settled about being told things; whoever has no row has settled nothing.
settings = Table(
    "settings",
    metadata,
    person(key=True),
    community(),
    Column("quiet_from", String(5)),
    Column("quiet_until", String(5)),
    Column("arrival", String(10), nullable=False),
    Column("reminders", String(10), nullable=False),
)

# Every nudge that somebody got, of any kind: a week has room for few.
nudges = Table(
    "nudges",
    metadata,
    person(key=True),
    Column("at", Instant, primary_key=True),
    Column("kind", String(40), primary_key=True),
    community(),
)
