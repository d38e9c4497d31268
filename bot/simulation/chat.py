"""A platform in memory: it takes what is delivered, and lets its people hear it."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from bot.domain.announcements.pace import UNLIMITED, Tempo
from bot.port import Address, GoingOut, Sent, unrecorded
from bot.ui.nodes import Message

PLATFORM, WORKSPACE = "simulation", "here"

Hearing = Callable[[str, str, Message], bool]
"""Tells a person (by their name on the platform) of a new message in a line; True where they keep it."""


@dataclass(slots=True)
class MemoryChat:
    """An adapter whose messages are kept only as long as a person means to do something with them."""

    hear: Hearing
    platform: str = PLATFORM
    rings: bool = True
    tempo: Tempo = UNLIMITED
    opens_for_people: bool = False
    announces_first: bool = True
    kept: dict[str, Message] = field(default_factory=dict)
    """What each line says now that its reader keeps."""
    sent: int = 0
    """How many messages rang."""
    _rooms: dict[str, tuple[str, ...]] = field(default_factory=dict)

    async def send(
        self,
        to: Address,
        message: Message,
        *,
        key: str,
        again: bool = False,
        going_out: GoingOut = unrecorded,
    ) -> Sent:
        """Show a message to its reader, or to the two of a room."""
        del key, again
        await going_out()
        self.sent += 1
        line = f"line-{self.sent}"
        for user in self._rooms.get(to.name, (to.name,)):
            if self.hear(user, line, message):
                self.kept[line] = message
        return Sent({"line": line})

    async def revise(self, at: Sent, message: Message, *, key: str, stays: bool = False) -> Sent:
        """Draw a line anew."""
        del key, stays
        if at.at["line"] in self.kept:
            self.kept[at.at["line"]] = message
        return at

    async def open(self, space: Address, people: tuple[Address, ...]) -> Address:
        """Open a room for two."""
        self._rooms[space.name] = tuple(one.name for one in people)
        return replace(space, at={"room": space.name})

    async def close(self, space: Address, *, erased: bool = False) -> None:
        """Close a room."""
        del erased
        self._rooms.pop(space.name, None)


@dataclass(frozen=True, slots=True)
class Serving:
    """The adapter, and the workspace that it serves."""

    adapter: MemoryChat
    workspace: str = WORKSPACE
