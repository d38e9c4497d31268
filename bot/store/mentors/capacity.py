"""Places: held by compare-and-swap, so that no mentor is asked more often than they offer."""

from collections.abc import Iterable, Mapping
from functools import cache
from types import MappingProxyType
from typing import Any

from sqlalchemy import Connection, Select, bindparam, select, update
from sqlalchemy.sql.dml import ReturningInsert

from bot.domain.asks.ask import Hold
from bot.domain.common.capacity import ASKING, Held, Place
from bot.domain.common.ids import CommunityId, PersonId
from bot.domain.common.refusals import Refusal
from bot.store.database import dialect
from bot.store.mentors.card import Mentors
from bot.store.tables import places
from bot.store.tables.columns import HERE

HELD = select(places).where(places.c.owner.in_(bindparam("owners", expanding=True)))
"""Every place of these owners that is held."""

_HELD_HERE = HELD.where(places.c.community == HERE)
_GIVING_BACK = (
    update(places)
    .where(
        places.c.community == HERE,
        places.c.owner == bindparam("of"),
        places.c.kind == bindparam("this_kind"),
        places.c.month == bindparam("this_month"),
        places.c.held > 0,
    )
    .values(held=places.c.held - 1)
)


@cache
def _holding(database: str) -> ReturningInsert[Any]:
    below = (places.c.community == HERE) & (places.c.held < bindparam("limit"))
    one_more = dialect.insert_into(database, places).on_conflict_do_update(
        index_elements=["owner", "kind", "month"], set_={"held": places.c.held + 1}, where=below
    )
    return one_more.returning(*places.primary_key)


class Places:
    """The places held in one community."""

    def __init__(self, connection: Connection, community: CommunityId, mentors: Mentors) -> None:
        """Read and write inside this transaction; a change of room marks the mentor's listing as changed."""
        self._connection = connection
        self._community = community
        self._mentors = mentors

    def hold_all(self, holds: Iterable[Hold]) -> Refusal | None:
        """Hold all these places, or none of them; return which budget was full."""
        held: list[Place] = []
        for hold in holds:
            if not self._hold(hold.place, hold.limit):
                self.give_back(held)
                return hold.otherwise
            held.append(hold.place)
        self._tell(held)
        return None

    def give_back(self, given: Iterable[Place]) -> None:
        """Give places back."""
        back = list(given)
        for place in back:
            this = {"of": place.owner, "this_kind": place.kind, "this_month": place.month}
            self._connection.execute(_GIVING_BACK, {"here": self._community, **this})
        self._tell(back)

    def held(self, owners: Iterable[PersonId]) -> dict[PersonId, Held]:
        """Return what is held of each owner's places, by (kind, month)."""
        return read_held(self._connection, owners, _HELD_HERE, {"here": self._community})

    def _hold(self, place: Place, limit: int) -> bool:
        if limit < 1:
            return False
        first = {
            "owner": place.owner,
            "kind": place.kind,
            "month": place.month,
            "community": self._community,
            "held": 1,
        }
        holding = _holding(self._connection.dialect.name)
        told = {**first, "here": self._community, "limit": limit}
        return dialect.has_inserted(self._connection, holding, told)

    def _tell(self, changed: Iterable[Place]) -> None:
        # How many asks a mentee has open is on no card.
        for owner in {place.owner for place in changed if place.kind != ASKING}:
            self._mentors.changed(owner)


def read_held(
    connection: Connection,
    owners: Iterable[PersonId],
    which: Select[*tuple[Any, ...]] = HELD,
    told: Mapping[str, object] = MappingProxyType({}),
) -> dict[PersonId, Held]:
    """Return what is held of each owner's places, by (kind, month); nothing held is an empty mapping."""
    found: dict[PersonId, dict[tuple[str, str], int]] = {owner: {} for owner in owners}
    for row in connection.execute(which, {"owners": tuple(found), **told}):
        found[PersonId(row.owner)][row.kind, row.month] = row.held
    return dict(found)
