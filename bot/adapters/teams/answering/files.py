"""Files beside messages: offered in somebody's own chat, and handed over when they allow it."""

import logging

from bot.adapters.teams.drawing import render
from bot.port import Sent
from bot.ui.nodes import Message

log = logging.getLogger(__name__)


class TeamsFiles:
    """Hands files over."""

    async def offered(self, sent: Sent, user: str, message: Message) -> None:
        """Offer the files of a message that was sent."""
        del sent, user
        if render.files(message):
            log.error("files are not handed over yet")
