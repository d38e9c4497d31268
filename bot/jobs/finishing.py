"""Finishing: what is being sent at a stop gets some time, so that few messages are left in doubt."""

import asyncio
from collections.abc import Collection

LAST_WORDS = 5.0
"""Seconds that messages being sent get to finish at a stop."""


async def finish(under_way: Collection[asyncio.Task[None]]) -> None:
    """Wait a while for the messages being sent; then cancel the rest."""
    if under_way:
        _, late = await asyncio.wait(under_way, timeout=LAST_WORDS)
        for one in late:
            one.cancel()
        await asyncio.gather(*under_way, return_exceptions=True)
