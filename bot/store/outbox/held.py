"""What a restored copy would tell again: it is held for an operator, because it may have been told since."""

from sqlalchemy import ColumnElement, Connection, FromClause, func, insert, select, text, update

from bot.domain.common.ids import fresh
from bot.store.outbox.outbox import Status
from bot.store.tables import communities, outbox

HELD = "from the copy of "
"""How the problem of a held row begins; the moment of the copy follows."""

APART = 1_000_000
"""How far the numbers of new rows are from those of the copy, whose keys platforms may remember."""


def is_held(row: FromClause) -> ColumnElement[bool]:
    """Return the condition that a restored copy holds a row for an operator."""
    return (row.c.state == Status.IN_DOUBT) & row.c.problem.startswith(HELD)


def hold(connection: Connection, copied: str) -> int:
    """Hold what no reader has yet, with the moment of the copy as the reason; return how many are held now.

    A card that its reader has is drawn again, which repeats nothing.
    """
    free = {"lease": None, "lease_until": None}
    connection.execute(update(outbox).where(outbox.c.lease.is_not(None)).values(free))
    waits = outbox.c.state.in_((Status.PENDING, Status.PAUSED))
    unsent = waits & outbox.c.sent_to.is_(None)
    facts = {"state": Status.IN_DOUBT, "problem": f"{HELD}{copied}", "doubt": outbox.c.version}
    connection.execute(update(outbox).where(unsent).values(facts))
    return connection.execute(select(func.count()).select_from(outbox).where(is_held(outbox))).scalar_one()


def number_anew(connection: Connection) -> None:
    """Give new rows other numbers than there were after the copy: platforms may remember their keys."""
    last = connection.execute(select(func.max(outbox.c.id))).scalar() or 0
    if connection.dialect.name == "postgresql":
        further = text("SELECT setval(pg_get_serial_sequence('outbox', 'id'), :number)")
        connection.execute(further, {"number": last + APART})
        return
    # SQLite numbers on from its last row: this one tells nobody anything.
    home = select(communities.c.id).limit(1).scalar_subquery()
    latest = select(func.max(outbox.c.due_at)).scalar_subquery()
    row = {"id": last + APART, "community": home, "recipient": "nobody", "card": fresh("copy")}
    told = {
        "kind": "copy",
        "ref": "",
        "version": 1,
        "sent_version": 1,
        "state": Status.SENT,
        "due_at": latest,
    }
    if last:
        connection.execute(insert(outbox).values({**row, **told}))
