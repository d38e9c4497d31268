"""What a press that writes changes: which tables and columns, and who is told.

The real database is read before and after each press of a story. What has changed has to stand beside the
verb in `changes.json`, next to the line of its act. `CHANGES=folder pytest tests/journeys` also writes down
what each story saw, and `python -m tests.stored.changes folder` makes the file of it anew.
"""

import json
import os
import sqlite3
import sys
import threading
from collections import defaultdict
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Final

import pytest
from sqlalchemy import make_url

from bot.domain.common.people import Person
from bot.handlers.respond import Responder
from bot.handlers.routing import Answer, Answered, Received
from bot.store import tables
from bot.store.outbox.outbox import Status
from bot.ui.requests import Request
from bot.views import acts

FILE: Final = Path(__file__).with_name("changes.json")
TABLES: Final = [getattr(tables, name) for name in tables.__all__ if name not in {"deliveries", "facts"}]
KEYS: Final = {table.name: tuple(key.name for key in table.primary_key) for table in TABLES}
COUNTS: Final = frozenset({"version", "changed", "listed", "settled", "at"})
"""Columns that count or date a change rather than say what it is."""

Rows = Mapping[tuple[object, ...], Mapping[str, object]]
Seen = dict[str, set[str]]
"""What each verb was seen to change."""


def known() -> dict[str, dict[str, object]]:
    """Return the file: for each verb the line of its act, and what it changes."""
    return json.loads(FILE.read_text(encoding="utf-8")) if FILE.exists() else {}


def changes(verb: str) -> list[str]:
    """Return what a verb may change, as the file has it."""
    return [str(one) for one in known().get(verb, {}).get("changes", [])]  # type: ignore[attr-defined]


class Rereading:
    """Reads all tables of an SQLite file, and again only once something was written into it.

    Over a connection of its own, and as the file has them: each press reads everything, and what the driver
    and SQLAlchemy make of a row would cost more than the press.
    """

    def __init__(self, url: str) -> None:
        """Open the file of a database."""
        self._file = sqlite3.connect(make_url(url).database or "", check_same_thread=False)
        self._version, self._rows = -1, dict[str, Rows]()

    def every(self) -> Mapping[str, Rows]:
        """Return the rows of every table by their keys."""
        # SQLite changes this number where any other connection has committed.
        ((version,),) = self._file.execute("PRAGMA data_version")
        if version != self._version:
            self._file.execute("BEGIN")
            hold = zip(TABLES, *self._file.execute(_hold_anything()), strict=True)
            self._rows = {table.name: self._keyed(table.name) if holds else {} for table, holds in hold}
            self._file.execute("COMMIT")
            self._version = version
        return self._rows

    def close(self) -> None:
        """Close the file."""
        self._file.close()

    def _keyed(self, table: str) -> Rows:
        found = self._file.execute(f'SELECT * FROM "{table}"')  # noqa: S608 - names of our own tables
        columns = [column for column, *_ in found.description]
        rows = [dict(zip(columns, row, strict=True)) for row in found]
        return {tuple(row[key] for key in KEYS[table]): row for row in rows}


@cache
def _hold_anything() -> str:
    """Return the one statement that says of each table whether anything is in it: of most, nothing is."""
    each = (f'EXISTS (SELECT 1 FROM "{table.name}")' for table in TABLES)  # noqa: S608 - our own tables
    return f"SELECT {', '.join(each)}"


@contextmanager
def pressed(into: Seen, *, one_by_one: bool = False) -> Iterator[None]:
    """Compare the database, a file of SQLite, before and after each press that writes in this context.

    Where presses come `one_by_one`, those that a thread answers are compared too.
    """
    write = Responder._write
    files: dict[str, Rereading] = {}

    def writing(self: Responder, request: Request, route: Answered | Received) -> Answer:
        if not one_by_one and threading.current_thread() is not threading.main_thread():
            return write(self, request, route)  # in a race nobody can tell whose change it is
        url = self.database.url
        file = files[url] = files.get(url) or Rereading(url)
        before = file.every()
        answer = write(self, request, route)
        after = file.every()
        actor = request.actor
        into[route.verb.name] |= set()
        if after is not before:
            me = self.known(actor.platform, actor.workspace, actor.user).result()
            into[route.verb.name] |= set(_between(before, after, me))
        return answer

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Responder, "_write", writing)
        try:
            yield
        finally:
            for file in files.values():
                file.close()


def strange(seen: Seen) -> list[tuple[str, str]]:
    """Return what was changed and does not stand in the file."""
    file = known()
    return [
        (verb, one)
        for verb, changed in sorted(seen.items())
        for one in sorted(changed - set(file.get(verb, {}).get("changes", ())))  # type: ignore[call-overload]
    ]


def keep(seen: Seen) -> None:
    """Write down what a story saw, where a folder for it is named."""
    if folder := os.environ.get("CHANGES"):
        path = Path(folder) / f"{os.getpid()}.jsonl"
        with path.open("a", encoding="utf-8") as opened:
            opened.write(json.dumps({verb: sorted(one) for verb, one in seen.items()}) + "\n")


def _between(before: Mapping[str, Rows], after: Mapping[str, Rows], me: Person | None) -> Iterator[str]:
    """Yield what differs: `+table`, `-table` or `table.column`, and what became of each notice."""
    for name in before.keys() - {"outbox"}:
        old, new = before[name], after[name]
        yield from (f"+{name}" for _ in new.keys() - old.keys())
        yield from (f"-{name}" for _ in old.keys() - new.keys())
        for key in old.keys() & new.keys():
            yield from (f"{name}.{column}" for column in _columns(old[key], new[key]))
    yield from _told(before["outbox"], after["outbox"], me)


def _columns(old: Mapping[str, object], new: Mapping[str, object]) -> Iterator[str]:
    return (column for column in old if column not in COUNTS and old[column] != new[column])


def _told(old: Rows, new: Rows, me: Person | None) -> Iterator[str]:
    for key, row in new.items():
        if key not in old or old[key]["version"] != row["version"]:
            yield f"tells {_whom(str(row['recipient']), me)}: {row['kind']}"
        elif old[key]["state"] == Status.IN_DOUBT != row["state"]:
            yield "counts a message in doubt as told"


def _whom(recipient: str, me: Person | None) -> str:
    if me is not None and recipient == me.id:
        return "the presser"
    kind = recipient.partition("_")[0]
    return {"per": "another", "shp": "the room"}.get(kind, "the channel")


def main(folder: str) -> None:
    """Write the file anew from what the stories saw."""
    union: Seen = defaultdict(set)
    for path in Path(folder).glob("*.jsonl"):
        for line in path.read_text(encoding="utf-8").splitlines():
            for verb, changed in json.loads(line).items():
                union[verb] |= set(changed)
    of = {
        act.verb.name: {"does": act.does, "changes": sorted(union.get(act.verb.name, ()))}
        for act in sorted(acts.EVERY, key=lambda act: act.verb.name)
    }
    FILE.write_text(json.dumps(of, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    print("never pressed:", ", ".join(sorted(of.keys() - union.keys())))  # noqa: T201


if __name__ == "__main__":
    main(sys.argv[1])
