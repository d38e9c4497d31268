"""Waiting for a condition, for a bounded time."""

import asyncio
import time
from collections.abc import Callable

PATIENCE = 20.0
"""Seconds until the deadline."""

A_MOMENT = 0.02


async def until(holds: Callable[[], bool], patience: float = PATIENCE) -> float:
    """Wait until a condition holds; return after how many seconds. Raises AssertionError at the deadline."""
    start = time.monotonic()
    while time.monotonic() - start < patience:
        if holds():
            return time.monotonic() - start
        await asyncio.sleep(A_MOMENT)
    raise AssertionError(f"it did not come true within {patience} s")


def wait_until(holds: Callable[[], bool], patience: float = PATIENCE) -> float:
    """Do the same where there is no event loop."""
    return asyncio.run(until(holds, patience))
