"""A greeting where the app was installed: once, although Teams tells of it twice."""

import logging
from typing import Final

from bot.adapters.teams.answering.sending import TeamsSending
from bot.adapters.teams.calls.api import NOT_DONE
from bot.adapters.teams.reading.inbound import AppInstalled, ConversationKind, TeamsPlace
from bot.views.common.reader import Reader
from bot.views.platforms import own_chat

log = logging.getLogger(__name__)

MOST: Final = 10_000
"""Conversations of which it is remembered that they were greeted; the one of longest ago goes first."""


class Greeting:
    """Greets people, groups and teams."""

    def __init__(self, sending: TeamsSending) -> None:
        """Send by `sending`."""
        self._sending = sending
        self._greeted: dict[str, None] = {}

    async def greet(self, installed: AppInstalled, reader: Reader) -> None:
        """Greet, unless it was done already."""
        if installed.place.thread in self._greeted:
            return
        self._greeted[installed.place.thread] = None
        if len(self._greeted) > MOST:
            del self._greeted[next(iter(self._greeted))]
        personal = installed.kind is ConversationKind.PERSONAL
        try:
            await self._sending.post(
                installed.place, own_chat.hello(reader) if personal else own_chat.hello_to_all(reader)
            )
        except NOT_DONE as problem:
            log.info("nobody could be greeted", extra={"why": str(problem)})

    def forget(self, place: TeamsPlace) -> None:
        """Greet anew if the app comes again."""
        self._greeted.pop(place.thread, None)
