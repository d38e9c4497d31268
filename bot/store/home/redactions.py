"""Redaction: removes from a person's download what their own rows would reveal and they must not know.

A download holds no file that the person was handed, such as an earlier download: each would hold the last.
The mentor of an ask without a name, and the reporter of a card without one, do not learn the mentee's name
from a download. The mentee of an open ask does not learn which mentors did not take it up.
"""

import re
from collections.abc import Mapping
from typing import Final

from sqlalchemy import Connection, select

from bot.domain.common.ids import CommunityId, PersonId
from bot.store.asks.ask import HIDDEN
from bot.store.tables import asks, carries, reports

Rows = Mapping[str, list[dict[str, object]]]

_A_FILE: Final = re.compile(r'(?<= href=")data:[^"]*')
"""A file within a line of the web chat, as the page draws it."""

NAMING: Mapping[str, tuple[str, str]] = {
    "asks": ("id", "mentee"),
    "thanks": ("ask", "mentee"),
    "reports": ("subject", "about"),
    "apart": ("unseen", "other"),
}
"""For each table that names the mentee: the column of the ask, and the column with the name."""


def veiled(connection: Connection, community: CommunityId, person: PersonId, rows: Rows) -> Rows:
    """Return a person's rows, redacted of what they must not know."""
    mine = asks.c.community == community
    asked = select(asks.c.id).where(mine, asks.c.mentor == person, asks.c.unnamed)
    reported = select(reports.c.subject).where(reports.c.by == person)
    cards = select(carries.c.id).where(carries.c.community == community, carries.c.id.in_(reported))
    unnamed = {*connection.execute(asked).scalars(), *connection.execute(cards).scalars()}
    sent = select(asks.c.id).where(mine, asks.c.mentee == person, HIDDEN)
    hidden = set(connection.execute(sent).scalars())
    seen = {table: [_row(table, row, unnamed) for row in every] for table, every in rows.items()}
    known = [row for row in seen.get("asks", []) if row["id"] not in hidden]
    return {table: every for table, every in {**seen, "asks": known}.items() if every}


def _row(table: str, row: dict[str, object], unnamed: set[str]) -> dict[str, object]:
    if table == "chat_lines":
        return {**row, "html": _A_FILE.sub("", str(row["html"]))}
    through, names = NAMING.get(table, ("", ""))
    if not names or row.get(through) not in unnamed:
        return row
    return {column: value for column, value in row.items() if column != names}
