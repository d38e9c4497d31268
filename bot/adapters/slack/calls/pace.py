"""Rate limits: how fast Slack is called, for each method and conversation, and how long calls pause."""

import asyncio
import random
import time
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Final

from bot.adapters.slack.calls.errors import SENDING, seconds
from bot.port import TryLater

GAP = 1.1
"""Seconds between two messages to one conversation: what counts is when they arrive.

Slack: `chat.postMessage`, one a second a channel.
"""

PATIENCE = 2.5
"""Seconds that a call waits for its turn; if it would be longer, it is postponed instead."""

A_MINUTE = 60.0
MOST: Final = 500.0
LEAST: Final = 1 / 8
"""The fraction of the planned rate below which the rate is never lowered."""

GUESS = 2.0
LONGEST_GUESS = 60.0
"""The pause in seconds if Slack does not say how long: doubled each time, up to a minute."""

PER_MINUTE: Mapping[str, float] = {
    # Slack gives no number: “several hundred messages a minute” a workspace.
    "chat.postMessage": 300,
    "chat.update": 50,  # Tier 3
    "chat.postEphemeral": 100,  # Tier 4
    "conversations.open": 50,  # Tier 3
    "conversations.history": 50,  # Tier 3, for apps of one's own
    "conversations.replies": 50,  # Tier 3, likewise
    "users.info": 100,  # Tier 4
    "users.list": 20,  # Tier 2
    "usergroups.users.list": 20,  # Tier 2
    "views.open": 100,  # Tier 4, and so the next three
    "views.push": 100,
    "views.update": 100,
    "views.publish": 100,
}
"""Calls a minute. Slack: docs.slack.dev/apis/web-api/rate-limits, and each method's page."""

TIER_3: Final = 50.0

IN_LINE: Mapping[str, float] = {"users.info": 75, "views.publish": 75, "views.update": 75}
"""Calls a minute of those in line, of 100: with their burst, no minute has more, so Slack refuses none."""

BURST_IN_LINE: Final = 20.0
"""Calls in line at once. The rest is left to what cannot wait: a manager's check, a tab that is drawn."""

LEAST_NAP: Final = 0.05
"""Seconds between two looks at a lane at the least, so that rounding makes no busy loop."""

BURST: Mapping[str, float] = {"chat.postMessage": 4}
"""Calls at once; for the other methods a whole minute's, because Slack counts its tiers by the minute."""


@dataclass(slots=True)
class MethodPace:
    """How fast one method may be called."""

    planned: float
    burst: float
    rate: float
    next_at: float = 0.0
    """When the next call would come if all were evenly spaced (a leaky bucket)."""
    closed_until: float = 0.0
    limited: int = 0
    """How often in a row Slack has refused this method for its rate limit."""
    changed_at: float = 0.0

    def opens_at(self, now: float) -> float:
        """Return when the next call may be made."""
        return max(now, self.next_at - (self.burst - 1) * A_MINUTE / self.rate)

    def take(self, at: float) -> None:
        """Count a call at this time."""
        self.next_at = max(self.next_at, at) + A_MINUTE / self.rate


class Pace:
    """The rate limits of one workspace: every call waits for its turn, or is postponed."""

    def __init__(
        self,
        *,
        gap: float = GAP,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        """Keep `gap` seconds between two messages to one conversation."""
        self._gap = gap
        self._clock = clock
        self._sleep = sleep
        self._lanes: dict[str, MethodPace] = {}
        self._lines: dict[str, asyncio.Lock] = {}
        self._quiet_until: dict[str, float] = {}

    async def turn(self, method: str, channel: str = "") -> None:
        """Wait until a call may be made; raise `TryLater` if that takes too long."""
        lane, now = self._lane(method), self._clock()
        self._hold_closed(lane, method)
        at = max(lane.opens_at(now), self._quiet_until.get(channel, 0.0))
        if at - now > PATIENCE:
            raise TryLater(f"Slack has enough for the moment, {method}", at - now)
        lane.take(at)
        self._hush(channel, at + self._gap)
        if at > now:
            await self._sleep(at - now)
            self._hold_closed(lane, method)

    async def line(self, method: str) -> None:
        """Wait in line until `turn` lets a call of a method through, however long that takes.

        The first come goes first, and only the head of the line looks at the clock.
        """
        lane, own = self._lane(method), self._own_lane(method)
        async with self._lines.setdefault(method, asyncio.Lock()):
            while (wait := self._wait(lane, own)) > 0:
                await self._sleep(max(wait, LEAST_NAP))
            own.take(self._clock())

    def limited(self, method: str, retry_after: str | None) -> float:
        """Pause a method for as long as Slack asks for, and lower its rate; return the pause in seconds."""
        lane, now = self._lane(method), self._clock()
        lane.limited += 1
        guess = min(GUESS * 2 ** min(lane.limited - 1, 10), LONGEST_GUESS)
        asked = seconds(retry_after) or guess
        after = asked * random.uniform(1.0, 1.1)  # noqa: S311 - no secret
        lane.closed_until = max(lane.closed_until, now + after)
        lane.rate, lane.changed_at = max(lane.rate / 2, lane.planned * LEAST), now
        return lane.closed_until - now

    def went(self, method: str) -> None:
        """Note that a call succeeded: after a minute without a refusal the rate is raised a little."""
        lane, now = self._lane(method), self._clock()
        lane.limited = 0
        top = MOST if method == "chat.postMessage" else lane.planned
        if now - lane.changed_at >= A_MINUTE:
            lane.rate, lane.changed_at = min(lane.rate * 1.1, top), now

    def _lane(self, method: str) -> MethodPace:
        if method not in self._lanes:
            planned = PER_MINUTE.get(method, TIER_3)
            burst = BURST.get(method, planned)
            self._lanes[method] = MethodPace(planned, burst, planned, changed_at=self._clock())
        return self._lanes[method]

    def _own_lane(self, method: str) -> MethodPace:
        """Return the slower pace of those in line for a method."""
        if f"{method} in line" not in self._lanes:
            most = IN_LINE.get(method, MOST)
            self._lanes[f"{method} in line"] = MethodPace(most, BURST_IN_LINE, most)
        return self._lanes[f"{method} in line"]

    def _wait(self, lane: MethodPace, own: MethodPace) -> float:
        """Return after how many seconds the head of a line should look again; 0 if `turn` takes it."""
        now = self._clock()
        free = max(lane.opens_at(now) - PATIENCE, own.opens_at(now))
        return max(lane.closed_until - now, free - now, 0.0)

    def _hold_closed(self, lane: MethodPace, method: str) -> None:
        left = lane.closed_until - self._clock()
        if left > 0:
            raise TryLater(f"Slack asked for time, {method}", left, everybody=method in SENDING)

    def _hush(self, channel: str, until: float) -> None:
        if channel:
            now = self._clock()
            self._quiet_until = {one: at for one, at in self._quiet_until.items() if at > now}
            self._quiet_until[channel] = until
