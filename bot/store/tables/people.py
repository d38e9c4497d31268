"""Communities, their people, and each person's settings."""

from sqlalchemy import Boolean, Column, ForeignKey, Index, String, Table, Text, UniqueConstraint, text

from bot.store.tables.columns import community, metadata, person
from bot.store.tables.types import Instant, Values

communities = Table(
    "communities",
    metadata,
    Column("id", String(40), primary_key=True),
    Column("platform", String(20), nullable=False),
    Column("workspace", String(100), nullable=False),
    Column("created_at", Instant, nullable=False),
    # The cause of an outage, empty where there is none; and when one message tries again.
    Column("cut_off", Text, nullable=False, default=""),
    Column("try_at", Instant),
    # Since when the app is taken out of the workspace; and since when everything of it is being deleted.
    Column("away_since", Instant),
    Column("purged_at", Instant),
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
    # They chose their zone themselves: the platform's is ignored from then on.
    Column("own_zone", Boolean, nullable=False, default=False),
    # Likewise their language.
    Column("own_locale", Boolean, nullable=False, default=False),
    Column("met_at", Instant, nullable=False),
    # When they erased themselves, and the keyed mark by which the same account is recognised, or empty.
    Column("gone_at", Instant),
    Column("mark", String(64), nullable=False, default="", server_default=""),
    # The person as whom they came back.
    Column("back_as", String(40)),
    # Since when the platform says that they are no member any more; empty once they are back.
    Column("left_at", Instant),
    # Since when the platform refuses what is sent to them; empty once they write again.
    Column("unreached_at", Instant),
    # When they last came here from another community of their platform: there their direct messages act.
    Column("acted_at", Instant),
    # When the platform last said that they are a member, where it does not tell who leaves.
    Column("seen_at", Instant),
    UniqueConstraint("community", "platform_user"),
    Index("ix_people_mark", "mark", sqlite_where=text("mark <> ''"), postgresql_where=text("mark <> ''")),
    Index("ix_people_back_as", "back_as"),
    # An announcement counts everybody of a community, and walks them some at a time, without reading a row.
    Index(
        "ix_people_here",
        *("community", "id", "left_at", "unreached_at", "zone"),
        sqlite_where=text("gone_at IS NULL AND name <> ''"),
        postgresql_where=text("gone_at IS NULL AND name <> ''"),
    ),
)

# Where the platform opened a person's own place (Discord's thread, Teams' conversation) or a room for two.
addresses = Table(
    "addresses",
    metadata,
    # The person, or the mentorship whose room it is.
    Column("recipient", String(40), primary_key=True),
    community(),
    person(),
    # The second of the two, where it is a room.
    Column("other", ForeignKey("people.id", ondelete="CASCADE")),
    Column("at", Values, nullable=False),
    Column("since", Instant, nullable=False),
    Index("ix_addresses_person", "person"),
    Index("ix_addresses_other", "other"),
)

# A person's settings; without a row the defaults hold.
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

# A mentee's mark on a mentor's card: saved or passed over.
marks = Table(
    "marks",
    metadata,
    person(key=True),
    person("mentor", key=True),
    Column("mark", String(10), primary_key=True),
    community(),
    Column("at", Instant, nullable=False),
)
