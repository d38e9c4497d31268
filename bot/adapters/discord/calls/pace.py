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

MARGIN: Final = 0.05
"""Seconds after a window in which Discord may not have begun the next one yet."""

MOST_BUCKETS: Final = 5_000
"""Buckets that are remembered; the one that was used longest ago goes first."""


@dataclass(slots=True)
class Bucket:
    """What Discord last said of one bucket, and what was taken from it since.

    It holds so many calls in a window of so many seconds; as long as Discord has not said, as in most.
    """

    size: int = 5
    window: float = 1.0
    left: int = 5
    began: float = 0.0
    """When the present window began; in the future, if all before it is taken."""
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
            everybody = counted and self._closed_until - now > PATIENCE
            raise TryLater(
                f"Discord has enough for the moment, {route}", at - now, everybody=everybody, tried=False
            )
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
        rest = seconds(headers.get("X-RateLimit-Reset-After"))
        size = headers.get("X-RateLimit-Limit", "")
        bucket.size = max(int(size), 1) if size.isdecimal() else bucket.size
        bucket.window = rest if int(left) >= bucket.size - 1 else max(bucket.window, rest)
        if now < bucket.began:
            return  # it speaks of the window before
        # Answers overtake each other: within one window the smallest number is the true one.
        bucket.left = int(left) if now >= bucket.full_at else min(bucket.left, int(left))
        bucket.full_at = now + rest

    def limited(self, route: str, major: str, asked: object, *, everywhere: bool) -> float:
        """Pause a bucket, or every call, for as long as Discord asks; return the pause in seconds."""
        after = seconds(asked) * random.uniform(1.0, 1.1)  # noqa: S311 - no secret
        until = self._clock() + after
        if everywhere:
            self._closed_until = max(self._closed_until, until)
        else:
            bucket = self._bucket(route, major)
            bucket.left, bucket.began, bucket.full_at = 0, until, max(bucket.full_at, until)
        return after

    def _bucket(self, route: str, major: str) -> Bucket:
        key = f"{self._names.get(route, route)}:{major}"
        bucket = self._buckets.pop(key, None) or Bucket()
        self._buckets[key] = bucket
        if len(self._buckets) > MOST_BUCKETS:
            self._buckets.popitem(last=False)
        return bucket

    def _opens_at(self, bucket: Bucket, now: float) -> float:
        return max(now, bucket.began if bucket.left > 0 else bucket.full_at)

    def _take(self, bucket: Bucket, at: float) -> None:
        if at >= bucket.full_at:
            bucket.left, bucket.began, bucket.full_at = bucket.size, at, at + bucket.window + MARGIN
        bucket.left -= 1
