"""What Discord got and did: the calls, and what each person was shown. The oracle of tests of delivery."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from tests.fakes.discord.values import Message, Part


@dataclass(frozen=True, slots=True)
class Call:
    """One call of the REST API: its route, time and outcome."""

    route: str
    """The method and the path with its parameters' names: `POST /channels/{channel}/messages`."""
    of: Mapping[str, str]
    """The parameters of the path."""
    body: Part
    at: float
    """In seconds of the monotonic clock."""
    outcome: str
    """`ok`; `again` (a nonce was known); an error code as text; or `429`, `500`, `dropped`, `no route`."""
    took_effect: bool = True
    """Whether it changed anything, or answered what it was asked."""
    answered: bool = True
    """Whether the caller was told the truth about it."""


@dataclass(frozen=True, slots=True)
class Seen:
    """One thing that a person was shown; they are kept in order."""

    user: str
    what: str
    """`message`, `edited`, `deleted`, `ephemeral`, `loading`, `modal` or `choices`."""
    of: str = ""
    """The interaction that it answers."""
    message: Message | None = None
    modal: Part = field(default_factory=dict)
    choices: tuple[Part, ...] = ()
    at: float = 0.0
    """In seconds of Discord's own clock."""


@dataclass(frozen=True, slots=True)
class Pinged:
    """One ping of one person by a message."""

    user: str
    message: str


@dataclass(frozen=True, slots=True)
class Refusal:
    """How Discord or the connection fails: a code, a status, a dropped connection, or a long delay."""

    code: int = 0
    status: int = 200
    retry_after: float = 0.0
    scope: str = "user"
    """Of a 429: `user`, `global` or `shared`; only the first two count as invalid requests."""
    drops: bool = False
    waits: float = 0.0


@dataclass(frozen=True, slots=True)
class Trouble:
    """The failure of the next call of a route (any, where it is empty) for a channel or person (likewise)."""

    what: Callable[[], Refusal]
    route: str = ""
    to: str = ""
    """A parameter of the path, or the person of a direct message."""
    after_taking_it: bool = False


Answer = tuple[int, Any]
"""A status, and what is sent as JSON; None for nothing."""
