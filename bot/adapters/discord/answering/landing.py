"""Puts answers where they belong on Discord."""

import logging
from collections.abc import Iterable
from typing import Final, assert_never

from bot.adapters.discord.answering.interactions import FirstAnswer, Interactions
from bot.adapters.discord.answering.sending import DiscordSending, among_moderators
from bot.adapters.discord.answering.turn import DiscordTurn
from bot.adapters.discord.answering.ways import LANDINGS, DiscordPlace, DiscordWay
from bot.adapters.discord.calls.errors import (
    TOKEN_SPENT,
    UNKNOWN_INTERACTION,
    UNKNOWN_WEBHOOK,
    DiscordRefusal,
)
from bot.adapters.discord.drawing import forms
from bot.adapters.discord.drawing.component_types import EPHEMERAL
from bot.adapters.discord.reading.inbound import DiscordCompletion
from bot.adapters.discord.server_marks import of_server
from bot.adapters.shared.landing_table import as_message, message_of
from bot.handlers.routing import Answer
from bot.port import NOT_DONE, Address, InDoubt, Sent, Unreachable
from bot.ui.forms import Form, Rejected
from bot.ui.nodes import Aside, Message
from bot.ui.requests import Completion
from bot.views.common import refusals
from bot.views.common.reader import Reader
from bot.views.platforms import communities, notes

log = logging.getLogger(__name__)

SPENT: Final = frozenset({UNKNOWN_INTERACTION, UNKNOWN_WEBHOOK, TOKEN_SPENT})
"""The token of an interaction takes nothing any more."""

PRESSED: Final = frozenset(
    {DiscordPlace.CARD, DiscordPlace.SERVERS_CARD, DiscordPlace.PRIVATE, DiscordPlace.PRIVATE_FORM}
)
"""Where a message was pressed that stays: a deferral leaves it, and what follows stands beside it."""


class DiscordLanding:
    """Puts answers where they belong."""

    def __init__(self, interactions: Interactions, sending: DiscordSending) -> None:
        """Answer interactions, and typed words by a message."""
        self._interactions = interactions
        self._sending = sending

    async def land(self, turn: DiscordTurn, answer: Answer) -> None:
        """Put an answer where it belongs; what cannot be shown is logged, without its words."""
        way = LANDINGS.way(turn.place, answer, late=turn.late)
        if isinstance(answer, Message) and answer.stands and turn.act.message:
            answer = among_moderators(answer) if turn.is_private else answer
            way = DiscordWay.REDRAWN
        try:
            await self._by(way, turn, answer)
        except DiscordRefusal as no:
            if no.code not in SPENT:
                raise
            log.warning("an answer came too late for Discord", extra={"verb": turn.verb, "why": str(no)})
            await self._beside(turn, answer)
        except NOT_DONE as problem:
            log.warning("Discord did not take an answer", extra={"verb": turn.verb, "why": str(problem)})

    async def complete(self, typing: DiscordCompletion, found: Iterable[Completion]) -> None:
        """Show what an option could be."""
        choices = [{"name": one.label, "value": one.value} for one in found]
        try:
            await self._interactions.first(typing, FirstAnswer.CHOICES, {"choices": choices})
        except NOT_DONE as problem:
            log.info("Discord did not take what an option could be", extra={"why": str(problem)})

    async def meanwhile(self, turn: DiscordTurn) -> None:
        """Acknowledge; where words were typed, say that the answer follows."""
        act = turn.act
        try:
            if turn.place is DiscordPlace.WORDS:
                turn.line = await self._said(turn, refusals.taking_longer(turn.reader).message, "wait")
            elif turn.place in PRESSED:
                await self._interactions.first(act, FirstAnswer.LATER_HERE)
            else:
                data = {"flags": EPHEMERAL} if turn.is_private else None
                await self._interactions.first(act, FirstAnswer.LATER, data)
        except NOT_DONE as problem:
            log.info("Discord did not take an acknowledgement", extra={"why": str(problem)})

    async def _beside(self, turn: DiscordTurn, answer: Answer) -> None:
        """Say in a direct message what its interaction takes no more; in a server others could read it."""
        if turn.is_private or not isinstance(answer, Message | Aside):
            return
        try:
            await self._said(turn, message_of(answer), "late")
        except NOT_DONE as problem:
            log.warning("Discord did not take an answer", extra={"verb": turn.verb, "why": str(problem)})

    async def _by(self, way: DiscordWay, turn: DiscordTurn, answer: Answer) -> None:
        """Let an answer reach its reader in this way."""
        match way:
            case DiscordWay.OPENED if isinstance(answer, Form):
                form = of_server(forms.modal(answer), turn.server)
                await self._interactions.first(turn.act, FirstAnswer.FORM, form)
            case DiscordWay.REDRAWN if turn.late:
                await self._fill(turn, as_message(turn.reader, answer))
            case DiscordWay.REDRAWN:
                await self._first(turn, FirstAnswer.HERE, as_message(turn.reader, answer))
            case DiscordWay.NOTE_HERE if turn.late:
                await self._fill(turn, _note(turn.reader, answer))
            case DiscordWay.NOTE_HERE:
                await self._first(turn, FirstAnswer.HERE, _note(turn.reader, answer))
            case DiscordWay.PRIVATE | DiscordWay.NOTE | DiscordWay.OPENED:
                await self._in_private(turn, _note(turn.reader, answer))
            case DiscordWay.LINE:
                await self._in_line(turn, as_message(turn.reader, answer))
            case _:
                assert_never(way)

    async def _first(self, turn: DiscordTurn, kind: FirstAnswer, message: Message) -> None:
        said = _named(turn, message)
        await self._interactions.tell(turn.act, kind, said, private=turn.is_private, server=turn.server)

    async def _fill(self, turn: DiscordTurn, message: Message) -> None:
        await self._interactions.fill(turn.act, _named(turn, message), server=turn.server)

    async def _in_private(self, turn: DiscordTurn, message: Message) -> None:
        """Tell the presser alone; a deferral of a command is filled, one of a press is not."""
        act = turn.act
        if not turn.late:
            await self._first(turn, FirstAnswer.MESSAGE, message)
        elif turn.place in PRESSED:
            said = _named(turn, message)
            await self._interactions.follow(act, said, private=turn.is_private, server=turn.server)
        else:
            await self._fill(turn, message)

    async def _in_line(self, turn: DiscordTurn, message: Message) -> None:
        if turn.line is not None:
            try:
                said = _named(turn, message)
                await self._sending.revise(turn.line, said, key=f"{turn.act.key}.answer")
            except Unreachable as no:
                log.info("the line that waits is gone", extra={"why": str(no)})
            else:
                return
        await self._said(turn, message, "answer")

    async def _said(self, turn: DiscordTurn, message: Message, suffix: str) -> Sent:
        """Answer typed words in their conversation, and once more where it may not have arrived."""
        to, key = Address(turn.act.guild or turn.guild, turn.act.channel), f"{turn.act.key}.{suffix}"
        message = _named(turn, message)
        try:
            return await self._sending.send(to, message, key=key)
        except InDoubt:
            return await self._sending.send(to, message, key=key, again=True)


def _named(turn: DiscordTurn, message: Message) -> Message:
    """Return an answer that says which server it is about, where a person is in several."""
    if not turn.named:
        return message
    if turn.place in {DiscordPlace.COMMAND, DiscordPlace.WORDS}:
        return communities.says_which(turn.reader, message, turn.named)
    return communities.within(message, turn.named)


def _note(reader: Reader, answer: Answer) -> Message:
    """Return an answer as a message; of a form, one that keeps its words and opens it again."""
    match answer:
        case Form():
            return notes.next_step(reader, answer).message
        case Rejected():
            return notes.handed_back(reader, answer).message
        case Message() | Aside():
            return message_of(answer)
