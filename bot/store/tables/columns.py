"""Shared columns: the types of ids, and the columns that say whose a row is."""

from collections.abc import Iterable
from datetime import datetime
from typing import Final

from sqlalchemy import (
    BindParameter,
    Column,
    ColumnElement,
    ForeignKey,
    MetaData,
    bindparam,
    func,
    literal,
)

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
"""The community of a statement, as a parameter: statements are built once and reused."""

NOW: Final[BindParameter[datetime]] = bindparam("now", type_=Instant())
"""The present instant, as a parameter of a statement."""

LONG_AGO: Final[BindParameter[datetime]] = bindparam("long_ago", type_=Instant())
"""An instant before the present one, by as long as the statement is about."""


def community() -> Column[str]:
    """Return the column of the community that a row belongs to."""
    return Column("community", ForeignKey("communities.id", ondelete="CASCADE"), nullable=False)


def within(community: Column[str], here: str | BindParameter[str] = HERE) -> ColumnElement[bool]:
    """Return the condition that rows which a statement names by their ids are of one community.

    It names the column within an expression, which no index serves. Without statistics SQLite takes ten rows
    for a whole community, and would read all 99,168 people of one for the 500 that a statement names.
    """
    return func.coalesce(community, "") == here


def one_of(column: Column[str], known: Iterable[str]) -> ColumnElement[bool]:
    """Return the condition that a column has one of some values that never change.

    A plain list might have any length, so SQLAlchemy would write it into the SQL anew at each run.
    """
    return column.in_([literal(value, column.type) for value in known])


def person(name: str = "person", *, key: bool = False) -> Column[str]:
    """Return a column of a person; the row is deleted with them."""
    return Column(name, ForeignKey("people.id", ondelete="CASCADE"), nullable=False, primary_key=key)
