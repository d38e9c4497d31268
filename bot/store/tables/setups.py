"""What managers chose of their platform for a community, and whom it gave the badge of mentors."""

from sqlalchemy import Column, ForeignKey, String, Table

from bot.store.tables.columns import metadata

# All by the platform's own ids; empty where nothing is chosen.
setups = Table(
    "setups",
    metadata,
    Column("community", ForeignKey("communities.id", ondelete="CASCADE"), primary_key=True),
    Column("channel", String(40), nullable=False, default="", server_default=""),
    Column("managers", String(40), nullable=False, default="", server_default=""),
    Column("mentors", String(40), nullable=False, default="", server_default=""),
)

# Who has a badge now, by their account: a row stays until it is taken away on the platform, also of those
# who erased themselves meanwhile.
badges = Table(
    "badges",
    metadata,
    Column("community", ForeignKey("communities.id", ondelete="CASCADE"), primary_key=True),
    Column("account", String(40), primary_key=True),
    Column("badge", String(40), primary_key=True),
)
