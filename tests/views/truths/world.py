"""What a community's tables hold at one moment, read plainly: the independent witness of what is said."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from sqlalchemy import Connection, select

from bot.domain.common.ids import CommunityId
from bot.domain.common.people import Person
from bot.domain.common.zones import zone_named
from bot.domain.programme.programme import Programme
from bot.store import tables
from bot.store.tables.columns import HERE, metadata

Row = Mapping[str, Any]
TABLES: Final = (
    *("people", "asks", "carries", "mentorships", "follow_ups", "thanks", "meetings", "endings", "mentors"),
    *("offers", "introductions", "hands", "approvals", "reports", "report_readers", "apart", "marks"),
    *("wishes", "passings", "second_voices", "founding_doors", "beginnings", "places", "settings"),
    *("outbox", "meetings_held", "due_nudges"),
)
_ROWS: Final = {
    name: select(metadata.tables[name]).where(metadata.tables[name].c.community == HERE) for name in TABLES
}
COMMUNITY: Final = tables.communities
PERSONS: Final = ("person", "mentee", "mentor", "by", "about", "other", "owner")
"""Columns that name a person."""


@dataclass(frozen=True)
class World:
    """The rows of one community at the end of a transaction, as the person looks at it who acts or reads."""

    rows: Mapping[str, tuple[Row, ...]]
    me: Person
    now: datetime
    programme: Programme

    def of(self, table: str, **where: object) -> Iterator[Row]:
        """Yield the rows of a table in which these columns have these values."""
        for row in self.rows[table]:
            if all(row[name] == value for name, value in where.items()):
                yield row

    def people(self, table: str, column: str, **where: object) -> set[str]:
        """Return the ids of the people whom a column of these rows names."""
        return {row[column] for row in self.of(table, **where) if row[column]}

    def concerns_me(self, row: Row) -> bool:
        """Tell whether a row names the person who acts; of an ask's own rows, whether the ask does."""
        asks = {one["id"]: one for one in self.rows["asks"]}
        whole = {**asks.get(row.get("ask", ""), {}), **row}
        return any(whole.get(name) == self.me.id for name in PERSONS)


def world(open_: Connection, here: CommunityId, me: Person, now: datetime, programme: Programme) -> World:
    """Read the rows of one community."""
    rows = {
        name: tuple(dict(row) for row in open_.execute(theirs, {"here": here}).mappings())
        for name, theirs in _ROWS.items()
    }
    return World(rows, me, now, programme)


Who = Callable[[World], set[str]]

PEOPLE: Final[Mapping[str, Who]] = {
    "the mentor they ask": lambda w: w.people("asks", "mentor", mentee=w.me.id),
    "the mentee who asks them": lambda w: w.people("asks", "mentee", mentor=w.me.id, unnamed=False),
    "the other of their room": lambda w: (
        w.people("mentorships", "mentor", mentee=w.me.id) | w.people("mentorships", "mentee", mentor=w.me.id)
    ),
    "the mentor of an ask of theirs": lambda w: (
        w.people("asks", "mentor", mentee=w.me.id) | w.people("asks", "mentor", mentor=w.me.id)
    ),
    "themselves, as the other will read": lambda w: {w.me.id},
    "the mentee of an ask of theirs": lambda w: (
        w.people("asks", "mentee", mentor=w.me.id, unnamed=False) or {w.me.id}
    ),
    "for a manager, who said hello": lambda w: _for_managers(w, w.people("approvals", "by") | {w.me.id}),
    "the person who is reported": lambda w: (
        w.people("reports", "about", by=w.me.id) | _for_readers(w, w.people("reports", "about"))
    ),
    "the person who reported": lambda w: (
        w.people("reports", "by") if _for_readers(w, {w.me.id}) else {w.me.id}
    ),
    "the mentor thought of for them": lambda w: w.people("introductions", "mentor", person=w.me.id),
    "the mentee they were thought of for": lambda w: w.people("introductions", "person", mentor=w.me.id),
    "the manager who thought of them": lambda w: (
        w.people("introductions", "by", person=w.me.id) | w.people("introductions", "by", mentor=w.me.id)
    ),
    "the manager who said hello": lambda w: w.people("approvals", "by", mentor=w.me.id),
    "the manager who writes to them": lambda w: w.people("hands", "by", person=w.me.id),
    "for a manager, who would like a hand": lambda w: _for_managers(w, w.people("hands", "person")),
    "for a manager, who would like an introduction": lambda w: _for_managers(
        w, w.people("introductions", "person")
    ),
    "for a manager, the mentor thought of": lambda w: _for_managers(w, w.people("introductions", "mentor")),
    "for a manager, who thought of somebody": lambda w: _for_managers(w, w.people("introductions", "by")),
    "for a manager, who writes to the mentee": lambda w: _for_managers(w, w.people("hands", "by")),
    "for a manager, the mentor who waits for a hello": lambda w: _for_managers(
        w, w.people("approvals", "mentor")
    ),
    "the person they reported": lambda w: w.people("reports", "about", by=w.me.id),
    "the person they block": lambda w: w.people("apart", "other", person=w.me.id),
    "for who reads reports, the person reported": lambda w: _for_readers(w, w.people("reports", "about")),
    "for who reads reports, the person who reported": lambda w: _for_readers(w, w.people("reports", "by")),
    "the person who reads the report": lambda w: w.people("reports", "reader"),
    "the people who read reports": lambda w: w.people("report_readers", "person"),
    "the mentor whose room they wait for": lambda w: w.people("wishes", "mentor", person=w.me.id),
    "a mentor they saved or passed over": lambda w: w.people("marks", "mentor", person=w.me.id),
    "for a manager, who read reports until they would rather not": lambda w: _for_managers(
        w, w.people("people", "id", manages=False) - w.people("report_readers", "person")
    ),
    "for a manager, who was asked to read reports": lambda w: _for_managers(
        w, w.people("report_readers", "person", agreed=False)
    ),
    "for a manager, who reads reports": lambda w: _for_managers(
        w, w.people("report_readers", "person", agreed=True)
    ),
    "who will read their report": lambda w: (
        w.people("report_readers", "person", agreed=True) - w.people("reports", "about", by=w.me.id)
    ),
    "for a manager, who may not have had a message": lambda w: _for_managers(w, _in_doubt(w)),
    "for a manager, who has left": lambda w: _for_managers(w, _left(w)),
    "for a manager, who is here": lambda w: _for_managers(w, w.people("people", "id") - _left(w)),
    "the mentor who has left": lambda w: w.people("asks", "mentor", mentee=w.me.id) & _left(w),
    "the mentee who has left": lambda w: w.people("asks", "mentee", mentor=w.me.id) & _left(w),
    "who has left: they asked or wished for them, or look after the community": lambda w: (
        _left(w)
        & (
            w.people("asks", "mentor", mentee=w.me.id)
            | w.people("wishes", "mentor", person=w.me.id)
            | _for_managers(w, _left(w))
        )
    ),
    "the other of their room, who has left": lambda w: _in_touch(w) & _left(w),
    "the mentees whose asks wait for them": lambda w: w.people(
        "asks", "mentee", mentor=w.me.id, status="waiting"
    ),
    "the people they are in touch with": lambda w: _in_touch(w, ending=""),
    "the mentor of a room of two": lambda w: w.people("mentorships", "mentor", **_of_two(w)),
    "the mentee of a room of two": lambda w: w.people("mentorships", "mentee", **_of_two(w)),
    "one of the two of their room": lambda w: _in_touch(w) | {w.me.id},
    "themselves": lambda w: {w.me.id},
    "the managers": lambda w: w.people("people", "id", manages=True),
    "a mentor whose door was opened": lambda w: {
        row["person"] for row in w.rows["mentors"] if row["door"] != "draft"
    },
    "a mentor whose door was opened, or somebody of an ask or a room of theirs": lambda w: (
        PEOPLE["a mentor whose door was opened"](w)
        | _in_touch(w)
        | w.people("asks", "mentor", mentee=w.me.id)
        | w.people("asks", "mentee", mentor=w.me.id, unnamed=False)
        | {w.me.id}
    ),
}
"""Who a name in a sentence can be, for the person who reads it."""


def _of_two(seen: World) -> dict[str, object]:
    """Return the columns that say which room it is, where the reader is one of the two."""
    mine = [row["id"] for row in seen.rows["mentorships"] if seen.concerns_me(row)]
    return {"id": mine[0]} if mine else {"id": ""}


def _in_touch(seen: World, **where: object) -> set[str]:
    return seen.people("mentorships", "mentor", mentee=seen.me.id, **where) | seen.people(
        "mentorships", "mentee", mentor=seen.me.id, **where
    )


def _left(seen: World) -> set[str]:
    return {row["id"] for row in seen.rows["people"] if row["left_at"]}


def _in_doubt(seen: World) -> set[str]:
    to = seen.people("outbox", "recipient", state="in_doubt")
    rooms = [row for row in seen.rows["mentorships"] if row["id"] in to]
    return to | {row[side] for row in rooms for side in ("mentor", "mentee")}


def _for_managers(seen: World, ids: set[str]) -> set[str]:
    return ids if seen.me.manages else set()


def _for_readers(seen: World, ids: set[str]) -> set[str]:
    chosen = seen.people("report_readers", "person", agreed=True)
    return ids if seen.me.id in chosen or (seen.me.manages and not chosen) else set()


DATES: Final[Mapping[str, tuple[str, str]]] = {
    "the ask closes": ("asks", "closes_at"),
    "the ask is recalled": ("asks", "later_at"),
    "the open ask ends": ("carries", "ends_at"),
    "the follow-up closes": ("follow_ups", "closes_at"),
    "the introduction's clock ends": ("introductions", "until"),
    "the hand's clock ends": ("hands", "until"),
    "the hello's clock ends": ("approvals", "until"),
    "the report came": ("reports", "at"),
    "the report is answered by": ("reports", "answer_by"),
    "they meet": ("mentorships", "meets_at"),
    "the time that was called off": ("mentorships", "called_off"),
    "the mentorship began": ("mentorships", "started_at"),
    "the mentorship ended": ("mentorships", "ended_at"),
    "they are asked again": ("due_nudges", "at"),
    "the other is told of the end": ("endings", "due_at"),
    "the rest ends": ("mentors", "resting_until"),
    "the community opened": ("beginnings", "opened_at"),
    "the ask was sent": ("asks", "sent_at"),
    "the ask ended": ("asks", "ended_at"),
    "the mentee was helped": ("passings", "at"),
}
"""Which instant of which row a date in a sentence is."""


def day_of(at: datetime, zone: str) -> str:
    """Return a day as people in Britain write it: “Tuesday 3 November”."""
    local = at.astimezone(zone_named(zone))
    return f"{local:%A} {local.day} {local:%B}"


def dated(seen: World, what: str) -> Iterator[date | datetime]:
    """Yield the instants that a date in a sentence can be: those of rows that name the reader, or of none.

    A channel is no person: what stands there is for all.
    """
    table, column = DATES[what]
    for row in seen.rows[table]:
        names_nobody = not any(name in row for name in PERSONS) and "ask" not in row
        # A mentor's rest stands on their card.
        is_public = names_nobody or table == "mentors" or not seen.me.id
        whose = is_public or seen.me.manages or seen.concerns_me(row)
        if row[column] and (whose or (table == "reports" and _for_readers(seen, {seen.me.id}))):
            yield row[column]
