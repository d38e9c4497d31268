"""The contents of a Slack workspace, and the calls that it got: the oracle of every test of delivery."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

Part = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Call:
    """One call of the Web API or of a `response_url`: its arguments, time and outcome."""

    method: str
    arguments: Mapping[str, Any]
    at: float
    """In seconds of the monotonic clock."""
    outcome: str
    """`ok`, one of Slack's error words, or a transport failure: `429`, `500`, `dropped`."""


@dataclass(slots=True)
class Line:
    """One message in a channel, as it is now."""

    channel: str
    ts: str
    user: str
    """Who wrote it."""
    text: str = ""
    blocks: list[Part] = field(default_factory=list)
    metadata: Part = field(default_factory=dict)
    only_for: str = ""
    """The only reader of an ephemeral message."""
    drawn: int = 1
    thread: str = ""
    """The message whose thread it is in, by its `ts`."""
    files: list[str] = field(default_factory=list)


@dataclass(slots=True)
class View:
    """A modal or a Home tab as a person sees it."""

    id: str
    user: str
    hash: str
    body: Part
    under: str = ""
    """The modal below it."""
    typed: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """What the person has typed since it was drawn: the client keeps it when errors are shown."""


@dataclass(frozen=True, slots=True)
class Seen:
    """One thing that a person was shown; they are kept in order."""

    user: str
    what: str
    """`line`, `replaced`, `ephemeral`, `modal`, `home` or `errors`."""
    line: Line | None = None
    view: View | None = None
    errors: Part = field(default_factory=dict)
    at: float = 0.0
    """When, in seconds of Slack's own clock."""


@dataclass(slots=True)
class Reply:
    """What a `response_url` leads to. Slack: 30 minutes and 5 uses."""

    user: str
    channel: str
    ts: str = ""
    """The message that was pressed; none behind a command."""
    made: float = 0.0
    uses: int = 0


@dataclass(frozen=True, slots=True)
class Trouble:
    """The failure of the next call of a method (any, where it is empty) for a person (likewise)."""

    what: Callable[[], "Refusal"]
    method: str = ""
    to: str = ""
    after_taking_it: bool = False


@dataclass(frozen=True, slots=True)
class Refusal:
    """How Slack or the connection fails: an error word, a status, a dropped connection, or a long delay."""

    error: str = ""
    status: int = 200
    retry_after: str | None = None
    drops: bool = False
    waits: float = 0.0


class Refused(Exception):
    """Slack refuses, with one of its own error words."""

    def __init__(self, error: str, **more: object) -> None:
        """Keep the error word, and the other fields of the answer."""
        super().__init__(error)
        self.error = error
        self.more = more
