"""Puts answers where they belong in Slack: where the act was done, or in a direct message as a fallback."""

import logging
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from functools import partial
from typing import assert_never

from bot.adapters.shared.landing_table import as_message, message_of
from bot.adapters.slack.answering import views
from bot.adapters.slack.answering.direct import Direct, DirectMessages
from bot.adapters.slack.answering.modals import Modals
from bot.adapters.slack.answering.turn import SlackTurn
from bot.adapters.slack.answering.views import twice
from bot.adapters.slack.answering.ways import LANDINGS, SlackWay
from bot.adapters.slack.calls.api import CallingInLine
from bot.adapters.slack.drawing import bodies, pictures, render
from bot.adapters.slack.drawing.bodies import NOTHING, Body
from bot.adapters.slack.drawing.pictures import Pictures
from bot.adapters.slack.reading.inbound import Where
from bot.handlers.routing import Answer
from bot.port import NOT_DONE, Address, Sent, Unreachable
from bot.ui.forms import Rejected
from bot.ui.nodes import Aside, Message
from bot.views.common import refusals
from bot.views.people import doorstep

log = logging.getLogger(__name__)


class SlackLanding:
    """Puts answers where they belong."""

    def __init__(
        self, api: CallingInLine, sending: DirectMessages, known: Pictures = pictures.none_known
    ) -> None:
        """Use this Web API, this sending of direct messages, and the pictures that are `known` of people."""
        self._known = known
        self._api = api
        self._modals = Modals(api)
        self._sending = sending
        self._direct = Direct(api, sending)

    def pictured(self, message: Message) -> Message:
        """Return a message with the pictures that are known of its people."""
        return pictures.pictured(message, self._known)

    async def land(self, turn: SlackTurn, answer: Answer) -> Body:
        """Put an answer where it belongs; return what the acknowledgement says of it."""
        answer = pictures.answer_pictured(answer, self._known)
        if isinstance(answer, Message | Aside) and render.files(message_of(answer)):
            if not await self._in_messages(turn, message_of(answer)):
                return NOTHING
            answer = doorstep.in_messages(turn.reader)
        way = LANDINGS.way(turn.act.where, answer, late=turn.late)
        return await self._by(way, turn, answer)

    async def meanwhile(self, turn: SlackTurn) -> None:
        """Say where the answer will appear that it follows."""
        wait = refusals.taking_longer(turn.reader).message
        match turn.act.where:
            case Where.MESSAGE | Where.SHORTCUT:
                await self._tried(self._api.respond(turn.act.reply, _private(turn, wait)))
            case Where.HOME | Where.TAB if turn.act.trigger:
                await self._modals.opened_to_wait(turn, wait)
            case Where.MODAL:
                await self._modals.updated(render.page(wait), view_id=turn.act.view)
            case Where.WORDS:
                turn.waiting_line = await self._sent(turn, wait, "wait")
            case Where.COMMAND | Where.FORM | Where.HOME | Where.TAB | Where.MENTION:
                return  # the acknowledgement says so; while the tab is drawn, nothing has to be said

    async def _by(self, way: SlackWay, turn: SlackTurn, answer: Answer) -> Body:
        """Let an answer reach its reader in this way."""
        match way:
            case SlackWay.BODY if not pictures.simpler(as_message(turn.reader, answer)):
                return bodies.ephemeral(as_message(turn.reader, answer))
            case SlackWay.NEXT:
                # Nobody hears of a refused acknowledgement, so it has nothing that Slack may refuse.
                return bodies.following(bodies.view(pictures.answer_pictured(answer, pictures.none_known)))
            case SlackWay.BESIDE:
                return _beside(turn, answer)
            case SlackWay.BODY | SlackWay.REPLY | SlackWay.BUTTON | SlackWay.REDRAWN:
                drawn = way is SlackWay.REDRAWN
                await self._by_reply(turn, as_message(turn.reader, answer), drawn=drawn)
            case SlackWay.WHISPER:
                await self._whispered(turn, as_message(turn.reader, answer))
            case SlackWay.LINE:
                await self._in_line(turn, as_message(turn.reader, answer))
            case SlackWay.TAB if not turn.waiting_view:
                await self._published(turn, as_message(turn.reader, answer))
            case SlackWay.OPENED if not await self._modals.opened(turn, bodies.view(answer)):
                await self._by(SlackWay.BUTTON, turn, answer)
            case SlackWay.OPENED:
                pass
            case SlackWay.TAB | SlackWay.OVER_THE_TAB | SlackWay.WAITING | SlackWay.PUSHED | SlackWay.VIEW:
                if not await self._modals.show(way, turn, bodies.view(answer)):
                    await self._in_messages(turn, as_message(turn.reader, answer))
            case _:
                assert_never(way)
        return NOTHING

    async def _published(self, turn: SlackTurn, message: Message) -> None:
        tab = render.home(message)
        showing = views.shown(self._api.in_line, "views.publish", tab, user_id=turn.act.user)
        turn.is_untold = not await self._tried(showing)

    async def _whispered(self, turn: SlackTurn, message: Message) -> None:
        """Show a message in the conversation to the presser alone; the others there see none of it."""
        act = turn.act
        whom = {"channel": act.channel, "user": act.user, "thread_ts": act.thread or None}

        def whisper(one: Message) -> Awaitable[object]:
            drawn = render.message(one)
            said = {"text": drawn.text, "blocks": drawn.blocks}
            return self._api.in_line("chat.postEphemeral", **whom, **said)

        if not await self._taken(whisper, message):
            await self._in_messages(turn, message)

    async def _in_line(self, turn: SlackTurn, message: Message) -> None:
        if turn.waiting_line is None or not await self._revised(turn, turn.waiting_line, message):
            await self._in_messages(turn, message)

    async def _by_reply(self, turn: SlackTurn, message: Message, *, drawn: bool) -> None:
        """Answer by the `response_url`: in private, or `drawn` in place of what was pressed."""
        act = turn.act

        def reply(one: Message) -> Awaitable[object]:
            if drawn:  # twice shows the same
                return twice(partial(self._api.respond, act.reply, bodies.replacing(one)))
            return self._api.respond(act.reply, _private(turn, one))

        if act.reply and await self._taken(reply, message):
            return
        stands = drawn and act.at
        if not stands or not await self._revised(turn, Sent({**act.at, "to": act.user}), message):
            await self._in_messages(turn, message)

    async def _taken(self, telling: Callable[[Message], Awaitable[object]], message: Message) -> bool:
        """Tell a message, with less where Slack refuses it; False where it was not or perhaps not taken."""
        for one in (message, *pictures.simpler(message)):
            try:
                await telling(one)
            except Unreachable as no:
                log.info("Slack refused an answer", extra={"why": str(no)})
            except NOT_DONE as problem:
                # What may have been taken is not told the same way again: Slack cannot say whether it was.
                log.info("Slack did not take an answer", extra={"why": str(problem)})
                return False
            else:
                return True
        return False

    async def _in_messages(self, turn: SlackTurn, message: Message) -> bool:
        return await self._sent(turn, message, "answer") is not None

    async def _sent(self, turn: SlackTurn, message: Message, suffix: str) -> Sent | None:
        key, thread = f"{turn.act.key}.{suffix}", _thread(turn)
        to = Address(turn.act.team, turn.act.user, thread)
        try:
            return await self._direct.send(to, message, key=key)
        except Unreachable as gone:
            if not thread:
                log.warning("an answer could not be shown", extra={"why": str(gone)})
                return None
            log.info("a thread takes no answer; it goes beside it", extra={"why": str(gone)})
            turn.act = replace(turn.act, thread="")
            return await self._sent(turn, message, suffix)
        except NOT_DONE as problem:
            log.warning("an answer could not be shown", extra={"why": str(problem)})
            return None

    async def _revised(self, turn: SlackTurn, at: Sent, message: Message) -> bool:
        return await self._tried(self._sending.revise(at, message, key=f"{turn.act.key}.answer"))

    async def _tried(self, trying: Awaitable[object]) -> bool:
        try:
            await trying
        except NOT_DONE as problem:
            log.info("Slack did not take an answer", extra={"why": str(problem)})
            return False
        return True


def waiting(turn: SlackTurn) -> Body:
    """Return the acknowledgement that says that the answer follows, where Slack can show that."""
    wait = refusals.taking_longer(turn.reader).message
    match turn.act.where:
        case Where.COMMAND:
            return bodies.ephemeral(wait)
        case Where.FORM:
            return bodies.following(render.page(wait))
        case _:
            return NOTHING


def _thread(turn: SlackTurn) -> Mapping[str, str]:
    """Return where words were typed in a thread; empty outside of threads."""
    act = turn.act
    typed = act.where is Where.WORDS and act.thread and act.channel
    return {"channel": act.channel, "thread": act.thread} if typed else {}


def _private(turn: SlackTurn, message: Message) -> Body:
    """Return a private message for a `response_url`, in the thread of what was pressed, if it has one."""
    thread = {"thread_ts": turn.act.thread} if turn.act.thread else {}
    return {**bodies.ephemeral(message), **thread}


def _beside(turn: SlackTurn, answer: Answer) -> Body:
    errors = render.errors(answer, turn.act.seen) if isinstance(answer, Rejected) else None
    return (
        {"response_action": "errors", "errors": errors} if errors else bodies.following(bodies.view(answer))
    )
