"""The web chat's own record: who is in which room, and every line with its readers."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, delete, func, literal, or_, select, update

from bot.domain.common.ids import CommunityId, PersonId
from bot.domain.common.people import Door
from bot.store.database import dialect
from bot.store.tables import mentors
from bot.store.tables.types import AnyRow
from bot.store.tables.web_chat import chat_lines, chat_rooms

BOT = "bot"
MOST_LINES = 200
"""How many of a room's latest lines a window opens with."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a room. `only_for` names its only reader, if any; `changed` grows with each revision."""

    id: int
    room: str
    author: str
    only_for: str
    html: str
    at: datetime
    changed: int


@dataclass(frozen=True, slots=True)
class Room:
    """One room as one of its people sees it."""

    room: str
    title: str
    unread: int
    at: datetime | None


class Chat:
    """The rooms and lines of one community's web chat."""

    def __init__(self, connection: Connection, community: CommunityId) -> None:
        """Read and write inside this transaction, within this community."""
        self._connection = connection
        self._community = community
        self._lines = chat_lines.c.community == community

    def enter(self, room: str, person: PersonId, title: str) -> None:
        """Add a person to a room, under the title they see; it is idempotent."""
        row = {
            "room": room,
            "person": person,
            "community": self._community,
            "title": title,
            "read_up_to": 0,
        }
        dialect.insert_new(self._connection, chat_rooms, row)

    def let_mentors_in(self, room: str) -> None:
        """Make the members of a room exactly the mentors whose door is open."""
        mentors_here = (mentors.c.community == self._community) & (mentors.c.door == Door.OPEN)
        theirs = select(
            literal(room), mentors.c.person, literal(self._community), literal(room), literal(0)
        ).where(mentors_here)
        columns = ("room", "person", "community", "title", "read_up_to")
        dialect.insert_new_from(self._connection, chat_rooms, columns, theirs)
        here = (chat_rooms.c.community == self._community) & (chat_rooms.c.room == room)
        open_ = select(mentors.c.person).where(mentors_here)
        self._connection.execute(delete(chat_rooms).where(here, chat_rooms.c.person.not_in(open_)))

    def waits_outside(self, room: str, person: PersonId) -> bool:
        """Tell whether a person's membership of a room in use does not match the state of their door."""
        here = (chat_lines.c.community == self._community) & (chat_lines.c.room == room)
        if self._connection.execute(select(chat_lines.c.id).where(here).limit(1)).first() is None:
            return False
        door = (mentors.c.person == person) & (mentors.c.community == self._community)
        opened = select(mentors.c.person).where(door, mentors.c.door == Door.OPEN)
        return (self._connection.execute(opened).first() is not None) != self.is_in(room, person)

    def is_in(self, room: str, person: PersonId) -> bool:
        """Tell whether a person is in a room."""
        mine = (chat_rooms.c.room == room) & (chat_rooms.c.person == person)
        query = select(chat_rooms.c.room).where(mine, chat_rooms.c.community == self._community)
        return self._connection.execute(query).first() is not None

    def post(
        self,
        room: str,
        author: str,
        html: str,
        *,
        key: str,
        at: datetime,
        only_for: str = "",
        names: Iterable[str] = (),
    ) -> int:
        """Add a line and return its id; a line of the same key is added once (idempotent).

        `names` are the ids of the people whom it names: it is emptied when one of them is erased.
        """
        row = {
            "community": self._community,
            "room": room,
            "author": author,
            "only_for": only_for,
            "html": html,
            "names": _between_spaces(names),
            "key": key,
            "at": at,
            "changed": dialect.next_number(self._connection, "chat"),
        }
        dialect.insert_new(self._connection, chat_lines, row)
        found = select(chat_lines.c.id).where(self._lines, chat_lines.c.room == room, chat_lines.c.key == key)
        return int(self._connection.execute(found).scalar_one())

    def posted(self, room: str, key: str) -> int | None:
        """Return the id of the line that was added to a room with this key, or None."""
        found = select(chat_lines.c.id).where(self._lines, chat_lines.c.room == room, chat_lines.c.key == key)
        return self._connection.execute(found).scalar_one_or_none()

    def revise(self, line: int, html: str, names: Iterable[str] = ()) -> bool:
        """Draw a line anew; tell whether there is one of that id."""
        changed = dialect.next_number(self._connection, "chat")
        this = self._lines & (chat_lines.c.id == line)
        drawn = {"html": html, "names": _between_spaces(names), "changed": changed}
        done = self._connection.execute(update(chat_lines).where(this).values(drawn))
        return done.rowcount == 1

    def line(self, line: int, viewer: PersonId) -> Line | None:
        """Return one line that a person may see, or None."""
        query = select(chat_lines).where(self._lines, chat_lines.c.id == line, _seen_by(viewer))
        row = self._connection.execute(query).one_or_none()
        return _line(row) if row else None

    def any_line(self, line: int) -> Line | None:
        """Return one line, no matter who may see it, or None."""
        row = self._connection.execute(select(chat_lines).where(self._lines, chat_lines.c.id == line)).first()
        return _line(row) if row else None

    def private_lines(self, room: str) -> list[Line]:
        """Return the latest lines of a room that one person alone sees, oldest first."""
        private = (chat_lines.c.room == room) & (chat_lines.c.only_for != "")
        query = select(chat_lines).where(self._lines, private).order_by(chat_lines.c.id.desc())
        return [_line(row) for row in reversed(self._connection.execute(query.limit(MOST_LINES)).all())]

    def lines(self, room: str, viewer: PersonId) -> list[Line]:
        """Return the latest lines of a room that a person may see, oldest first."""
        query = select(chat_lines).where(self._lines, chat_lines.c.room == room, _seen_by(viewer))
        latest = query.order_by(chat_lines.c.id.desc()).limit(MOST_LINES)
        return [_line(row) for row in reversed(self._connection.execute(latest).all())]

    def changed_after(self, changed: int, viewer: PersonId) -> list[Line]:
        """Return the lines of a person's rooms that are new or revised after a number."""
        mine = select(chat_rooms.c.room).where(chat_rooms.c.person == viewer)
        news = (chat_lines.c.changed > changed) & chat_lines.c.room.in_(mine)
        query = select(chat_lines).where(self._lines, news, _seen_by(viewer))
        return [_line(row) for row in self._connection.execute(query.order_by(chat_lines.c.changed))]

    def latest_change(self) -> int:
        """Return the highest number that any line has."""
        latest = select(func.max(chat_lines.c.changed)).where(self._lines)
        return self._connection.execute(latest).scalar_one() or 0

    def rooms(self, viewer: PersonId) -> list[Room]:
        """Return a person's rooms, each with the number of unread lines."""
        unread = (chat_lines.c.id > chat_rooms.c.read_up_to) & (chat_lines.c.author != viewer)
        counted = func.count().filter(unread, chat_lines.c.only_for == "")
        lines = (chat_lines.c.room == chat_rooms.c.room) & _seen_by(viewer)
        query = (
            select(chat_rooms.c.room, chat_rooms.c.title, counted, func.max(chat_lines.c.at))
            .select_from(chat_rooms.outerjoin(chat_lines, lines))
            .where(chat_rooms.c.person == viewer, chat_rooms.c.community == self._community)
            .group_by(chat_rooms.c.room, chat_rooms.c.title)
        )
        return [Room(*row) for row in self._connection.execute(query)]

    def read_up_to(self, room: str, person: PersonId, line: int) -> None:
        """Record that a person has read a room up to a line."""
        mine = (chat_rooms.c.community == self._community) & (chat_rooms.c.person == person)
        behind = (chat_rooms.c.room == room) & (chat_rooms.c.read_up_to < line)
        self._connection.execute(update(chat_rooms).where(mine, behind).values(read_up_to=line))


def _seen_by(viewer: PersonId) -> ColumnElement[bool]:
    return or_(chat_lines.c.only_for == "", chat_lines.c.only_for == viewer)


def _line(row: AnyRow) -> Line:
    return Line(
        id=row.id,
        room=row.room,
        author=row.author,
        only_for=row.only_for,
        html=row.html,
        at=row.at,
        changed=row.changed,
    )


def _between_spaces(names: Iterable[str]) -> str:
    """Return ids so that each can be looked for with its spaces; empty without any."""
    return " ".join(("", *sorted(names), "")) if names else ""
