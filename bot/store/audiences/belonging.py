"""Who belongs to an audience, as one condition: by what they are here, did here, or show on their card."""

import json
from dataclasses import replace
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, Text, and_, or_, select, true, type_coerce, union

from bot.domain.audiences.audience import Audience, Group, year_began
from bot.domain.common.ids import CommunityId
from bot.domain.common.people import Door
from bot.store.audiences.room import RoomNow
from bot.store.mentors.quarterly_letter import help_that_happened
from bot.store.tables import asks, lookings, mentors, offers, people


class Belonging:
    """Who belongs to the audiences of one community at an instant (UTC)."""

    def __init__(
        self, connection: Connection, community: CommunityId, now: datetime, *, all_at_once: bool
    ) -> None:
        """Read inside this transaction, within this community.

        The condition is the same for all people at once, which are counted, and for a few that are walked;
        each is written so that its database reads no more than it needs.
        """
        self._all = all_at_once
        self._community = community
        self._now = now
        self._room = RoomNow(connection, community, now)

    def to(self, audience: Audience) -> ColumnElement[bool]:
        """Return the condition that a person of `people` belongs to an audience."""
        match audience.group:
            case Group.EVERYBODY:
                return true()
            case Group.MENTORS:
                return self._has_card(self._shows(audience))
            case Group.ROOM:
                shown = self._shows(replace(audience, kind=""))
                return self._has_card(shown & self._room.has(audience.kind))
            case Group.MENTEES:
                asked = select(asks.c.mentee).where(asks.c.mentee == people.c.id).exists()
                searched = select(lookings.c.person).where(lookings.c.person == people.c.id).exists()
                return (asked | searched) & ~self._has_card(true())
            case Group.HELPED:
                return self._helped("mentor", audience)
            case Group.WAS_HELPED:
                return self._helped("mentee", audience)

    def _has_card(self, which: ColumnElement[bool]) -> ColumnElement[bool]:
        open_ = select(mentors.c.person).where(mentors.c.door == Door.OPEN, which)
        if self._all:
            return people.c.id.in_(open_.where(mentors.c.community == self._community))
        return open_.where(mentors.c.person == people.c.id).exists()

    def _helped(self, who: str, audience: Audience) -> ColumnElement[bool]:
        happened = help_that_happened(self._community, since=year_began(self._now), now=self._now)
        they = people.c.id.in_(union(*(one.with_only_columns(one.selected_columns[who]) for one in happened)))
        return they & self._has_card(self._shows(audience)) if audience.is_by_card else they

    def _shows(self, audience: Audience) -> ColumnElement[bool]:
        """Return the condition that a card, as everybody sees it, has every value of an audience."""
        conditions: list[ColumnElement[bool]] = [true()]
        if audience.kind:
            gives = (offers.c.mentor == mentors.c.person) & (offers.c.kind == audience.kind)
            conditions.append(select(offers.c.mentor).where(gives, offers.c.places > 0).exists())
        if audience.field:
            conditions += [mentors.c.field == audience.field, shows("field")]
        if audience.place:
            conditions.append(or_(*(_is(part, audience.place) for part in ("place", "country"))))
        if audience.language:
            conditions += [speaks(audience.language), shows("languages")]
        return and_(*conditions)


def speaks(language: str) -> ColumnElement[bool]:
    """Return the condition that a card names a language."""
    written = json.dumps(language, ensure_ascii=False)
    return type_coerce(mentors.c.languages, Text).contains(written, autoescape=True)


def shows(part: str) -> ColumnElement[bool]:
    """Return the condition that a card shows a part to everybody."""
    return ~type_coerce(mentors.c.hidden, Text).contains(f'"{part}"')


def _is(part: str, value: str) -> ColumnElement[bool]:
    return (mentors.c[part] == value) & shows(part)
