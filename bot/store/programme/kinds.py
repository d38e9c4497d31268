"""The kinds of help as one community settled them, in place of the programme file's defaults."""

from dataclasses import replace
from datetime import timedelta

from sqlalchemy import Connection, select, update

from bot.domain.common.ids import CommunityId
from bot.domain.programme.kinds import Budget, Kind
from bot.domain.programme.programme import Programme
from bot.store.database import dialect
from bot.store.mentors.card import CHANGES
from bot.store.tables import kinds, mentors, offers
from bot.store.tables.columns import HERE
from bot.store.tables.types import AnyRow

_SETTLED = select(kinds).where(kinds.c.community == HERE)


class Kinds:
    """The kinds of help of one community."""

    def __init__(self, connection: Connection, community: CommunityId) -> None:
        """Read and write inside this transaction, within this community."""
        self._connection = connection
        self._community = community

    def settled(self, programme: Programme) -> Programme:
        """Return the programme as this community settled it."""
        found = self._connection.execute(_SETTLED, {"here": self._community})
        rows = {row.kind: row for row in found}
        if not rows:
            return programme
        own = tuple(_own(kind, rows[kind.key]) if kind.key in rows else kind for kind in programme.kinds)
        off = frozenset(kind.key for kind in own if kind.key in rows and rows[kind.key].off)
        return replace(programme, kinds=own, off=off)

    def turn(self, kind: str, *, off: bool) -> None:
        """Turn a kind of help off or on, and mark the listings of the mentors who offer it as changed."""
        self._keep(kind, {"off": off})
        givers = select(offers.c.mentor).where(offers.c.community == self._community, offers.c.kind == kind)
        theirs = (mentors.c.community == self._community) & mentors.c.person.in_(givers)
        number = dialect.next_number(self._connection, CHANGES)
        self._connection.execute(update(mentors).where(theirs).values(changed=number))

    def suggest(self, kind: str, *, places: int, reminder_days: int) -> None:
        """Keep the suggested places of a kind, and after how many days its mentor is reminded."""
        self._keep(kind, {"places": places, "reminder_days": reminder_days})

    def _keep(self, kind: str, columns: dict[str, object]) -> None:
        first = {"community": self._community, "kind": kind, "off": False, **columns}
        row = dialect.insert(self._connection, kinds).values(first)
        newer = row.on_conflict_do_update(index_elements=["community", "kind"], set_=columns)
        self._connection.execute(newer)


def _own(kind: Kind, row: AnyRow) -> Kind:
    budget = kind.budget if row.places is None else Budget(row.places, kind.budget.per)
    if row.reminder_days is None:
        return replace(kind, budget=budget)
    # The file may have moved the closing since: a reminder always comes before it.
    reminder = min(timedelta(days=row.reminder_days), kind.clock.closing - timedelta(days=1))
    return replace(kind, budget=budget, clock=replace(kind.clock, reminder=reminder))
