"""Puts answers where they belong in Teams."""

import logging
from functools import partial
from typing import Any, assert_never

from bot.adapters.shared.background import Background
from bot.adapters.shared.landing_table import as_message, message_of
from bot.adapters.teams.answering import invokes
from bot.adapters.teams.answering.direct import DirectAnswers
from bot.adapters.teams.answering.files import NOT_TOLD, TeamsFiles, can_ask
from bot.adapters.teams.answering.invokes import Body
from bot.adapters.teams.answering.sending import TeamsSending, in_words
from bot.adapters.teams.answering.turn import TeamsTurn
from bot.adapters.teams.answering.ways import LANDINGS, TeamsWay, spot_of
from bot.adapters.teams.calls.api import call
from bot.adapters.teams.calls.errors import NO_ACTIVITY, TeamsRefusal
from bot.adapters.teams.drawing import files, forms, render, rooms
from bot.adapters.teams.drawing.fields import FormAids
from bot.adapters.teams.reading.inbound import INVOKES, TeamsWhere
from bot.handlers.routing import Answer
from bot.port import Address, Sent, Unreachable
from bot.ui.forms import Form, Rejected
from bot.ui.nodes import Aside, Message
from bot.views.common import refusals
from bot.views.common.reader import Reader
from bot.views.platforms import dialogs, handed_files, notes, own_chat

log = logging.getLogger(__name__)


class TeamsLanding:
    """Puts answers where they belong."""

    def __init__(
        self, sending: TeamsSending, direct: DirectAnswers, handing: TeamsFiles, background: Background
    ) -> None:
        """Answer in the response, or in a person's own chat."""
        self._sending = sending
        self._direct = direct
        self._handing = handing
        self._background = background

    async def land(self, turn: TeamsTurn, answer: Answer) -> Body:
        """Put an answer where it belongs; return what the response says."""
        way = LANDINGS.way(spot_of(turn.act), answer, late=turn.late)
        answer = _led(answer, turn.act.user)
        if isinstance(answer, Message) and answer.stands and turn.act.at:
            in_response = turn.act.where is TeamsWhere.CARD and not turn.late
            way = TeamsWay.REPLACED if in_response else TeamsWay.REDRAWN
        answer = _filed(turn, answer)
        if isinstance(answer, Message | Aside) and render.files(message_of(answer)):
            way = TeamsWay.LINE if way is TeamsWay.LINE else TeamsWay.BESIDE
        return await self._by(way, turn, answer)

    async def meanwhile(self, turn: TeamsTurn) -> Body:
        """Say that the answer follows; return what the response says of it."""
        act = turn.act
        if act.where not in INVOKES and not act.is_shared:
            wait = refusals.taking_longer(turn.reader).message
            turn.line = await self._told(turn, wait, "wait")
        return invokes.words(act.where, own_chat.follows(turn.reader))

    async def _by(self, way: TeamsWay, turn: TeamsTurn, answer: Answer) -> Body:
        """Let an answer reach its reader in this way."""
        match way:
            case TeamsWay.REPLACED:
                return self._replaced(turn, as_message(turn.reader, answer))
            case TeamsWay.DIALOG if isinstance(answer, Form | Rejected):
                return invokes.dialog(_dialog(turn.reader, answer))
            case TeamsWay.REDRAWN:
                await self._redrawn(turn, as_message(turn.reader, answer))
            case TeamsWay.LINE:
                await self._in_line(turn, _note(turn.reader, answer))
            case TeamsWay.BESIDE | TeamsWay.BUTTON | TeamsWay.DIALOG:
                return await self._beside(turn, _note(turn.reader, answer))
            case _:
                assert_never(way)
        return None

    def _replaced(self, turn: TeamsTurn, message: Message) -> Body:
        """Answer with the card; draw the message anew too, for other devices and other readers.

        A card in a response stands in place of the pressed one for its presser, and only as long as their
        client keeps it (learn.microsoft.com, Universal Actions: what the others see is another call's).
        """
        if turn.act.message:
            self._background.follow(self._tried_to_redraw(turn, message))
        return invokes.card(render.message(message).card)

    async def _tried_to_redraw(self, turn: TeamsTurn, message: Message) -> None:
        try:
            await self._sending.redraw(turn.act.place, turn.act.message, message)
        except NOT_TOLD as problem:
            log.info("a pressed card was answered, and not drawn anew", extra={"why": str(problem)})

    async def _redrawn(self, turn: TeamsTurn, message: Message) -> None:
        try:
            await self._sending.redraw(turn.act.place, turn.act.message, message)
        except NOT_TOLD as problem:
            gone = isinstance(problem, TeamsRefusal) and problem.code == NO_ACTIVITY
            log.info("a pressed card was not drawn anew", extra={"why": str(problem), "gone": gone})
            await self._told(turn, message, "answer")

    async def _in_line(self, turn: TeamsTurn, message: Message) -> None:
        if turn.line is not None and not render.files(message):
            try:
                await self._sending.revise(turn.line, message, key=f"{turn.act.key}.answer", stays=True)
            except Exception as problem:
                if not isinstance(problem, (*NOT_TOLD, Unreachable)):
                    raise
                log.info("the line that waits is gone", extra={"why": str(problem)})
            else:
                return
        await self._told(turn, message, "answer")

    async def _beside(self, turn: TeamsTurn, message: Message) -> Body:
        """Answer in the person's own chat, and say so where they asked."""
        told = await self._told(turn, message, "answer")
        said = (own_chat.beside if told else own_chat.add_me_first)(turn.reader)
        act = turn.act
        if act.where not in INVOKES:
            if act.is_shared:
                await self._noted(turn, said, told=told is not None)
            return None
        if turn.late:
            return None
        if told and act.where is TeamsWhere.FORM and not act.is_shared:
            return None  # an empty answer closes the dialog, and the message is what its reader sees then
        if told and not act.is_shared:
            said = message.title
        return invokes.words(act.where, said)

    async def _told(self, turn: TeamsTurn, message: Message, suffix: str) -> Sent | None:
        act = turn.act
        at = act.place.at if not act.is_shared else {}
        to, key = Address(act.place.tenant, act.user, at), f"{act.key}.{suffix}"
        try:
            sent = await self._direct.send(to, files.without_words(message), key=key)
        except NOT_TOLD as problem:
            log.warning("an answer could not be shown", extra={"verb": turn.verb, "why": str(problem)})
            return None
        await self._handing.beside(message, to, turn.reader, key=key)
        return sent

    async def _noted(self, turn: TeamsTurn, said: str, *, told: bool) -> None:
        """Say where others read along that the answer is elsewhere: to the asker alone, if Teams can.

        Such a message vanishes after a day, and is a preview: what matters is in their own chat already.
        Where it is not, everybody may read what is to be done.
        """
        act = turn.act
        if told:
            whom = {"id": act.member.account, "name": act.member.name, "isTargeted": True}
            activity = {**in_words(Message(said)), "text": said, "recipient": whom}
            what = call(
                "POST",
                "/v3/conversations/{conversation}/activities",
                {"isTargetedActivity": "true"},
                conversation=act.place.conversation,
            )
        else:
            activity = {**in_words(Message(said)), "text": said}
            what = call(
                "POST", "/v3/conversations/{conversation}/activities", conversation=act.place.conversation
            )
        try:
            await self._sending.call(act.place, what, activity)
        except NOT_TOLD as problem:
            log.info("nothing was said where others read", extra={"why": str(problem)})


def _filed(turn: TeamsTurn, answer: Answer) -> Answer:
    """Return an answer with the files alone that were asked for; a button asks for each other one.

    Where nobody can be asked whether one may come, a page gives it: in some national clouds, and to guests,
    who have no OneDrive in the tenant.
    """
    asks = turn.is_member and can_ask(turn.act.place.service)
    page = None if asks else partial(handed_files.page, turn.reader)
    match answer:
        case Message():
            return files.with_buttons(answer, keeps=turn.verb, page=page)
        case Aside(message):
            return Aside(files.with_buttons(message, keeps=turn.verb, page=page))
        case _:
            return answer


def _led(answer: Answer, reader: str) -> Answer:
    """Return an answer whose ways lead its reader to the other person, where a room has no chat."""
    match answer:
        case Message():
            return rooms.led(answer, reader)
        case Aside(message):
            return Aside(rooms.led(message, reader))
        case _:
            return answer


def _dialog(reader: Reader, answer: Form | Rejected) -> dict[str, Any]:
    aids = FormAids(dialogs.missing(reader), dialogs.paste(reader))
    match answer:
        case Form():
            return forms.dialog(answer, aids=aids)
        case Rejected(form, errors):
            return forms.dialog(form, errors, aids)


def _note(reader: Reader, answer: Answer) -> Message:
    """Return an answer as a message; of a form, one that keeps its words and opens it again."""
    match answer:
        case Form():
            return notes.next_step(reader, answer).message
        case Rejected():
            return notes.handed_back(reader, answer).message
        case Message() | Aside():
            return message_of(answer)
