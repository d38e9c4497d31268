"""Files beside messages: whether one may be put into its reader's OneDrive is asked in their own chat.

Source: learn.microsoft.com, "Send and receive files using bot": the card that asks for consent.
"""

import logging
from functools import partial
from typing import Any, Final

from bot.adapters.teams.answering.direct import DirectAnswers
from bot.adapters.teams.drawing import files as drawing
from bot.adapters.teams.drawing import render
from bot.port import NOT_DONE, Address, NotReached
from bot.ui import refs
from bot.ui.attachments import File
from bot.ui.nodes import Message
from bot.views.common.reader import Reader
from bot.views.platforms import handed_files

log = logging.getLogger(__name__)

NOT_TOLD: Final = (*NOT_DONE, NotReached)
"""The errors of sending to a person's own chat."""

CONSENT: Final = "application/vnd.microsoft.teams.card.file.consent"

NATIONAL: Final = (".us", ".cn")
"""How the hosts of clouds end whose bots hand over no files: GCC High, DoD, Teams by 21Vianet (same page)."""


class TeamsFiles:
    """Hands files over beside messages."""

    def __init__(self, direct: DirectAnswers) -> None:
        """Do it in people's own chats."""
        self._direct = direct

    async def beside(self, message: Message, to: Address, reader: Reader, *, key: str) -> None:
        """Ask the reader of a message, under it, for each of its files whether it may come. Never raise."""
        for at, file in enumerate(render.files(message)):
            try:
                await self._handed(file, to, reader, f"{key}.file{at}")
            except NOT_TOLD as problem:
                log.warning("a file was not handed over", extra={"why": str(problem)})

    async def _handed(self, file: File, to: Address, reader: Reader, key: str) -> None:
        if file.again is None:
            for number, words in enumerate(drawing.in_words(file)):
                await self._direct.send(to, words, key=f"{key}.{number}")
            return
        try:
            await self._direct.write(to, question(file))
        except NOT_TOLD as problem:
            log.info("nobody could be asked for consent to a file", extra={"why": str(problem)})
            title = Message(handed_files.by_page(reader), (file,))
            by_page = drawing.with_buttons(title, page=partial(handed_files.page, reader))
            await self._direct.send(to, by_page, key=f"{key}.page")


def can_ask(service: str) -> bool:
    """Tell whether people of a cloud can be asked for consent, by the address of its connector."""
    host = service.partition("://")[2].partition("/")[0].partition(":")[0]
    return not host.endswith(NATIONAL)


def question(file: File) -> dict[str, Any]:
    """Return the message that asks whether a file may be put into its reader's OneDrive.

    What comes back with the answer says which file it is, and nothing of it is kept until then.
    """
    about = drawing.about(file)
    context = {"file": refs.write(about) if about else ""}
    asked = {
        "description": file.label,
        "sizeInBytes": len(file.content),
        "acceptContext": context,
        "declineContext": context,
    }
    card = {"contentType": CONSENT, "name": file.name, "content": asked}
    return {"type": "message", "summary": file.label, "attachments": [card]}
