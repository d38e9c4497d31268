"""Files beside messages: they are not handed over, and their reader is told so."""

import logging
from typing import Final

from bot.adapters.teams.answering.direct import DirectAnswers
from bot.adapters.teams.calls.api import NOT_DONE
from bot.adapters.teams.drawing import render
from bot.port import Address, NotReached
from bot.ui.nodes import Message
from bot.views.common.reader import Reader
from bot.views.platforms import own_chat

log = logging.getLogger(__name__)

NOT_TOLD: Final = (*NOT_DONE, NotReached)


class TeamsFiles:
    """Says of files that they do not come."""

    def __init__(self, direct: DirectAnswers) -> None:
        """Say it in people's own chats."""
        self._direct = direct

    async def beside(self, message: Message, to: Address, reader: Reader, *, key: str) -> None:
        """Tell the reader of a message, under it, that its files do not come. Never raise."""
        if not render.files(message):
            return
        try:
            await self._direct.send(to, own_chat.no_files(reader), key=f"{key}.files")
        except NOT_TOLD as problem:
            log.warning("nobody was told that a file does not come", extra={"why": str(problem)})
