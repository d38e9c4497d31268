"""The cards that one person has about something: what each shows, and where it is on the platform."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, bindparam, select

from bot.domain.common.ids import CommunityId, PersonId
from bot.domain.common.notices import Notice, NoticeKind
from bot.store.tables import outbox
from bot.store.tables.columns import HERE

_OWN = (
    select(outbox.c.kind, outbox.c.ref, outbox.c.sent_to)
    .where(outbox.c.community == HERE, outbox.c.recipient == bindparam("whose"))
    .where(outbox.c.ref.in_(bindparam("refs", expanding=True)))
    .order_by(outbox.c.id)
)


@dataclass(frozen=True, slots=True)
class OwnCard:
    """One card of a person. `sent_to` is empty while it is on its way."""

    notice: Notice
    sent_to: Mapping[str, str]

    def is_at(self, place: Mapping[str, str]) -> bool:
        """Tell whether this card is the message at a place; an empty place is no message."""
        return bool(place) and place.items() <= self.sent_to.items()


def own_cards(
    connection: Connection, community: CommunityId, whose: PersonId, refs: Collection[str]
) -> list[OwnCard]:
    """Return a person's cards about any of these, the oldest first."""
    of = {"here": community, "whose": whose, "refs": tuple(refs)}
    rows = connection.execute(_OWN, of)
    return [OwnCard(Notice(NoticeKind(row.kind), row.ref), row.sent_to or {}) for row in rows]
