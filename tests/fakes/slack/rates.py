"""Slack's rate limits: so many calls of a method a minute, and one message a second to a channel."""

from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

TIER: Final[Mapping[int, int]] = {1: 1, 2: 20, 3: 50, 4: 100}
"""Calls a minute of each tier (docs.slack.dev: Web API rate limits)."""

REAL: Final[Mapping[str, int]] = {
    "apps.connections.open": TIER[1],
    "users.list": TIER[2],
    "usergroups.users.list": TIER[2],
    "chat.update": TIER[3],
    "conversations.open": TIER[3],
    "conversations.info": TIER[3],
    "conversations.history": TIER[3],
    "conversations.replies": TIER[3],
    "team.info": TIER[3],
    "chat.postEphemeral": TIER[4],
    "users.info": TIER[4],
    "views.open": TIER[4],
    "views.push": TIER[4],
    "views.update": TIER[4],
    "views.publish": TIER[4],
    "files.getUploadURLExternal": TIER[4],
    "files.completeUploadExternal": TIER[4],
}
"""The tier of each method, as its own page states it."""

A_MINUTE: Final = 60.0
A_CHANNEL: Final = 1.0
"""Seconds between two messages to one channel (docs.slack.dev: `chat.postMessage`)."""


@dataclass
class Rates:
    """Counts accepted calls; refused calls do not count."""

    per_minute: Mapping[str, int] = field(default_factory=dict)
    """Calls a minute, by method; the others are free."""
    a_channel: float = 0.0
    """Seconds that have to pass between two messages to one channel."""
    _calls: dict[str, deque[float]] = field(default_factory=dict)
    _written: dict[str, float] = field(default_factory=dict)

    def wait_for_method(self, method: str, now: float) -> float:
        """Return after how many seconds a method may be called again; 0 where this call was accepted."""
        if method not in self.per_minute:
            return 0.0
        calls = self._calls.setdefault(method, deque())
        while calls and now - calls[0] >= A_MINUTE:
            calls.popleft()
        if len(calls) >= self.per_minute[method]:
            return calls[0] + A_MINUTE - now
        calls.append(now)
        return 0.0

    def wait_for_channel(self, channel: str, now: float) -> float:
        """Return after how many seconds a channel accepts a message; 0 where it has accepted this one."""
        wait = self._written.get(channel, -A_MINUTE) + self.a_channel - now
        if wait > 0:
            return wait
        self._written[channel] = now
        return 0.0
