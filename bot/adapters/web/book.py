"""The web chat's stored rooms and lines, as one window sees them: one transaction for each operation."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Self, TypeVar

from bot.adapters.web.drawing.buttons import tokens, without
from bot.adapters.web.drawing.render import CHANNEL
from bot.adapters.web.reading.inbound import PLATFORM, WORKSPACE, workspace_of
from bot.domain.common.ids import PersonId
from bot.domain.common.people import Person
from bot.store.common import communities
from bot.store.database.database import Database, Transaction
from bot.store.people.people import People
from bot.store.web_chat.cast import Cast, Role
from bot.store.web_chat.chat import BOT, Chat, Line, Room
from bot.store.web_chat.trying import EMPTY
from bot.views.platforms import webchat

T = TypeVar("T")

SPACE = "shp_"
"""The prefix of the ids of rooms for two: each has the id of its mentorship."""


class Nobody(LookupError):
    """There is no person with that name here."""


class NotYours(LookupError):
    """This room belongs to other people."""


@dataclass(frozen=True, slots=True)
class Desk:
    """The repositories of one transaction: the chat, its people, and the people whom a visitor may be."""

    chat: Chat
    people: People
    cast: Cast


@dataclass(frozen=True, slots=True)
class View:
    """What one window shows: its person, their rooms, new or revised lines, and the latest change."""

    role: Role
    rooms: list[Room]
    lines: list[Line]
    names: dict[str, str]
    changed: int

    @property
    def me(self) -> Person:
        """Return the person of this window."""
        return self.role.person


def own_room(person: Person) -> str:
    """Return the room in which a person talks with the bot alone."""
    return f"dm.{person.id}"


Names = frozenset[PersonId]
NOBODY: Names = frozenset()


class Book:
    """Reads and writes the web chat's rooms and lines."""

    def __init__(self, database: Database, clock: Callable[[], datetime], workspace: str = WORKSPACE) -> None:
        """Work on this database, in the community of this workspace."""
        self._database = database
        self._clock = clock
        self._workspace = workspace

    def at(self, workspace: str) -> Self:
        """Return the book of a workspace: the empty community, or the one that has everybody else."""
        return type(self)(self._database, self._clock, EMPTY if workspace == EMPTY else WORKSPACE)

    def of(self, user: str) -> Self:
        """Return the book of a person's community."""
        return self.at(workspace_of(user))

    async def person(self, user: str) -> Person:
        """Return the person with this name in the chat, and make their own room if needed; raise `Nobody`."""
        person, is_in = await self._read(lambda desk: _find(desk, user))
        if not is_in:
            await self._write(lambda desk: desk.chat.enter(own_room(person), person.id, webchat.BOT_NAME))
        if await self._read(lambda desk: desk.chat.waits_outside(CHANNEL, person.id)):
            # The mentor has opened or closed their door since the last card in the channel.
            await self._write(lambda desk: desk.chat.let_mentors_in(CHANNEL))
        return person

    async def is_gone(self, user: str) -> bool:
        """Tell whether there is no longer a person with this name here."""
        return await self._read(lambda desk: desk.people.known_as(user) is None)

    async def enter(self, user: str, room: str) -> Person:
        """Return the person who acts in one of their rooms; raise `Nobody` or `NotYours`."""
        person = await self.person(user)
        if not await self._read(lambda desk: desk.chat.is_in(room, person.id)):
            raise NotYours
        return person

    async def room_of(self, name: str) -> str:
        """Return a person's own room, a room for two, or the channel, by its name; empty for a stranger."""
        if name.startswith(SPACE):
            return name
        if name == CHANNEL:
            await self._write(lambda desk: desk.chat.let_mentors_in(CHANNEL))
            return CHANNEL
        try:
            return own_room(await self.person(name))
        except Nobody:
            return ""

    async def news(self, user: str, after: int) -> View | None:
        """Return what is new for a person since a change that they have seen, or None; raise `Nobody`."""
        return await self._read(lambda desk: _news(desk, user, after))

    async def view(self, user: str, room: str = "") -> View:
        """Return the lines of a person's room, none without one; raise `NotYours` if it is not theirs."""
        return await self._read(lambda desk: _open(desk, user, room))

    async def roles(self, words: str) -> list[tuple[str, list[Role]]]:
        """Return the people whom a visitor may be, in groups; with words, only the ones that they name."""
        try:
            return await self._read(lambda desk: _roles(desk.cast, words))
        except Nobody:
            return []

    async def post(
        self, room: str, author: str, html: str, *, key: str, only_for: str = "", names: Names = NOBODY
    ) -> int:
        """Write a line, idempotent by its key; return its id."""
        now = self._clock()
        return await self._write(
            lambda desk: desk.chat.post(room, author, html, key=key, at=now, only_for=only_for, names=names)
        )

    async def posted(self, room: str, key: str) -> int | None:
        """Return the id of the line that was written with this key, or None."""
        return await self._read(lambda desk: desk.chat.posted(room, key))

    async def revise(self, line: int, html: str, names: Names = NOBODY) -> bool:
        """Draw a line again; tell whether it exists.

        A button that goes from a line that stays goes from its private copies too.
        """
        return await self._write(lambda desk: _revise(desk.chat, line, html, names))

    async def pressed(self, line: int, viewer: Person) -> Line | None:
        """Return the bot's line that has the pressed button, or None."""
        found = await self._read(lambda desk: desk.chat.line(line, viewer.id))
        return found if found is not None and found.author == BOT else None

    async def read_up_to(self, user: str, room: str, line: int) -> None:
        """Store how far a person has read."""
        person = await self.person(user)
        await self._write(lambda desk: desk.chat.read_up_to(room, person.id, line))

    async def open_room(self, room: str, users: tuple[str, ...]) -> None:
        """Make these people members of a room; for each, its title names the others."""
        await self._write(lambda desk: _enter(desk, room, users))

    async def _read(self, act: Callable[[Desk], T]) -> T:
        return await asyncio.wrap_future(self._database.reading(lambda open_: act(self._desk(open_))))

    async def _write(self, act: Callable[[Desk], T]) -> T:
        return await asyncio.wrap_future(self._database.writing(lambda open_: act(self._desk(open_))))

    def _desk(self, connection: Transaction) -> Desk:
        here = communities.find(connection, PLATFORM, self._workspace)
        if here is None:
            raise Nobody
        return Desk(Chat(connection, here), People(connection, here), Cast(connection, here))


def _revise(chat: Chat, line: int, html: str, names: Names) -> bool:
    before = chat.any_line(line)
    if before is not None and not before.only_for:
        gone = tokens(before.html) - tokens(html)
        for copy in chat.private_lines(before.room) if gone else ():
            if tokens(copy.html) & gone:
                chat.revise(copy.id, without(copy.html, gone))
    return chat.revise(line, html, names)


def _find(desk: Desk, user: str) -> tuple[Person, bool]:
    person = desk.people.known_as(user)
    if person is None:
        raise Nobody
    return person, desk.chat.is_in(own_room(person), person.id)


def _news(desk: Desk, user: str, after: int) -> View | None:
    me, _ = _find(desk, user)
    lines = desk.chat.changed_after(after, me.id)
    return _seen(desk, user, lines, max(line.changed for line in lines)) if lines else None


def _open(desk: Desk, user: str, room: str) -> View:
    me, _ = _find(desk, user)
    if room and not desk.chat.is_in(room, me.id):
        raise NotYours
    return _seen(desk, user, desk.chat.lines(room, me.id), desk.chat.latest_change())


def _seen(desk: Desk, user: str, lines: list[Line], changed: int) -> View:
    role = desk.cast.of(user)
    if role is None:
        raise Nobody
    rooms = sorted(desk.chat.rooms(role.person.id), key=lambda room: _place_of(room, role.person))
    authors = desk.people.many({PersonId(line.author) for line in lines if line.author != BOT})
    names = {str(one): person.name for one, person in authors.items()}
    return View(role, rooms, lines, {**names, BOT: webchat.BOT_NAME}, changed)


def _place_of(room: Room, me: Person) -> tuple[bool, float]:
    """Return the sort key of a room: the person's own first, then the ones with the latest line."""
    return room.room != own_room(me), -room.at.timestamp() if room.at else 0.0


def _roles(cast: Cast, words: str) -> list[tuple[str, list[Role]]]:
    if words.strip():
        return [(webchat.FOUND, cast.called(words))]
    return [
        (webchat.LOOKING, cast.looking()),
        (webchat.ASKED, cast.asked()),
        (webchat.MANAGING, cast.managers()),
    ]


def _enter(desk: Desk, room: str, users: tuple[str, ...]) -> None:
    people = [person for user in users if (person := desk.people.known_as(user)) is not None]
    for person in people:
        others = ", ".join(other.name for other in people if other.id != person.id)
        desk.chat.enter(room, person.id, others)
