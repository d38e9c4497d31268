"""Column types: instants in UTC, values as JSON."""

import json
from dataclasses import fields
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import DateTime, Dialect, Row, Text, TypeDecorator

AnyRow = Row[*tuple[Any, ...]]
"""A row of any columns."""

if TYPE_CHECKING:
    from _typeshed import DataclassInstance


def columns_of(value: "DataclassInstance") -> dict[str, Any]:
    """Return a value's fields by name, as its row holds them, without the deep copies of `asdict`."""
    return {field.name: getattr(value, field.name) for field in fields(value)}


class Instant(TypeDecorator[datetime]):
    """A UTC instant. Naive values are refused: SQLite would silently lose their zone."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Store in UTC; raise ValueError for a naive value."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"{value!r} has no zone: give an aware datetime")
        in_utc = value.astimezone(UTC)
        return in_utc.replace(tzinfo=None) if dialect.name == "sqlite" else in_utc

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Return an aware value in UTC."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Values(TypeDecorator[Any]):
    """A list or mapping of plain values, stored as JSON text: read whole, never queried by its contents."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> str | None:
        """Store as compact JSON."""
        return None if value is None else json.dumps(value, ensure_ascii=False, separators=(",", ":"))

    def process_result_value(self, value: str | None, dialect: Dialect) -> Any:
        """Return the parsed JSON."""
        return None if value is None else json.loads(value)
