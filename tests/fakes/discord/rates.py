"""Discord's rate limits: per bucket, for the whole bot, and the count of invalid requests.

Discord names no bucket's size; those here are what its headers said in practice, and a test may set others.
The 50 requests a second and the 10,000 invalid ones in ten minutes are from its documentation (topics: rate
limits).
"""

import hashlib
from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

GENEROUS: Final = (100_000, 1.0)
REAL: Final[Mapping[str, tuple[int, float]]] = {
    "POST /channels/{channel}/messages": (5, 5.0),
    "PATCH /channels/{channel}/messages/{message}": (5, 5.0),
    "DELETE /channels/{channel}/messages/{message}": (5, 1.0),
    "PATCH /channels/{channel}": (5, 5.0),
    "POST /channels/{channel}/threads": (5, 5.0),
    "GET /channels/{channel}/messages": (5, 1.0),
    "POST /users/@me/channels": (10, 10.0),
    "GET /guilds/{guild}/members/{user}": (5, 1.0),
    "POST /webhooks/{application}/{token}": (5, 5.0),
}
"""Calls, and the seconds in which they may be made, of each route."""
A_SECOND: Final = 50
MOST_INVALID: Final = 10_000
TEN_MINUTES: Final = 600.0
MAJOR: Final = ("channel", "guild", "token")
NOT_COUNTED: Final = ("POST /interactions", "POST /webhooks", "PATCH /webhooks", "GET /webhooks")
"""Routes that the bot's whole limit does not count (Discord's documentation: interactions)."""


@dataclass
class Bucket:
    """The calls of one route for one channel, server or token in the present window."""

    calls: int
    seconds: float
    began: float = 0.0
    used: int = 0


@dataclass(frozen=True, slots=True)
class TooMany:
    """How a call is refused for its number."""

    after: float
    scope: str


@dataclass
class Rates:
    """Counts calls; refused ones do not use up a bucket."""

    per_route: Mapping[str, tuple[int, float]] = field(default_factory=dict)
    a_second: int = 0
    """Calls of the whole bot in a second; 0 for no end."""
    second: float = 1.0
    """How long a second is: longer where a test has to be slow."""
    invalid: deque[float] = field(default_factory=deque)
    """When those calls of the last ten minutes were that got 401, 403, or 429 of the bot's own making."""
    most_invalid: int = MOST_INVALID
    _buckets: dict[tuple[str, str], Bucket] = field(default_factory=dict)
    _all: deque[float] = field(default_factory=deque)

    def asks(self, route: str, of: Mapping[str, str], now: float) -> TooMany | None:
        """Count a call; return how long it has to wait where it is one too many."""
        if self.a_second and not route.startswith(NOT_COUNTED):
            while self._all and now - self._all[0] >= self.second:
                self._all.popleft()
            if len(self._all) >= self.a_second:
                return TooMany(self._all[0] + self.second - now, "global")
        bucket = self._bucket(route, of, now)
        if bucket.used >= bucket.calls:
            return TooMany(bucket.began + bucket.seconds - now, "user")
        bucket.used += 1
        self._all.append(now)
        return None

    def headers(self, route: str, of: Mapping[str, str], now: float) -> dict[str, str]:
        """Return the headers that say what is left."""
        bucket = self._bucket(route, of, now)
        after = max(bucket.began + bucket.seconds - now, 0.0)
        return {
            "X-RateLimit-Limit": str(bucket.calls),
            "X-RateLimit-Remaining": str(bucket.calls - bucket.used),
            "X-RateLimit-Reset": f"{now + after:.3f}",
            "X-RateLimit-Reset-After": f"{after:.3f}",
            "X-RateLimit-Bucket": hashlib.sha256(route.encode()).hexdigest()[:32],
        }

    def was_invalid(self, now: float) -> None:
        """Count an invalid request."""
        self.invalid.append(now)

    def banned(self, now: float) -> bool:
        """Tell whether so many were invalid that Discord's front does not let anything in."""
        while self.invalid and now - self.invalid[0] >= TEN_MINUTES:
            self.invalid.popleft()
        return len(self.invalid) >= self.most_invalid

    def _bucket(self, route: str, of: Mapping[str, str], now: float) -> Bucket:
        key = (route, "+".join(of.get(name, "") for name in MAJOR))
        calls, seconds = self.per_route.get(route, GENEROUS)
        bucket = self._buckets.setdefault(key, Bucket(calls, seconds, now))
        if now - bucket.began >= bucket.seconds:
            bucket.began, bucket.used = now, 0
        bucket.calls, bucket.seconds = calls, seconds
        return bucket
