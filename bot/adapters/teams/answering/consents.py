"""Answers to the question whether a file may come: it is made then, for whoever answered, and uploaded.

Source: learn.microsoft.com, "Send and receive files using bot": the invoke, the upload, and the card that
shows where the file is.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, Final

from bot.adapters.shared.landing_table import message_of
from bot.adapters.teams.answering.direct import DirectAnswers
from bot.adapters.teams.answering.files import NOT_TOLD
from bot.adapters.teams.answering.sending import TeamsSending
from bot.adapters.teams.calls.uploads import NotUploaded, Uploads
from bot.adapters.teams.drawing import render
from bot.adapters.teams.people.managers import CannotAskTeams
from bot.adapters.teams.people.members import TeamsMembers
from bot.adapters.teams.reading.inbound import Consented, ConversationKind, TeamsAct, TeamsWhere
from bot.handlers.routing import Answer
from bot.port import Address
from bot.ui.attachments import File
from bot.ui.nodes import Aside, Message
from bot.ui.requests import Actor, Request
from bot.ui.verbs.people import FILE_PAGE, FileOf
from bot.views.common.reader import Reader
from bot.views.people import doorstep
from bot.views.platforms import handed_files

log = logging.getLogger(__name__)

FILE_INFO: Final = "application/vnd.microsoft.teams.card.file.info"

Answering = Callable[[Request], Future[Answer]]


@dataclass(frozen=True, slots=True)
class FileMaking:
    """What is needed of the app."""

    begin: Answering
    begin_former: Answering
    reader: Callable[[Actor], Reader]
    first: Callable[[str, str], Future[bool]]
    """Writes down an act in a tenant by its key; tells whether it is the first of this key."""


class TeamsConsents:
    """Takes the answers to questions about files."""

    def __init__(
        self,
        making: FileMaking,
        members: TeamsMembers,
        sending: TeamsSending,
        direct: DirectAnswers,
        uploads: Uploads,
    ) -> None:
        """Make files by `making`, and upload them by `uploads`."""
        self._making = making
        self._members = members
        self._sending = sending
        self._direct = direct
        self._uploads = uploads

    async def take(self, said: Consented) -> None:
        """Take an answer, once; what is shared in a group or a channel is no answer to a question of ours."""
        about = FILE_PAGE.read(said.file)
        if said.kind is not ConversationKind.PERSONAL or about is None:
            return
        act = _act(said, about)
        if not await asyncio.wrap_future(self._making.first(said.place.tenant, f"{act.user}.{said.key}")):
            return
        await self._answered(said, act, about)

    async def _answered(self, said: Consented, act: TeamsAct, about: FileOf) -> None:
        try:
            who, is_member = await self._members.who(act, decides=False)
        except CannotAskTeams:
            reader = self._making.reader(Actor("teams", said.place.tenant, act.user, "", "en-GB"))
            await self._told(said, message_of(doorstep.cannot_ask(reader)))
            return
        reader = self._making.reader(who)
        if not said.upload:
            await self._gone(said)
            await self._told(said, handed_files.declined(reader, about))
            return
        begin = self._making.begin if is_member else self._making.begin_former
        await self._put(said, about, reader, await asyncio.wrap_future(begin(act.request(who))))

    async def _put(self, said: Consented, about: FileOf, reader: Reader, answer: Answer) -> None:
        """Upload the file that an answer has; where it has none any more, show the answer itself."""
        file = _named(answer, about)
        if file is None:
            await self._gone(said)
            await self._told(said, handed_files.no_such_file(reader, about))
            return
        try:
            await self._uploads(said.upload, file.content)
        except NotUploaded as problem:
            log.warning("a file was allowed, and could not be uploaded", extra={"why": str(problem)})
            await self._told(said, handed_files.not_uploaded(reader, about))
            return
        if self._uploads.takes(said.content_url):
            await self._written(said, _info(said))
        else:
            await self._told(said, handed_files.uploaded(reader, about))
        await self._gone(said)

    async def _written(self, said: Consented, activity: dict[str, Any]) -> None:
        await self._tried(self._direct.write(_chat(said), activity))

    async def _told(self, said: Consented, message: Message) -> None:
        await self._tried(self._direct.send(_chat(said), message, key=f"{said.key}.file"))

    async def _tried(self, telling: Awaitable[object]) -> None:
        try:
            await telling
        except NOT_TOLD as problem:
            log.warning("nobody was told what became of a file", extra={"why": str(problem)})

    async def _gone(self, said: Consented) -> None:
        """Delete the question: it is answered."""
        with suppress(*NOT_TOLD):
            await self._sending.remove(said.place, said.message)


def _act(said: Consented, about: FileOf) -> TeamsAct:
    return TeamsAct(
        key=said.key,
        member=said.member,
        place=said.place,
        kind=said.kind,
        where=TeamsWhere.CARD,
        verb=about.verb,
        ref=about.about or "",
    )


def _chat(said: Consented) -> Address:
    return Address(said.place.tenant, said.member.user, said.place.at)


def _named(answer: Answer, about: FileOf) -> File | None:
    shown = message_of(answer) if isinstance(answer, Message | Aside) else None
    files = render.files(shown) if shown else ()
    return next((one for one in files if one.name == about.name), None)


def _info(said: Consented) -> dict[str, Any]:
    """Return the card that shows a file where it is now."""
    content = {"uniqueId": said.unique_id, "fileType": said.file_type}
    card = {
        "contentType": FILE_INFO,
        "contentUrl": said.content_url,
        "name": said.name,
        "content": content,
    }
    return {"type": "message", "summary": said.name, "attachments": [card]}
