"""Cards and doors as their mentors change them: each change writes only what was changed."""

from collections.abc import Mapping
from datetime import date

from sqlalchemy import ColumnElement, Connection, delete, update

from bot.domain.common.helping_styles import Manner
from bot.domain.common.ids import CommunityId, PersonId
from bot.domain.common.people import Door, Mentor
from bot.domain.programme.kinds import Offer
from bot.store.database import dialect
from bot.store.meaning import rows
from bot.store.mentors.card import CHANGES, Mentors, mentor_row
from bot.store.tables import mentors, offers


class Cards:
    """The cards of one community's mentors. Each change marks the listing as changed for the search index."""

    def __init__(self, connection: Connection, community: CommunityId, listings: Mentors) -> None:
        """Read and write inside this transaction, within this community."""
        self._connection = connection
        self._community = community
        self._listings = listings

    def begin(self, mentor: Mentor) -> None:
        """Add a new card; an existing card is left unchanged."""
        row = mentor_row(mentor, dialect.next_number(self._connection, CHANGES))
        dialect.insert_new(self._connection, mentors, row)

    def tell(
        self, mentor: PersonId, *, headline: str, story: str, field: str, manners: tuple[Manner, ...]
    ) -> None:
        """Write who a mentor is, and how they help."""
        card = {"headline": headline, "story": story, "field": field, "manners": list(manners)}
        self._write(mentor, card)

    def settle(self, mentor: PersonId, *, place: str, country: str, languages: tuple[str, ...]) -> None:
        """Write where a mentor is, and what they speak."""
        self._write(mentor, {"place": place, "country": country, "languages": list(languages)})

    def plan(self, mentor: PersonId, *, days: frozenset[int], glad: tuple[str, ...]) -> None:
        """Write on which days a mentor answers, and what they would love to be asked."""
        self._write(mentor, {"days": sorted(days), "glad": list(glad)})

    def hide(self, mentor: PersonId, hidden: frozenset[str]) -> None:
        """Write what only those whom a mentor helps see of their card."""
        self._write(mentor, {"hidden": sorted(hidden)})

    def limit(self, mentor: PersonId, at_once: int) -> None:
        """Write how many people at a time a mentor takes on."""
        self._write(mentor, {"at_once": at_once})

    def give(self, mentor: PersonId, offer: Offer, *, position: int) -> None:
        """Write how many places of a kind a mentor offers; held places stay held."""
        given = {"places": offer.budget.places, "per": offer.budget.per, "easy": offer.easy}
        key = {"mentor": mentor, "kind": offer.kind, "community": self._community}
        row = dialect.insert(self._connection, offers).values({**key, **given, "position": position})
        mine = offers.c.community == self._community
        newer = row.on_conflict_do_update(index_elements=["mentor", "kind"], set_=given, where=mine)
        self._connection.execute(newer)
        self._listings.changed(mentor)

    def take_off(self, mentor: PersonId, kind: str) -> None:
        """Remove a kind from a mentor's offers; the asks that wait for it stay open."""
        mine = (offers.c.community == self._community) & (offers.c.mentor == mentor)
        self._connection.execute(delete(offers).where(mine, offers.c.kind == kind))
        self._listings.changed(mentor)

    def turn(self, new: Mentor, *, when: Door) -> bool:
        """Change a door if it still has this state (compare-and-swap); tell whether it had."""
        door = {"door": new.door, "resting_until": new.resting_until, "since": new.since}
        return self._swap(new.id, when, door)

    def rest(self, mentor: PersonId, until: date | None) -> bool:
        """Set or end an open door's rest; tell whether the door was open."""
        return self._swap(mentor, Door.OPEN, {"resting_until": until})

    def _swap(self, mentor: PersonId, when: Door, columns: Mapping[str, object]) -> bool:
        still = self._this(mentor) & (mentors.c.door == when)
        done = self._connection.execute(update(mentors).where(still).values(columns)).rowcount == 1
        if done:
            self._listings.changed(mentor)
        return done

    def _write(self, mentor: PersonId, columns: Mapping[str, object]) -> None:
        self._connection.execute(update(mentors).where(self._this(mentor)).values(columns))
        # Here, not when the card is read again: what is hidden now may be in the vector.
        rows.forget(self._connection, self._community, mentor)
        self._listings.changed(mentor)

    def _this(self, mentor: PersonId) -> ColumnElement[bool]:
        return (mentors.c.community == self._community) & (mentors.c.person == mentor)
