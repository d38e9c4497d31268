"""The mentors: cards, what they offer, the places that are held, and rests."""

from sqlalchemy import BigInteger, Column, Date, ForeignKey, Index, Integer, String, Table, Text

from bot.store.tables.columns import community, metadata, person
from bot.store.tables.types import Instant, Values

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
    Column("hidden", Values, nullable=False, default=list),
    Column("manners", Values, nullable=False, default=list),
    # The number of this listing's last change, in commit order: the search index catches up by it.
    Column("changed", BigInteger, nullable=False),
    Index("ix_mentors_changed", "changed"),
    # Who has room is counted over all cards, without reading one.
    Index("ix_mentors_room", "person", "community", "door", "at_once", "resting_until"),
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
    Index("ix_offers_room", "mentor", "kind", "places", "per"),
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

# The last question to a mentor about their door, why it was asked, and their reply.
rest_offers = Table(
    "rest_offers",
    metadata,
    person("mentor", key=True),
    community(),
    Column("ask", ForeignKey("asks.id", ondelete="CASCADE"), nullable=False),
    Column("at", Instant, nullable=False),
    Column("reply", String(10), nullable=False, default=""),
    Column("why", String(20), nullable=False, default="noes", server_default="noes"),
)
