"""What the app asks of any platform, and what a platform may answer."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from bot.ui.nodes import Message


@dataclass(frozen=True, slots=True)
class Address:
    """Somebody, or a room for two, as the platform names them."""

    workspace: str
    name: str


@dataclass(frozen=True, slots=True)
class Sent:
    """Where a message stands on the platform: enough to revise it."""

    at: Mapping[str, str]


class Unreachable(Exception):
    """This reader cannot be reached, now or later: nothing more is tried."""


class TryLater(Exception):
    """The platform could not take it now; `after` seconds is what it asked for, 0 where it did not say."""

    def __init__(self, why: str, after: float = 0) -> None:
        """Say why, and how many seconds the platform asked for."""
        super().__init__(why)
        self.after = after


class Adapter(Protocol):
    """One platform. Each sending carries a `key`, the same when it is tried again after a crash."""

    platform: str
    rings: bool
    """Whether a new message rings for its reader; where none does, nothing waits for quiet hours."""

    async def send(self, to: Address, message: Message, *, key: str) -> Sent:
        """Send a message; raise `Unreachable` or `TryLater`."""
        ...

    async def revise(self, at: Sent, message: Message, *, key: str) -> Sent:
        """Draw a sent message anew, or send it anew where the platform cannot; raise as `send` does."""
        ...

    async def open(self, space: Address, people: tuple[Address, ...]) -> None:
        """Open a room for these people, known by a name of ours; opening it again changes nothing."""
        ...
