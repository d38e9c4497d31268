"""Uploads of files to where a person let them be put. Our token never goes there.

Source: learn.microsoft.com, "Send and receive files using bot" (PUT to `uploadUrl`), "Upload large files with
an upload session" (`Content-Range`; 200 or 201 once it is whole).
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Collection
from typing import Final

import aiohttp
import yarl

from bot.adapters.teams.calls.api import Http
from bot.adapters.teams.upload_hosts import is_upload

PATIENCE: Final = aiohttp.ClientTimeout(total=30, connect=5)
"""Timeout of an upload in seconds: half a megabyte at most."""

PAUSES: Final = (0.5, 2.0)
"""Seconds before each further try: the same bytes to the same place have one effect."""

WHOLE: Final = frozenset({200, 201})
AGAIN: Final = frozenset({408, 429, 500, 502, 503, 504})

log = logging.getLogger(__name__)


class NotUploaded(Exception):
    """The file is not there; the text says why, without an address."""


class Uploads:
    """Uploads to the hosts that an operator allows."""

    def __init__(
        self, http: Http, hosts: Collection[str], sleep: Callable[[float], Awaitable[None]] = asyncio.sleep
    ) -> None:
        """Upload to these hosts alone."""
        self._http = http
        self._hosts = hosts
        self._sleep = sleep

    def takes(self, url: str) -> bool:
        """Tell whether an address is at a host that is allowed."""
        return is_upload(url, self._hosts)

    async def __call__(self, url: str, content: bytes) -> None:
        """Upload a whole file; raise `NotUploaded`."""
        if not self.takes(url):
            raise NotUploaded("the address is at no host of TEAMS_UPLOAD_HOSTS: nothing is sent there")
        for pause in (*PAUSES, None):
            why, is_final = await self._tried(url, content)
            if not why:
                return
            if is_final or pause is None:
                raise NotUploaded(why)
            log.info("an upload is tried again", extra={"why": why})
            await self._sleep(pause)

    async def _tried(self, url: str, content: bytes) -> tuple[str, bool]:
        """Return why it failed (empty: it did not), and whether it would fail again."""
        last = len(content) - 1
        headers = {
            "Content-Type": "application/octet-stream",
            "Content-Range": f"bytes 0-{last}/{len(content)}",
        }
        try:
            async with self._http().put(
                yarl.URL(url, encoded=True),
                data=content,
                headers=headers,
                allow_redirects=False,
                timeout=PATIENCE,
            ) as answer:
                status = answer.status
        except (aiohttp.ClientError, TimeoutError, OSError) as problem:
            return f"the line broke ({type(problem).__name__})", False
        return ("", True) if status in WHOLE else (f"status {status}", status not in AGAIN)
