"""What the app asks of any platform, and what a platform may answer."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from bot.ui.nodes import Message


@dataclass(frozen=True, slots=True)
class Address:
    """Somebody as the platform names them, or a room for two as we do."""

    workspace: str
    name: str
    at: Mapping[str, str] = field(default_factory=dict)
    """Where `Adapter.open` opened it, in the platform's own words; empty where nothing was opened."""


@dataclass(frozen=True, slots=True)
class Sent:
    """Where a message stands on the platform: enough to revise it."""

    at: Mapping[str, str]
    anew: bool = False
    """Whether a revision was impossible and the message stands in a new place."""


class Unreachable(Exception):
    """This reader cannot be reached, now or later: nothing more is tried."""


class AddressGone(Unreachable):
    """Where a place was opened leads nowhere any more, and nothing was sent: it may be opened anew, once."""


class Disconnected(Exception):
    """Nobody of this workspace can be reached until an operator mends it: its rows wait."""


class InDoubt(Exception):
    """The platform may or may not have taken it: nothing is sent again without proof.

    `for_good` where nobody can ever look: then only a person can tell.
    """

    def __init__(self, why: str, *, for_good: bool = False) -> None:
        """Say why, and whether there will ever be proof."""
        super().__init__(why)
        self.for_good = for_good


class TryLater(Exception):
    """The platform has not taken it, for certain; `after` seconds is what it asked for, 0 for nothing.

    `everybody` where it asked so for every sending (or every revision) of the workspace.
    """

    def __init__(self, why: str, after: float = 0, *, everybody: bool = False) -> None:
        """Say why, how many seconds the platform asked for, and whether for the whole workspace."""
        super().__init__(why)
        self.after = after
        self.everybody = everybody


class Adapter(Protocol):
    """One platform. Each sending carries a `key`, the same when it is tried again after a crash."""

    platform: str
    rings: bool
    """Whether a new message rings for its reader; where none does, nothing waits for quiet hours."""

    opens_for_people: bool
    """Whether a person's own place has to be opened before a message can go there, as a room's has."""

    async def send(self, to: Address, message: Message, *, key: str, again: bool = False) -> Sent:
        """Send a message; raise `AddressGone`, `Unreachable`, `TryLater`, `Disconnected` or `InDoubt`.

        Where `again`, it may be there already: look for its key first, and raise `InDoubt` where nobody can.
        """
        ...

    async def revise(self, at: Sent, message: Message, *, key: str) -> Sent:
        """Draw a sent message anew, or send it anew where the platform cannot; raise as `send` does."""
        ...

    async def open(self, space: Address, people: tuple[Address, ...]) -> Address:
        """Open a place for these people, and return it with where its messages go (`Address.at`).

        `space` is a room by our own name for it, with its two; or, where `opens_for_people`, a person with
        themselves. What is returned is kept and not asked for again. Raise `Unreachable`, also where one of
        them is nobody here any more, `TryLater` or `Disconnected`.
        """
        ...

    async def close(self, space: Address) -> None:
        """End a place that was opened, where the platform knows an end; ending it again changes nothing.

        Raise `Unreachable`, `TryLater` or `Disconnected`.
        """
        ...


class Served(Protocol):
    """An adapter, and the workspace that it serves."""

    @property
    def adapter(self) -> Adapter:
        """Return the adapter."""
        ...

    @property
    def workspace(self) -> str:
        """Return the workspace; empty as long as the platform has not said which it is."""
        ...


def adapter_at(served: Sequence[Served], platform: str, workspace: str) -> Adapter | None:
    """Return the adapter of a workspace, or the only one of its platform; None where there is neither.

    The only one will do, since a platform may say late, or never, which workspace it serves.
    """
    of_platform = [one for one in served if one.adapter.platform == platform]
    exact = [one for one in of_platform if one.workspace == workspace]
    found = exact[:1] or of_platform
    return found[0].adapter if len(found) == 1 else None
