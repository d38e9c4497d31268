"""A greeting where the app was installed: once, although Teams tells of it twice, to any of our processes."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from concurrent.futures import Future

from bot.adapters.teams.answering.direct import PAUSES
from bot.adapters.teams.answering.sending import TeamsSending
from bot.adapters.teams.reading.inbound import PLATFORM, AppInstalled, ConversationKind, TeamsPlace
from bot.port import NOT_DONE, TryLater
from bot.ui.nodes import Message
from bot.views.common.reader import Reader
from bot.views.platforms import own_chat

log = logging.getLogger(__name__)


class Greeting:
    """Greets people, groups and teams."""

    def __init__(
        self,
        sending: TeamsSending,
        first: Callable[[str, str, str], Future[bool]],
        again: Callable[[str, str, str], Future[None]],
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        """Send by `sending`; `first` and `again` keep what is greeted, by platform, tenant and id."""
        self._sending = sending
        self._first = first
        self._again = again
        self._sleep = sleep

    async def greet(self, installed: AppInstalled, reader: Reader) -> None:
        """Greet, unless it was done already; what may have arrived is not sent again."""
        place = installed.place
        if not await asyncio.wrap_future(self._first(PLATFORM, place.tenant, place.thread)):
            return
        personal = installed.kind is ConversationKind.PERSONAL
        said = own_chat.hello(reader) if personal else own_chat.hello_to_all(reader)
        try:
            await self._said(place, said)
        except NOT_DONE as problem:
            log.info("nobody could be greeted", extra={"why": str(problem)})

    async def forget(self, place: TeamsPlace) -> None:
        """Greet anew if the app comes again."""
        await asyncio.wrap_future(self._again(PLATFORM, place.tenant, place.thread))

    async def _said(self, place: TeamsPlace, said: Message) -> None:
        for pause in PAUSES:
            try:
                await self._sending.post(place, said)
            except TryLater as problem:
                await self._sleep(max(pause, problem.after))
            else:
                return
        await self._sending.post(place, said)
