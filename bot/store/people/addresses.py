"""The address book: where each person and each room is reached, in the platform's own terms."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import Connection, bindparam, delete, select

from bot.domain.common.ids import CommunityId, PersonId
from bot.store.database import dialect
from bot.store.people.people import is_gone
from bot.store.tables import addresses, people
from bot.store.tables.columns import HERE, within

At = Mapping[str, str]

_OF = select(addresses.c.at).where(
    addresses.c.community == HERE, addresses.c.recipient == bindparam("recipient")
)
# The rows stay locked until the commit. An erasure that is under way is waited for, and then seen; one that
# comes later waits for this transaction, and then finds the address. So `addresses` is erased after `people`.
_STANDING = (
    select(people.c.id, people.c.platform_user)
    .where(within(people.c.community), people.c.id.in_(bindparam("people", expanding=True)))
    .order_by(people.c.id)
    .with_for_update(read=True)
)


class Addresses:
    """The addresses of one community's people and rooms."""

    def __init__(self, connection: Connection, community: CommunityId) -> None:
        """Read and write inside this transaction, within this community."""
        self._connection = connection
        self._community = community

    def of(self, recipient: str) -> At | None:
        """Return the address of a person or a room, or None where none was opened yet."""
        this = {"here": self._community, "recipient": recipient}
        found: At | None = self._connection.execute(_OF, this).scalar_one_or_none()
        return found

    def keep(self, recipient: str, whose: Sequence[PersonId], at: At, now: datetime) -> At | None:
        """Keep the address of one or two people, unless they have one already; return the kept address.

        Where one of them was erased, nothing is kept, and None is returned.
        """
        rows = self._connection.execute(_STANDING, {"here": self._community, "people": list(whose)})
        here = {row.id for row in rows if not is_gone(row.platform_user)}
        if here != set(whose):
            return None
        person, other = (*whose, None)[:2]
        row = {"recipient": recipient, "community": self._community, "person": person, "other": other}
        dialect.insert_new(self._connection, addresses, {**row, "at": dict(at), "since": now})
        return self.of(recipient)

    def forget(self, recipient: str, at: At) -> None:
        """Forget an address that is no longer valid, unless it was replaced since then (compare-and-swap)."""
        this = (addresses.c.community == self._community) & (addresses.c.recipient == recipient)
        self._connection.execute(delete(addresses).where(this, addresses.c.at == dict(at)))
