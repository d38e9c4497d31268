"""What a Slack workspace holds, and what it was asked to do: the oracle of every test of delivery."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

Part = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Call:
    """One call of the Web API or of a `response_url`: what was asked, when, and what became of it."""

    method: str
    arguments: Mapping[str, Any]
    at: float
    """Seconds of the monotonic clock."""
    outcome: str
    """`ok`, one of Slack's error words, or what the wire did: `429`, `500`, `dropped`."""


@dataclass(slots=True)
class Line:
    """One message as it stands in a channel now."""

    channel: str
    ts: str
    user: str
    """Who wrote it."""
    text: str = ""
    blocks: list[Part] = field(default_factory=list)
    metadata: Part = field(default_factory=dict)
    only_for: str = ""
    """Whom an ephemeral message is shown to."""
    drawn: int = 1
    files: list[str] = field(default_factory=list)


@dataclass(slots=True)
class View:
    """A modal or a Home tab as it is shown to somebody."""

    id: str
    user: str
    hash: str
    body: Part
    under: str = ""
    """The modal below it."""
    typed: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """What somebody has filled in since it was drawn: the client keeps it beside an error."""


@dataclass(frozen=True, slots=True)
class Seen:
    """Something that somebody was shown, in the order in which it happened."""

    user: str
    what: str
    """`line`, `replaced`, `ephemeral`, `modal`, `home` or `errors`."""
    line: Line | None = None
    view: View | None = None
    errors: Part = field(default_factory=dict)


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
    """What goes wrong at the next call of a method (any, where it is empty) to somebody (likewise)."""

    what: Callable[[], "Refusal"]
    method: str = ""
    to: str = ""
    after_taking_it: bool = False


@dataclass(frozen=True, slots=True)
class Refusal:
    """How the wire or Slack refuses: an error word, a status, a dropped connection, or a long silence."""

    error: str = ""
    status: int = 200
    retry_after: str | None = None
    drops: bool = False
    waits: float = 0.0


class Refused(Exception):
    """Slack says no, in one of its own words."""

    def __init__(self, error: str, **more: object) -> None:
        """Say which, and what else stands in the answer."""
        super().__init__(error)
        self.error = error
        self.more = more
