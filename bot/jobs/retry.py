"""Retries: how long a delivery waits before the next attempt, and how many there are."""

import random
from datetime import timedelta

FIRST_WAIT = timedelta(seconds=2)
LONGEST_WAIT = timedelta(minutes=15)
MOST_ATTEMPTS = 60
"""With the waits above, half a day: after that an operator decides."""


def backoff(attempts: int) -> timedelta:
    """Return how long to wait: doubled at each attempt, with jitter, so that workers do not retry in step."""
    doubled = FIRST_WAIT * (1 << min(attempts, 20))
    jitter: float = random.uniform(0.5, 1.0)  # noqa: S311 - no secret
    return min(doubled, LONGEST_WAIT) * jitter
