"""Prepared statements on SQLite: one that runs again is run by its SQL alone (decision 202).

SQLAlchemy knows the SQL of a statement that stands in a module, and still goes all its ways for each
execution, which costs many times what SQLite takes for a row. So what it made of a statement is kept.
"""

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final, NamedTuple

from sqlalchemy import ClauseElement, Connection, Executable, Row
from sqlalchemy.engine import CursorResult, IteratorResult
from sqlalchemy.engine.cursor import CursorResultMetaData
from sqlalchemy.sql.compiler import SQLCompiler

from bot.store.tables.types import AnyRow

KEPT: Final = "_alongside_prepared"
"""The attribute of a statement in which it is kept how it is run."""

LONGEST_LIST: Final = 8
"""A list of values is written into the SQL one by one: longer ones are left to SQLAlchemy."""

LISTS: Final = (list, tuple)

Shape = tuple[object, ...]


class Value(NamedTuple):
    """A value that a statement is told: where it stands in the SQL, and what becomes of it."""

    at: int
    name: str
    part: int | None
    """Which value of the list that is told under the name; None where it is no list."""
    encode: Any
    """Returns what the driver is handed for a value, by its column's type; None where that is the value."""


class Rows:
    """What a statement found or changed. The rows are SQLAlchemy's, and what is seldom asked of them too."""

    __slots__ = ("_found", "_metadata", "rowcount")

    def __init__(self, metadata: CursorResultMetaData | None, found: list[AnyRow], rowcount: int) -> None:
        self._metadata = metadata
        self._found = found
        self.rowcount = rowcount

    def __iter__(self) -> Iterator[AnyRow]:
        return iter(self._found)

    def __getattr__(self, name: str) -> object:
        return getattr(self._whole, name)

    def all(self) -> Sequence[AnyRow]:
        """Return every row."""
        return self._found

    def first(self) -> AnyRow | None:
        """Return the first row, or None without one."""
        return self._found[0] if self._found else None

    def one_or_none(self) -> AnyRow | None:
        """Return the row, or None without one; raise where there are several."""
        return self._whole.one_or_none() if len(self._found) > 1 else self.first()

    def scalar_one(self) -> object:
        """Return the first column of the row; raise where there is none, or several."""
        return self._found[0][0] if len(self._found) == 1 else self._whole.scalar_one()

    def scalar_one_or_none(self) -> object:
        """Return the first column of the row, or None without one; raise where there are several."""
        return self.scalar_one() if self._found else None

    @property
    def _whole(self) -> "IteratorResult[*tuple[Any, ...]]":
        assert self._metadata is not None  # noqa: S101 - only a statement that returns rows is asked for them
        return IteratorResult(self._metadata, iter(self._found))


class Prepared:
    """How one statement is run with values of certain names."""

    __slots__ = ("_decoding", "_first", "_metadata", "_told", "sql")

    def __init__(self, result: "CursorResult[*tuple[Any, ...]]", told: dict[str, Any]) -> None:
        """Keep what SQLAlchemy made of a statement that it has just run."""
        compiled = _compiled(result)
        # Its own values, for what was compiled may be another statement's that differs in nothing else.
        own = result.context.extracted_parameters
        state = compiled.construct_expanded_state(compiled.construct_params(told, extracted_parameters=own))
        encoding: Mapping[str, Any] = {**compiled._bind_processors, **state.processors}
        parts: dict[str, tuple[str, int | None]] = {
            part: (name, at)
            for name, every in state.parameter_expansion.items()
            for at, part in enumerate(every)
        }
        places = list(state.positiontup or ())
        values = [
            Value(at, *parts.get(one, (one, None)), encode=encoding.get(one)) for at, one in enumerate(places)
        ]
        self.sql = state.statement
        self._first = [_encoded(one, state.parameters[places[one.at]]) for one in values]
        self._told = [one for one in values if one.name in told]
        self._decoding, self._metadata = _read(result)

    def run(self, raw: sqlite3.Connection, told: Mapping[str, Any]) -> Rows:
        """Run the statement with what is told; the rows are read at once."""
        cursor = raw.execute(self.sql, self.handed(told))
        found = self._metadata
        if found is None:
            return Rows(None, [], cursor.rowcount)
        decoding, names = self._decoding, found._key_to_index
        return Rows(found, [Row(found, decoding, names, one) for one in cursor.fetchall()], -1)

    def handed(self, told: Mapping[str, Any]) -> list[object]:
        """Return what the driver is handed, in the order of the SQL."""
        values = self._first.copy()
        for at, name, part, encode in self._told:
            value = told[name] if part is None else told[name][part]
            values[at] = encode(value) if encode else value
        return values


def _encoded(one: Value, value: object) -> object:
    return one.encode(value) if one.encode else value


class Kept(NamedTuple):
    """How a statement is run, by the shape of what it is told; None where SQLAlchemy has to run it."""

    of: int
    """The identity of the statement: what is derived from it copies its attributes, and is another one."""
    ways: dict[Shape, Prepared | None]


class PreparedConnection(Connection):
    """A connection to SQLite on which statements that run again are prepared."""

    def execute(
        self,
        statement: Executable,
        parameters: Any = None,  # noqa: ANN401 - as SQLAlchemy takes them
        *,
        execution_options: Any = None,  # noqa: ANN401
    ) -> Any:  # noqa: ANN401 - a `CursorResult`, or `Rows` in its place
        """Run a statement as `Connection.execute` does."""
        shape = None if execution_options else self._shape(parameters)
        if shape is None or not isinstance(statement, ClauseElement):
            return super().execute(statement, parameters, execution_options=execution_options)
        kept: Kept | None = statement.__dict__.get(KEPT)
        if kept is None or kept.of != id(statement):
            # Not more than this, for most of what runs once runs never again.
            statement.__dict__[KEPT] = Kept(id(statement), {})
            return super().execute(statement, parameters)
        told = parameters or {}
        if (way := kept.ways.get(shape)) is not None:
            return self._run(way, told)
        result = super().execute(statement, told)
        if shape not in kept.ways:
            kept.ways[shape] = Prepared(result, told) if _can_be_kept(result, told) else None
        return result

    def _shape(self, told: object) -> Shape | None:
        """Return the names of what a statement is told, and the lengths of its lists; None without one.

        Whoever listens to statements, as tests do, hears of those that SQLAlchemy runs.
        """
        if self._transaction is None or self._has_events or self.engine._has_events:
            return None
        if told is None:
            return ()
        if type(told) is not dict:
            return None
        lengths = [len(value) for value in told.values() if isinstance(value, LISTS)]
        if not lengths:
            return tuple(told)
        return (*told, *lengths) if max(lengths) <= LONGEST_LIST else None

    def _run(self, way: Prepared, told: Mapping[str, Any]) -> Rows:
        raw = self.connection.driver_connection
        assert isinstance(raw, sqlite3.Connection)  # noqa: S101 - its engine is SQLite's
        try:
            return way.run(raw, told)
        except sqlite3.Error as problem:
            # As SQLAlchemy tells it. Never tried again here: SQLite may have ended the transaction.
            self._handle_dbapi_exception(problem, way.sql, None, None, None)


def _can_be_kept(result: "CursorResult[*tuple[Any, ...]]", told: Mapping[str, Any]) -> bool:
    """Tell whether what SQLAlchemy has just run needs nothing of it but its SQL and its values."""
    if not isinstance(result.context.compiled, SQLCompiler):
        return False
    compiled, found = result.context.compiled, result._metadata
    by_itself = (
        compiled.literal_execute_params,
        compiled.insert_prefetch,
        compiled.update_prefetch,
        compiled.implicit_returning,
        isinstance(found, CursorResultMetaData) and found._tuplefilter,
    )
    names = [compiled.bind_names[one] for one in compiled.post_compile_params]
    return not any(by_itself) and all(_is_plain_list(told[one]) for one in names if one in told)


def _is_plain_list(values: object) -> bool:
    return isinstance(values, LISTS) and not any(isinstance(one, LISTS) for one in values)


def _read(result: "CursorResult[*tuple[Any, ...]]") -> tuple[Sequence[Any], CursorResultMetaData | None]:
    """Return how a row's values are decoded, and what describes rows of decoded values; none without rows."""
    found = result._metadata
    if not isinstance(found, CursorResultMetaData):
        return (), None
    return found._processors, found._remove_processors_and_tuple_filter()


def _compiled(result: "CursorResult[*tuple[Any, ...]]") -> SQLCompiler:
    compiled = result.context.compiled
    assert isinstance(compiled, SQLCompiler)  # noqa: S101 - `_can_be_kept` has looked
    return compiled
