"""What Teams got and did: the calls, and what each person was shown. The oracle of tests of delivery."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from tests.fakes.teams.values import Json, Message


@dataclass(frozen=True, slots=True)
class Call:
    """One request of the bot: its route, time and outcome."""

    route: str
    """The method and the path with its parameters' names: `POST /v3/conversations/{chat}/activities`."""
    of: Mapping[str, str]
    """The parameters of the path."""
    body: Json
    at: float
    """In seconds of the monotonic clock."""
    outcome: str
    """`ok`; an error's code; or `429`, `502`, `dropped`, `no route`."""
    took_effect: bool = True
    """Whether it changed anything, or answered what it was asked."""
    answered: bool = True
    """Whether the caller was told the truth about it."""
    token: str = ""
    """The bearer token that it carried."""


@dataclass(frozen=True, slots=True)
class Seen:
    """One thing that a person was shown; they are kept in order."""

    person: str
    """By object id."""
    what: str
    """`message`, `edited`, `deleted`, `targeted`, `view`, `dialog`, `closed`, `words` or `error`."""
    message: Message | None = None
    said: Any = None
    """Of a dialog, its value; of words, what they say."""
    at: float = 0.0
    """In seconds of Teams' own clock."""


@dataclass(frozen=True, slots=True)
class Leak:
    """One request that arrived at a host which is none of Microsoft's."""

    path: str
    authorization: str
    body: bytes


@dataclass(frozen=True, slots=True)
class Failure:
    """How Teams or the connection fails: a code, a status, a dropped connection, or a delay."""

    status: int = 200
    code: str = ""
    retry_after: float | None = None
    """Seconds, as the header says them; None where it has none."""
    drops: bool = False
    waits: float = 0.0
    location: str = ""
    """Where a redirect leads."""


@dataclass(frozen=True, slots=True)
class Trouble:
    """The failure of the next call of a route (any, where it is empty) for somebody (likewise)."""

    what: Callable[[], Failure] | Failure
    route: str = ""
    to: str = ""
    """A parameter of the path, or somebody in the conversation, by object id."""
    after_taking_it: bool = False
    lasts: bool = False
    """Whether it holds until it is mended, and not for one call alone."""

    def how(self) -> Failure:
        """Return how it fails this time."""
        return self.what if isinstance(self.what, Failure) else self.what()


@dataclass(frozen=True, slots=True)
class Said:
    """A status, what is sent as JSON (None for nothing), and headers."""

    status: int
    body: Any = None
    headers: Mapping[str, str] = field(default_factory=dict)
