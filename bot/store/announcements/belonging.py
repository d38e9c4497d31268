"""Who belongs to an audience, as one condition: by what they are here, did here, or show on their card."""

import json
from datetime import datetime

from sqlalchemy import (
    ColumnElement,
    CompoundSelect,
    Connection,
    Select,
    Text,
    false,
    or_,
    select,
    type_coerce,
    union,
)

from bot.domain.announcements.audience import Audience, Group, year_began
from bot.domain.common.ids import CommunityId
from bot.domain.common.people import Door
from bot.store.announcements.room import RoomNow
from bot.store.mentors.quarterly_letter import help_that_happened
from bot.store.tables import asks, lookings, mentors, offers, people


class Belonging:
    """Who belongs to the audiences of one community at an instant (UTC)."""

    def __init__(self, connection: Connection, community: CommunityId, now: datetime) -> None:
        """Read inside this transaction, within this community."""
        self._community = community
        self._now = now
        self._room = RoomNow(connection, community, now)

    def to(self, audience: Audience) -> ColumnElement[bool]:
        """Return the condition that a person of `people` belongs to an audience."""
        by_card = people.c.id.in_(self._cards(audience)) if audience.is_by_card else ~false()
        return self._is_of(audience) & by_card

    def _is_of(self, audience: Audience) -> ColumnElement[bool]:
        match audience.group:
            case Group.EVERYBODY:
                return ~false()
            case Group.MENTORS:
                return people.c.id.in_(self._open())
            case Group.ROOM:
                return people.c.id.in_(self._room.mentors(audience.kind))
            case Group.MENTEES:
                asked = select(asks.c.mentee).where(asks.c.community == self._community)
                searched = select(lookings.c.person).where(lookings.c.community == self._community)
                return people.c.id.in_(union(asked, searched)) & people.c.id.not_in(self._open())
            case Group.HELPED:
                return people.c.id.in_(self._helped("mentor"))
            case Group.WAS_HELPED:
                return people.c.id.in_(self._helped("mentee"))

    def _open(self) -> Select[tuple[str]]:
        return select(mentors.c.person).where(mentors.c.community == self._community, _OPEN)

    def _helped(self, who: str) -> CompoundSelect[tuple[str]]:
        happened = help_that_happened(self._community, since=year_began(self._now), now=self._now)
        return union(*(one.with_only_columns(one.selected_columns[who]) for one in happened))

    def _cards(self, audience: Audience) -> Select[tuple[str]]:
        """Return those whose card, as everybody sees it, has every value of an audience."""
        cards = self._open()
        if audience.kind:
            gives = select(offers.c.mentor).where(
                offers.c.community == self._community, offers.c.kind == audience.kind, offers.c.places > 0
            )
            cards = cards.where(mentors.c.person.in_(gives))
        if audience.field:
            cards = cards.where(mentors.c.field == audience.field, shows("field"))
        if audience.place:
            cards = cards.where(or_(*(_is(part, audience.place) for part in ("place", "country"))))
        if audience.language:
            written = json.dumps(audience.language, ensure_ascii=False)
            spoken = type_coerce(mentors.c.languages, Text).contains(written, autoescape=True)
            cards = cards.where(spoken, shows("languages"))
        return cards


_OPEN = mentors.c.door == Door.OPEN


def shows(part: str) -> ColumnElement[bool]:
    """Return the condition that a card shows a part to everybody."""
    return ~type_coerce(mentors.c.hidden, Text).contains(f'"{part}"')


def _is(part: str, value: str) -> ColumnElement[bool]:
    return (mentors.c[part] == value) & shows(part)
