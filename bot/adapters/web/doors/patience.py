"""What a page says while the database stands still or its disk is full: 503 and a sentence, and soon."""

import asyncio
import logging
from collections.abc import Awaitable, Callable

from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response

from bot.adapters.web.reading.tongue import problem
from bot.store.database.troubles import Trouble, trouble_of
from bot.views.platforms import webchat

log = logging.getLogger(__name__)

Page = Callable[[Request], Awaitable[Response]]

LONGEST_PAGE = 2.5
"""Seconds for which a reader of a page is kept waiting."""

SENTENCES = {
    Trouble.STILL: webchat.STANDS_STILL,
    Trouble.OUT_OF_REACH: webchat.STANDS_STILL,
    Trouble.FULL: webchat.NO_ROOM,
    Trouble.READ_ONLY: webchat.NO_ROOM,
}


def within(page: Page, seconds: float | None = LONGEST_PAGE) -> Page:
    """Return a page that answers 503 where the database is in trouble, or does not answer in time.

    What waits for the database is not waited for any longer; None is for acts, which go on by themselves.
    """

    async def bounded(request: Request) -> Response:
        try:
            async with asyncio.timeout(seconds):
                return await page(request)
        except ClientDisconnect:
            return Response(status_code=408)
        except TimeoutError:
            return refused(request, Trouble.STILL)
        except Exception as fault:
            trouble = trouble_of(fault)
            if trouble not in SENTENCES:
                raise
            log.warning("a page could not be shown", extra={"why": str(trouble)})
            return refused(request, trouble)

    return bounded


def refused(request: Request, trouble: Trouble) -> Response:
    """Return the answer of a page that can neither read nor keep anything at present."""
    return problem(request.headers, 503, SENTENCES[trouble], {"Retry-After": "5"})
