"""What delivery asks of a platform's adapter, and which errors it may raise."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, Protocol

from bot.domain.announcements.pace import Tempo
from bot.ui.nodes import Message


@dataclass(frozen=True, slots=True)
class Address:
    """A person by the platform's name for them, or a room for two by our own name for it."""

    workspace: str
    name: str
    at: Mapping[str, str] = field(default_factory=dict)
    """Where `Adapter.open` opened it, in the platform's own terms; empty if nothing was opened."""


@dataclass(frozen=True, slots=True)
class Sent:
    """Where a message is on the platform: enough to revise it."""

    at: Mapping[str, str]
    anew: bool = False
    """Whether a revision was impossible, so that the message was sent again."""


class Unreachable(Exception):
    """The platform refuses this message for good, and names nobody as the reason: a fault of ours or its."""


class PersonGone(Unreachable):
    """The platform says that this person is no member of the workspace any more, whatever we send.

    `who` is the platform's name for them.
    """

    def __init__(self, why: str, who: str) -> None:
        """Say why, and who it is."""
        super().__init__(why)
        self.who = who


class NotReached(Exception):
    """Nothing may be sent to this reader before they let us in: the message ends unsent, nobody has left."""


class StaysAsItIs(Exception):
    """A message that its reader has can be revised no more, and is not to be sent again: it stays."""


class AddressGone(Unreachable):
    """The address of an opened place is no longer valid; nothing was sent. It may be opened again, once."""


class Disconnected(Exception):
    """Nobody in this workspace can be reached until an operator repairs it: its rows wait."""


class InDoubt(Exception):
    """The platform may or may not have taken it: there is no retry without proof that it has not.

    `for_good` if the bot can never find out: then only an operator can.
    """

    def __init__(self, why: str, *, for_good: bool = False) -> None:
        """Say why, and whether the bot can never find out."""
        super().__init__(why)
        self.for_good = for_good


class TryLater(Exception):
    """The platform has certainly not taken it; `after` is the pause it asked for in seconds, 0 if none.

    `everybody` if the pause holds for every sending (or every revision) of the workspace; `tried` unless the
    platform was not even asked, because we keep to its pace: that is no attempt, however often it comes.
    """

    def __init__(self, why: str, after: float = 0, *, everybody: bool = False, tried: bool = True) -> None:
        """Say why, how many seconds to wait, whether for the whole workspace, and whether it was tried."""
        super().__init__(why)
        self.after = after
        self.everybody = everybody
        self.tried = tried


NOT_DONE: Final = (TryLater, InDoubt, Disconnected, Unreachable)
"""The errors of any call to a platform that did not do, or perhaps did not do, what was asked."""

GoingOut = Callable[[], Awaitable[None]]
"""Awaited right before a request: it records that a message may be on the platform from now on."""


async def unrecorded() -> None:
    """Record nothing: what may have arrived is known by other means."""


class Adapter(Protocol):
    """One platform. Each sending carries an idempotency `key`, which a retry after a crash carries too."""

    platform: str
    rings: bool
    """Whether a new message notifies its reader; if not, nothing waits for the end of quiet hours."""

    tempo: Tempo
    """How fast the platform takes messages that go to many."""

    opens_for_people: bool
    """Whether a person's conversation has to be opened before the first message, as a room has to be."""

    announces_first: bool
    """Whether an announcement may be what a person's conversation is opened for; if not, it reaches those
    alone whose conversation is open, and the others count as not reached."""

    async def send(
        self,
        to: Address,
        message: Message,
        *,
        key: str,
        again: bool = False,
        going_out: GoingOut = unrecorded,
    ) -> Sent:
        """Send a message; raise any of the exceptions above.

        With `again` it may be there already: look for its key first; raise `InDoubt` if that is impossible.
        `going_out` is awaited right before the request that shows it, after whatever it had to wait for, and
        not at all where it is found. If it raises, nothing is sent.
        """
        ...

    async def revise(self, at: Sent, message: Message, *, key: str, stays: bool = False) -> Sent:
        """Draw a sent message again, or send it again if the platform cannot; raise as `send` does.

        With `stays` it is never sent again: raise `StaysAsItIs` where the platform cannot revise it.
        """
        ...

    async def open(self, space: Address, people: tuple[Address, ...]) -> Address:
        """Open a conversation for these people; return it with the address of its messages (`Address.at`).

        `space` is a room by our own name for it, with its two people; or, with `opens_for_people`, one
        person, and `people` is that person alone. The deliverer stores the result and does not ask again.
        Raise `TryLater`, `Disconnected`, `Unreachable`, or `PersonGone` if one of them is no longer there.
        """
        ...

    async def close(self, space: Address, *, erased: bool = False) -> None:
        """Close a conversation that was opened, if the platform can; idempotent.

        A room without a name is one of whose two one erased themselves: it bears nobody's name from now on.
        With `erased` its owner erased themselves: nothing that the bot wrote in it stays on the platform.
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
        """Return the workspace; empty until the platform has said which it is."""
        ...


def adapter_at(served: Sequence[Served], platform: str, workspace: str) -> Adapter | None:
    """Return the adapter of a workspace, or the only one of its platform; None if there is neither.

    The only one is enough, because a platform may say late, or never, which workspace it serves.
    """
    of_platform = [one for one in served if one.adapter.platform == platform]
    exact = [one for one in of_platform if one.workspace == workspace]
    found = exact[:1] or of_platform
    return found[0].adapter if len(found) == 1 else None
