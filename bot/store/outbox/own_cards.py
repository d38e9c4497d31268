"""The cards that one person has about something: what each shows, and where it is on the platform."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, bindparam, select, update

from bot.domain.common.ids import CommunityId, PersonId
from bot.domain.common.notices import Notice, NoticeKind
from bot.store.outbox.outbox import Status
from bot.store.tables import outbox, people
from bot.store.tables.columns import HERE

_OWN = (
    select(outbox.c.card, outbox.c.kind, outbox.c.ref, outbox.c.sent_to)
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


def draw_again(connection: Connection, community: CommunityId, whose: PersonId, now: datetime) -> None:
    """Have a returning person's cards drawn anew that have changed since they left; none rings."""
    left_at = select(people.c.left_at).where(people.c.id == whose).scalar_subquery()
    theirs = (outbox.c.community == community) & (outbox.c.recipient == whose)
    changed = theirs & outbox.c.sent_to.is_not(None) & (outbox.c.due_at >= left_at)
    again = {"version": outbox.c.version + 1, "state": Status.PENDING, "attempts": 0, "due_at": now}
    connection.execute(update(outbox).where(changed).values(again))


def own_cards(
    connection: Connection, community: CommunityId, whose: str, refs: Collection[str]
) -> list[OwnCard]:
    """Return the cards of a person, a room or a channel about any of these, the oldest first."""
    of = {"here": community, "whose": whose, "refs": tuple(refs)}
    rows = connection.execute(_OWN, of)
    return [
        OwnCard(Notice.shown_by(row.card, NoticeKind(row.kind), row.ref), row.sent_to or {}) for row in rows
    ]
