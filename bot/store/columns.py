"""What every table begins with: how things are named, and the columns that say whose a row is."""

from sqlalchemy import Column, ForeignKey, MetaData

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(column_0_label)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def community() -> Column[str]:
    """Return the column of the community that a row belongs to."""
    return Column("community", ForeignKey("communities.id", ondelete="CASCADE"), nullable=False)


def person(name: str = "person", *, key: bool = False) -> Column[str]:
    """Return a column of one of its people, with whom the row goes too."""
    return Column(name, ForeignKey("people.id", ondelete="CASCADE"), nullable=False, primary_key=key)
