"""Veils: what somebody's own rows would tell them that they are not to know.

Whoever was asked without a name, or reported a card without one, does not learn it from a download, and
whoever sent an open ask does not learn to whom it was carried in vain.
"""

from collections.abc import Mapping

from sqlalchemy import Connection, select

from bot.domain.common.ids import CommunityId, PersonId
from bot.store.asks.ask import HIDDEN
from bot.store.tables import asks, carries, reports

Rows = Mapping[str, list[dict[str, object]]]

NAMING: Mapping[str, tuple[str, str]] = {
    "asks": ("id", "mentee"),
    "thanks": ("ask", "mentee"),
    "reports": ("subject", "about"),
    "apart": ("unseen", "other"),
}
"""For each table that names whoever asked: the column of the ask, and the one that names them."""


def veiled(connection: Connection, community: CommunityId, person: PersonId, rows: Rows) -> Rows:
    """Return somebody's rows without what they are not to know."""
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
    through, names = NAMING.get(table, ("", ""))
    if not names or row.get(through) not in unnamed:
        return row
    return {column: value for column, value in row.items() if column != names}
