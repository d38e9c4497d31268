"""Answers in direct messages. There is no outbox behind an answer, so it is tried again here."""

import asyncio
import logging
from typing import Final, Protocol

from bot.adapters.slack.calls.api import REFUSALS, CallingInLine
from bot.adapters.slack.drawing import render
from bot.port import Address, GoingOut, InDoubt, Sent, TryLater, unrecorded
from bot.ui.nodes import Message

log = logging.getLogger(__name__)

PAUSES: Final = (1.0, 4.0, 15.0)
"""Seconds before each further try of an answer that Slack has not taken, or perhaps not."""


class DirectMessages(Protocol):
    """What is needed to write a direct message."""

    async def send(
        self,
        to: Address,
        message: Message,
        *,
        key: str,
        again: bool = False,
        going_out: GoingOut = unrecorded,
    ) -> Sent:
        """Send a message; with `again`, only if it is not there already."""
        ...

    async def revise(self, at: Sent, message: Message, *, key: str, stays: bool = False) -> Sent:
        """Draw a sent message again."""
        ...


class Direct:
    """Sends answers as direct messages, each once."""

    def __init__(self, api: CallingInLine, sending: DirectMessages) -> None:
        """Send by `sending`, once this Web API says that it is an answer's turn."""
        self._api = api
        self._sending = sending

    async def send(self, to: Address, message: Message, *, key: str) -> Sent:
        """Send an answer; where the line breaks, look whether it arrived, and send it again where it did not.

        Raise as `Sending.send` does if it still fails after the last of `PAUSES`.
        """
        again = False
        for pause in PAUSES:
            try:
                return await self._in_line(to, message, key, again=again)
            except InDoubt as lost:
                if lost.for_good:
                    raise
                again = True
                log.info("an answer may have arrived; it is looked for", extra={"why": str(lost)})
            except TryLater as later:
                log.info("an answer is tried again", extra={"why": str(later)})
            await asyncio.sleep(pause)
        return await self._in_line(to, message, key, again=again)

    async def _in_line(self, to: Address, message: Message, key: str, *, again: bool) -> Sent:
        """Send a message once it is its turn, and once more each time that Slack asks for time."""
        for _ in range(0 if render.files(message) else REFUSALS):
            await self._api.line("chat.postMessage")
            try:
                return await self._sending.send(to, message, key=key, again=again)
            except TryLater as later:
                if not later.after:
                    raise
        return await self._sending.send(to, message, key=key, again=again)
