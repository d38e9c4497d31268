"""Places: held by compare-and-swap, so that nobody can be asked above what they give."""

from collections.abc import Iterable

from sqlalchemy import ColumnElement, Connection, select, true, update

from bot.domain.asks import Hold
from bot.domain.ids import CommunityId, PersonId
from bot.domain.refusals import Refusal
from bot.domain.room import Held, Place
from bot.store import dialect
from bot.store.mentors import Mentors
from bot.store.tables import places


class Places:
    """The places held in one community."""

    def __init__(self, connection: Connection, community: CommunityId, mentors: Mentors) -> None:
        """Read and write inside this transaction; changed room is a changed listing."""
        self._connection = connection
        self._community = community
        self._mine = places.c.community == community
        self._mentors = mentors

    def hold_all(self, holds: Iterable[Hold]) -> Refusal | None:
        """Hold all these places, or none of them: return what stands in the way."""
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
            mine = self._mine & _is(place)
            less = update(places).where(mine, places.c.held > 0).values(held=places.c.held - 1)
            self._connection.execute(less)
        self._tell(back)

    def held(self, owners: Iterable[PersonId]) -> dict[PersonId, Held]:
        """Return what is held of each owner's places, by (kind, month)."""
        return read_held(self._connection, owners, self._mine)

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
        taken = dialect.insert(self._connection, places).values(first)
        swap = taken.on_conflict_do_update(
            index_elements=["owner", "kind", "month"],
            set_={"held": places.c.held + 1},
            where=self._mine & (places.c.held < limit),
        )
        return dialect.has_inserted(self._connection, swap, places)

    def _tell(self, changed: Iterable[Place]) -> None:
        for owner in {place.owner for place in changed}:
            self._mentors.changed(owner)


def read_held(
    connection: Connection, owners: Iterable[PersonId], which: ColumnElement[bool] | None = None
) -> dict[PersonId, Held]:
    """Return what is held of each owner's places, by (kind, month); nothing held is an empty mapping."""
    found: dict[PersonId, dict[tuple[str, str], int]] = {owner: {} for owner in owners}
    theirs = select(places).where(places.c.owner.in_(tuple(found)), true() if which is None else which)
    for row in connection.execute(theirs):
        found[PersonId(row.owner)][row.kind, row.month] = row.held
    return dict(found)


def _is(place: Place) -> ColumnElement[bool]:
    return (places.c.owner == place.owner) & (places.c.kind == place.kind) & (places.c.month == place.month)
