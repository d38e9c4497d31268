"""The promise every platform asks for: an answer within the budget, or a word that it follows."""

import asyncio
from concurrent.futures import Future

from bot.handlers.routing import Answer

BUDGET = 1.5
"""Seconds within which a platform is acknowledged: half of Slack's and Discord's 3."""


async def within_budget(begun: Future[Answer]) -> Answer | None:
    """Return the answer, or None where it is late; the work goes on all the same."""
    try:
        return await asyncio.wait_for(asyncio.shield(asyncio.wrap_future(begun)), BUDGET)
    except TimeoutError:
        return None
