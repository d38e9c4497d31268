"""Where an answer lands in Slack: the place it was asked from, the slower road, or a direct message."""

import logging
from collections.abc import Awaitable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol, assert_never

from bot.adapters.slack import render
from bot.adapters.slack.api import Calling
from bot.adapters.slack.inbound import SlackAct, Where
from bot.handlers.routing import Answer
from bot.port import Address, Disconnected, InDoubt, Sent, TryLater, Unreachable
from bot.ui.forms import Form, Rejected
from bot.ui.nodes import Aside, Message
from bot.ui.verbs import home
from bot.views.common import doorstep, refusals
from bot.views.common.reader import Reader

log = logging.getLogger(__name__)

Body = Mapping[str, Any]
"""What an acknowledgement says; nothing for most."""

NOTHING: Body = {}

NOT_TAKEN = (TryLater, InDoubt, Disconnected, Unreachable)
"""What Slack may say to anything; here it means: try the slower road."""


class DirectMessages(Protocol):
    """What is needed to write somebody a direct message."""

    async def send(self, to: Address, message: Message, *, key: str, again: bool = False) -> Sent:
        """Send a message."""
        ...

    async def revise(self, at: Sent, message: Message, *, key: str) -> Sent:
        """Draw a sent message anew."""
        ...


@dataclass(slots=True)
class Turn:
    """An act, its reader, and how far its answer has come."""

    act: SlackAct
    reader: Reader
    late: bool = False
    """Whether Slack was acknowledged already: then a form opens by a button, and words follow."""
    waiting_view: str = ""
    """A modal that says meanwhile that the answer follows."""
    waiting_line: Sent | None = None
    """A direct message that says so."""


class SlackLanding:
    """Puts answers where they belong."""

    def __init__(self, api: Calling, sending: DirectMessages) -> None:
        """Speak through Slack's Web API, and in direct messages."""
        self._api = api
        self._sending = sending

    async def land(self, turn: Turn, answer: Answer) -> Body:
        """Put an answer where it belongs; return what the acknowledgement says of it."""
        if isinstance(answer, Message | Aside) and render.files(_message(answer)):
            if not await self._in_messages(turn, _message(answer)):
                return NOTHING
            answer = doorstep.in_messages(turn.reader)
        match turn.act.where:
            case Where.COMMAND:
                return await self._on_command(turn, answer)
            case Where.MESSAGE:
                return await self._on_message(turn, answer)
            case Where.HOME:
                return await self._on_home(turn, answer)
            case Where.MODAL:
                return await self._in_modal(turn, answer)
            case Where.FORM:
                return await self._on_form(turn, answer)
            case Where.WORDS:
                return await self._on_words(turn, answer)
            case _:
                assert_never(turn.act.where)

    async def meanwhile(self, turn: Turn) -> None:
        """Say where the answer will be that it is still on its way."""
        wait = refusals.taking_longer(turn.reader).message
        match turn.act.where:
            case Where.MESSAGE:
                await self._tried(self._api.respond(turn.act.reply, _ephemeral(wait)))
            case Where.HOME if turn.act.trigger:
                turn.waiting_view = await self._opened(turn, render.page(wait))
            case Where.MODAL:
                await self._updated(turn.act.view, render.page(wait))
            case Where.WORDS:
                turn.waiting_line = await self._sent(turn, wait, "wait")
            case Where.COMMAND | Where.FORM | Where.HOME:
                return  # the acknowledgement itself says so; nobody waits for a tab to be drawn

    async def _on_command(self, turn: Turn, answer: Answer) -> Body:
        if isinstance(answer, Form | Rejected):
            if not turn.late and await self._opened(turn, _modal(answer)):
                return NOTHING
            answer = _by_button(turn, answer)
        message = _message(answer)
        return await self._by_reply(turn, _ephemeral(message), message) if turn.late else _ephemeral(message)

    async def _on_message(self, turn: Turn, answer: Answer) -> Body:
        match answer:
            case Message():
                drawn = render.message(answer)
                redrawn: Body = {"replace_original": True, "text": drawn.text, "blocks": drawn.blocks}
                return await self._by_reply(turn, redrawn, answer)
            case Aside(message):
                return await self._by_reply(turn, _ephemeral(message), message)
            case Form() | Rejected():
                if not turn.late and await self._opened(turn, _modal(answer)):
                    return NOTHING
                message = _by_button(turn, answer).message
                return await self._by_reply(turn, _ephemeral(message), message)
            case _:
                assert_never(answer)

    async def _on_home(self, turn: Turn, answer: Answer) -> Body:
        if isinstance(answer, Message | Aside) and self._redraws_home(turn, answer):
            tab = render.home(_message(answer))
            await self._tried(self._api.call("views.publish", user_id=turn.act.user, view=tab))
            return NOTHING
        view = _view(answer)
        if turn.waiting_view and await self._updated(turn.waiting_view, view):
            return NOTHING
        if turn.late or not await self._opened(turn, view):
            await self._in_messages(turn, _as_message(turn, answer))
        return NOTHING

    async def _in_modal(self, turn: Turn, answer: Answer) -> Body:
        view = _view(answer)
        if isinstance(answer, Aside) and not turn.late and await self._pushed(turn, view):
            return NOTHING
        if not await self._updated(turn.act.view, view):
            await self._in_messages(turn, _as_message(turn, answer))
        return NOTHING

    async def _on_form(self, turn: Turn, answer: Answer) -> Body:
        if (
            isinstance(answer, Rejected)
            and not turn.late
            and (errors := render.errors(answer, turn.act.seen))
        ):
            return {"response_action": "errors", "errors": errors}
        view = _view(answer)
        if not turn.late:
            return {"response_action": "update", "view": view}
        if not await self._updated(turn.act.view, view):
            await self._in_messages(turn, _as_message(turn, answer))
        return NOTHING

    async def _on_words(self, turn: Turn, answer: Answer) -> Body:
        message = _as_message(turn, answer)
        if turn.waiting_line is None or not await self._revised(turn, turn.waiting_line, message):
            await self._in_messages(turn, message)
        return NOTHING

    def _redraws_home(self, turn: Turn, answer: Message | Aside) -> bool:
        """Tell whether the tab itself shows it: its page, a redrawn card, whatever no press asked for."""
        shows_itself = turn.act.verb == home.HOME.name or isinstance(answer, Message)
        return not turn.act.trigger or (shows_itself and not turn.waiting_view)

    async def _by_reply(self, turn: Turn, body: Body, message: Message) -> Body:
        if not turn.act.reply or not await self._tried(self._api.respond(turn.act.reply, body)):
            await self._in_messages(turn, message)
        return NOTHING

    async def _opened(self, turn: Turn, view: Body) -> str:
        """Open a modal by its trigger; return its id, or nothing where the trigger is spent or too old."""
        return await self._shown("views.open", trigger_id=turn.act.trigger, view=view)

    async def _pushed(self, turn: Turn, view: Body) -> str:
        return await self._shown("views.push", trigger_id=turn.act.trigger, view=view)

    async def _updated(self, view_id: str, view: Body) -> str:
        return await self._shown("views.update", view_id=view_id, view=view)

    async def _shown(self, method: str, **arguments: Any) -> str:  # noqa: ANN401
        try:
            said = await self._api.call(method, **arguments)
        except NOT_TAKEN as problem:
            log.info("a view was not taken", extra={"method": method, "why": str(problem)})
            return ""
        return str((said.get("view") or {}).get("id", "")) or "shown"

    async def _in_messages(self, turn: Turn, message: Message) -> bool:
        return await self._sent(turn, message, "answer") is not None

    async def _sent(self, turn: Turn, message: Message, suffix: str) -> Sent | None:
        to = Address(turn.act.team, turn.act.user)
        try:
            return await self._sending.send(to, message, key=f"{turn.act.key}.{suffix}")
        except NOT_TAKEN as problem:
            log.warning("an answer could not be told", extra={"why": str(problem)})
            return None

    async def _revised(self, turn: Turn, at: Sent, message: Message) -> bool:
        return await self._tried(self._sending.revise(at, message, key=f"{turn.act.key}.answer"))

    async def _tried(self, trying: Awaitable[object]) -> bool:
        try:
            await trying
        except NOT_TAKEN as problem:
            log.info("Slack did not take an answer", extra={"why": str(problem)})
            return False
        return True


def waiting(turn: Turn) -> Body:
    """Return the acknowledgement that says that the answer follows, where one can say so."""
    wait = refusals.taking_longer(turn.reader).message
    match turn.act.where:
        case Where.COMMAND:
            return _ephemeral(wait)
        case Where.FORM:
            return {"response_action": "update", "view": render.page(wait)}
        case Where.MESSAGE | Where.HOME | Where.MODAL | Where.WORDS:
            return NOTHING


def _ephemeral(message: Message) -> Body:
    drawn = render.message(message)
    return {
        "response_type": "ephemeral",
        "replace_original": False,
        "text": drawn.text,
        "blocks": drawn.blocks,
        "unfurl_links": False,
        "unfurl_media": False,
    }


def _view(answer: Answer) -> Body:
    return _modal(answer) if isinstance(answer, Form | Rejected) else render.page(_message(answer))


def _modal(answer: Form | Rejected) -> Body:
    return render.modal(answer.form, answer.errors) if isinstance(answer, Rejected) else render.modal(answer)


def _message(answer: Message | Aside) -> Message:
    return answer.message if isinstance(answer, Aside) else answer


def _as_message(turn: Turn, answer: Answer) -> Message:
    found = _by_button(turn, answer) if isinstance(answer, Form | Rejected) else answer
    return _message(found)


def _by_button(turn: Turn, answer: Form | Rejected) -> Aside:
    """Return a private button that opens a form with a fresh trigger."""
    return refusals.open_it(turn.reader, answer.form if isinstance(answer, Rejected) else answer)
