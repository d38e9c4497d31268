"""Answers in people's own chats. There is no outbox behind an answer, so it is tried again here."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Final, TypeVar

from bot.adapters.teams.answering.own_chats import OwnChats
from bot.adapters.teams.answering.sending import Activity, TeamsSending
from bot.port import Address, AddressGone, InDoubt, Sent, TryLater
from bot.ui.nodes import Message

log = logging.getLogger(__name__)

PAUSES: Final = (0.5, 2.0, 6.0, 15.0)
"""Seconds at the least before each further try of an answer that Teams has not taken, or perhaps not."""

T = TypeVar("T")

Sleep = Callable[[float], Awaitable[None]]


class DirectAnswers:
    """Sends answers to people's own chats."""

    def __init__(self, sending: TeamsSending, own: OwnChats, sleep: Sleep = asyncio.sleep) -> None:
        """Send by `sending`, to chats that are open or are opened now."""
        self._sending = sending
        self._own = own
        self._sleep = sleep

    async def send(self, to: Address, message: Message, *, key: str) -> Sent:
        """Send an answer; raise as `TeamsSending.send` does where it still fails after the last of `PAUSES`.

        After a broken line it is sent a second time: an answer twice is better than none, and only its asker
        sees it.
        """
        return await self._tried(lambda: self._sent(to, message, key))

    async def write(self, to: Address, activity: Activity) -> None:
        """Write an activity into somebody's own chat, likewise."""

        async def written() -> None:
            opened = to if to.at else await self._own.open(to)
            await self._sending.write(self._sending.place(opened), activity)

        await self._tried(written)

    async def _tried(self, act: Callable[[], Awaitable[T]]) -> T:
        for pause in PAUSES:
            try:
                return await act()
            except (InDoubt, TryLater) as problem:
                log.info("an answer is tried again", extra={"why": str(problem)})
                after = problem.after if isinstance(problem, TryLater) else 0.0
                await self._sleep(max(pause, after))
        return await act()

    async def _sent(self, to: Address, message: Message, key: str) -> Sent:
        opened = to if to.at else await self._own.open(to)
        try:
            return await self._sending.send(opened, message, key=key)
        except AddressGone:
            anew = await self._own.open(replace(to, at={}))
            return await self._sending.send(anew, message, key=key)
