"""What every table begins with: how things are named, and the columns that say whose a row is."""

from datetime import datetime
from typing import Final

from sqlalchemy import BindParameter, Column, ForeignKey, MetaData, bindparam

from bot.store.tables.types import Instant

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(column_0_label)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)

HERE: Final[BindParameter[str]] = bindparam("here")
"""The community that a statement stays within. Statements are built once, and told where each time."""

NOW: Final[BindParameter[datetime]] = bindparam("now", type_=Instant())
"""The present instant, as a statement is told it."""


def community() -> Column[str]:
    """Return the column of the community that a row belongs to."""
    return Column("community", ForeignKey("communities.id", ondelete="CASCADE"), nullable=False)


def person(name: str = "person", *, key: bool = False) -> Column[str]:
    """Return a column of one of its people, with whom the row goes too."""
    return Column(name, ForeignKey("people.id", ondelete="CASCADE"), nullable=False, primary_key=key)
