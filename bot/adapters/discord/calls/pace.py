"""Rate limits: what Discord's headers say of each bucket, and the limit of all calls together.

Source: docs.discord.com/developers/topics/rate-limits. A bucket is shared by routes, and is one a channel,
server or webhook; 50 requests a second are allowed together, interactions' answers not counted.
"""

import asyncio
import random
import time
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Final

from bot.adapters.discord.calls.errors import seconds
from bot.port import TryLater

PATIENCE: Final = 2.5
"""Seconds that a call waits for its turn; if it would be longer, it is postponed instead."""

ALL_TOGETHER: Final = 45.0
"""Calls a second. Discord: 50 for the whole bot; the rest is left to another process of the same bot."""

MOST_BUCKETS: Final = 5_000
"""Buckets that are remembered; the one that was used longest ago goes first."""


@dataclass(slots=True)
class Bucket:
    """What Discord last said of one bucket: calls that are left, and when it is full again."""

    left: int = 1
    full_at: float = 0.0


class DiscordPace:
    """The rate limits of one bot."""

    def __init__(
        self,
        *,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        """Count seconds by `clock`."""
        self._clock = clock
        self._sleep = sleep
        self._names: dict[str, str] = {}
        self._buckets: OrderedDict[str, Bucket] = OrderedDict()
        self._closed_until = 0.0
        self._next_at = 0.0

    async def turn(self, route: str, major: str, *, counted: bool = True) -> None:
        """Wait until a call may be made; raise `TryLater` if that takes too long.

        `major` is the channel, server or webhook of a route; a call that is not `counted` answers an
        interaction, and has no part in the limit of all calls together.
        """
        now = self._clock()
        at = max(now, self._opens_at(self._bucket(route, major), now))
        if counted:
            at = max(at, self._closed_until, self._next_at)
        if at - now > PATIENCE:
            raise TryLater(f"Discord has enough for the moment, {route}", at - now)
        self._take(self._bucket(route, major), at)
        if counted:
            self._next_at = max(self._next_at, at) + 1 / ALL_TOGETHER
        if at > now:
            await self._sleep(at - now)

    def learn(self, route: str, major: str, headers: Mapping[str, str]) -> None:
        """Take in what the headers of an answer say of its bucket."""
        name, left = headers.get("X-RateLimit-Bucket"), headers.get("X-RateLimit-Remaining")
        if name is None or left is None or not left.isdecimal():
            return
        self._names[route] = name
        bucket, now = self._bucket(route, major), self._clock()
        full_at = now + seconds(headers.get("X-RateLimit-Reset-After"))
        # Answers overtake each other: within one window the smallest number is the true one.
        bucket.left = int(left) if now >= bucket.full_at else min(bucket.left, int(left))
        bucket.full_at = full_at

    def limited(self, route: str, major: str, asked: object, *, everywhere: bool) -> float:
        """Pause a bucket, or every call, for as long as Discord asks; return the pause in seconds."""
        after = seconds(asked) * random.uniform(1.0, 1.1)  # noqa: S311 - no secret
        until = self._clock() + after
        if everywhere:
            self._closed_until = max(self._closed_until, until)
        else:
            bucket = self._bucket(route, major)
            bucket.left, bucket.full_at = 0, max(bucket.full_at, until)
        return after

    def _bucket(self, route: str, major: str) -> Bucket:
        key = f"{self._names.get(route, route)}:{major}"
        bucket = self._buckets.pop(key, None) or Bucket()
        self._buckets[key] = bucket
        if len(self._buckets) > MOST_BUCKETS:
            self._buckets.popitem(last=False)
        return bucket

    def _opens_at(self, bucket: Bucket, now: float) -> float:
        return bucket.full_at if bucket.left <= 0 and bucket.full_at > now else now

    def _take(self, bucket: Bucket, at: float) -> None:
        if at >= bucket.full_at:
            # Until the answer says more, a full bucket holds at least one call.
            bucket.left, bucket.full_at = max(bucket.left, 1), at
        bucket.left -= 1
