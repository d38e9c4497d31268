"""A third adapter, for a platform that forbids a form after a deferral, and a form after a form.

It proves what one more platform costs beside `bot/adapters/shared/`, and it goes when Discord passes the same
stories. An act whose verb answers is deferred at once; one that opens a form is not deferred
before the budget is spent. A form that may not open becomes a private note whose button opens its draft.
"""

import asyncio
import json
from collections.abc import Callable, Mapping
from concurrent.futures import Future
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any, Final, assert_never

from bot.adapters.shared.background import Background
from bot.adapters.shared.landing_table import Landings, Late, Never, Row, as_message, message_of
from bot.adapters.shared.road import PATIENCE, Road
from bot.adapters.shared.typed import command_of, token_of
from bot.domain.announcements.pace import UNLIMITED
from bot.domain.programme.programme import Programme
from bot.handlers import written_words
from bot.handlers.routing import Answer
from bot.port import Address, GoingOut, Sent, unrecorded
from bot.ui.forms import Form, Rejected
from bot.ui.nodes import Aside, Button, Buttons, Facts, Message, Text, Weight
from bot.ui.requests import Actor, Request, Surface
from bot.ui.verbs import Opens, Verb, home
from bot.views.common.reader import Reader
from tests.fakes.third import render
from tests.fakes.third.server import Hall, Refused

PLATFORM: Final = "third"
WORKSPACE: Final = "hall"
AT_ONCE: Final = 0.0
CONTINUE, TRY_AGAIN = "Continue", "Try again"


class Where(StrEnum):
    """The place of an act."""

    COMMAND = "command"
    CARD = "card"
    FORM = "form"
    WORDS = "words"


class Way(StrEnum):
    """How an answer reaches its reader."""

    PRIVATE = "a private message, as the first answer or after a deferral"
    REDRAWN = "the message that was pressed, drawn anew"
    OPENED = "a form, as the first answer"
    NOTE = "a private message with a button that opens the draft"
    LINE = "a message in the same conversation"


COMMANDS_ANSWER = Never("a command is a verb that answers")
WORDS_ANSWER = Never("typed words are a verb that answers")

LANDINGS: Final[Landings[Where, Way]] = Landings(
    {
        Where.COMMAND: Row(
            message=Way.PRIVATE, aside=Way.PRIVATE, form=COMMANDS_ANSWER, rejected=COMMANDS_ANSWER
        ),
        Where.CARD: Row(
            message=Way.REDRAWN, aside=Way.PRIVATE, form=Late(Way.OPENED, Way.NOTE), rejected=Way.NOTE
        ),
        Where.FORM: Row(message=Way.PRIVATE, aside=Way.PRIVATE, form=Way.NOTE, rejected=Way.NOTE),
        Where.WORDS: Row(message=Way.LINE, aside=Way.LINE, form=WORDS_ANSWER, rejected=WORDS_ANSWER),
    }
)


@dataclass(slots=True)
class ThirdTurn:
    """One act on its way."""

    where: Where
    request: Request
    reader: Reader
    message: str
    """The message that was pressed, if one was."""
    late: bool = False

    @property
    def key(self) -> str:
        """Return the key by which a retry is recognised: the platform's id of the act."""
        return self.request.key

    @property
    def verb(self) -> str:
        """Return the verb of the act."""
        return self.request.verb

    @property
    def typed(self) -> tuple[str, ...]:
        """Return what the person typed into a form."""
        return written_words.typed(self.request)


class Third:
    """One process of the bot on the third platform."""

    platform = PLATFORM
    rings = True
    tempo = UNLIMITED
    opens_for_people = False
    announces_first = True

    def __init__(
        self,
        hall: Hall,
        begin: Callable[[Request], Future[Answer]],
        promised: Callable[[str], Verb | None],
        reader: Callable[[Actor], Reader],
        programme: Programme,
    ) -> None:
        """Answer with `begin`; `promised` says before the answer which verb opens a form."""
        self.hall = hall
        self.background = Background()
        self._begin, self._promised = begin, promised
        self._reader, self._programme = reader, programme
        self._road: Road[ThirdTurn, None] = Road(self, self.background)

    async def take(self, act: Mapping[str, Any]) -> None:
        """Handle a person's act once; return when it is acknowledged."""
        turn = self._read(act)
        opens = isinstance(self._promised(turn.verb), Opens)
        await asyncio.shield(self._road.take(turn, patience=PATIENCE if opens else AT_ONCE).acknowledged)

    async def asked(self, turn: ThirdTurn) -> Answer:
        """Return the answer to an act."""
        return await asyncio.wrap_future(self._begin(turn.request))

    async def meanwhile(self, turn: ThirdTurn, acknowledge: Callable[[None], None]) -> None:
        """Defer; typed words need no acknowledgement."""
        if turn.where is not Where.WORDS:
            self._takes(lambda: self.hall.defer(turn.key))
        acknowledge(None)

    async def land(self, turn: ThirdTurn, answer: Answer) -> None:
        """Put an answer where it belongs."""
        match LANDINGS.way(turn.where, answer, late=turn.late):
            case Way.OPENED if isinstance(answer, Form):
                if not self._takes(lambda: self.hall.open_form(turn.key, render.form(answer))):
                    self._in_private(turn, note(answer))
            case Way.REDRAWN if turn.message:
                self.hall.redraw(turn.key, *self._drawn(as_message(turn.reader, answer)))
            case Way.LINE:
                drawn = self._drawn(as_message(turn.reader, answer))
                self.hall.post(turn.request.actor.user, *drawn, nonce=f"{turn.key}.answer")
            case Way.PRIVATE | Way.REDRAWN | Way.NOTE | Way.OPENED:
                self._in_private(turn, note(answer))
            case way:
                assert_never(way)

    def untold(self, turn: ThirdTurn) -> None:
        """Do nothing: the platform itself tells the person that no answer came."""

    async def send(
        self,
        to: Address,
        message: Message,
        *,
        key: str,
        again: bool = False,
        going_out: GoingOut = unrecorded,
    ) -> Sent:
        """Post a message; the platform is idempotent by key, so `again` makes no difference."""
        del again
        await going_out()
        return Sent({"post": self.hall.post(to.name, *self._drawn(message), nonce=key)})

    async def revise(self, at: Sent, message: Message, *, key: str, stays: bool = False) -> Sent:
        """Edit a post; the same edit twice changes nothing, so `key` is not needed; a post is never gone."""
        del key, stays
        self.hall.edit(at.at["post"], *self._drawn(message))
        return at

    async def open(self, space: Address, people: tuple[Address, ...]) -> Address:
        """Open a room for these people."""
        self.hall.open_room(space.name, tuple(one.name for one in people))
        return replace(space, at={"room": space.name})

    async def close(self, space: Address, *, erased: bool = False) -> None:
        """Do nothing: this platform cannot end a room."""

    def _read(self, act: Mapping[str, Any]) -> ThirdTurn:
        who = act["user"]
        actor = Actor(PLATFORM, WORKSPACE, who["id"], who["name"], who["locale"], who["zone"], who["manages"])
        where, text = Where(act["kind"]), str(act.get("text", ""))
        chosen = {str(name): tuple(values) for name, values in act.get("values", {}).items()}
        verb, ref, words = home.SAID.name, "", text
        if where is Where.COMMAND:
            typed = command_of(text, self._programme)
            verb, ref, words = typed.verb, typed.ref, typed.words
        elif where is not Where.WORDS:
            token = token_of(str(act["token"]))
            verb, ref = token.verb, token.ref
        message = str(act.get("message", ""))
        at = {"post": message} if message else {}
        label = self._label(message, str(act.get("token", "")))
        request = Request(str(act["id"]), actor, Surface(where), verb, ref, chosen, words, label, at)
        return ThirdTurn(where, request, self._reader(actor), message)

    def _label(self, pressed: str, token: str) -> str:
        """Return what the pressed button says; empty where no message was pressed."""
        post = self.hall.posts.get(pressed)
        parts = json.loads(post.body) if post else []
        buttons = [button for part in parts for button in part.get("buttons", ())]
        return next((str(one["label"]) for one in buttons if one["token"] == token), "")

    def _in_private(self, turn: ThirdTurn, message: Message) -> None:
        body, files = self._drawn(message)
        if turn.late or not self._takes(lambda: self.hall.respond(turn.key, body, files)):
            self.hall.follow_up(turn.key, body, files)

    def _drawn(self, message: Message) -> tuple[bytes, dict[str, bytes]]:
        return render.message(message, self.hall.limit), render.files(message)

    def _takes(self, first: Callable[[], None]) -> bool:
        """Answer first; tell whether no other process, which got the act's retry, did so before."""
        try:
            first()
        except Refused as refused:
            if not refused.acknowledged:
                raise
            return False
        return True


def note(answer: Answer) -> Message:
    """Return an answer as a message; a form as the button that opens its draft, with its errors."""
    match answer:
        case Form(title=title):
            return Message(title, (Text("Your words are kept."), _opening(answer, CONTINUE)))
        case Rejected(form, errors):
            labels = labels_of(form)
            room = 3_000 // max(1, len(errors))
            wrong = [(labels.get(name, name), render.cut(error, room)) for name, error in errors.items()]
            facts = (Facts(tuple(wrong[at : at + 10])) for at in range(0, len(wrong), 10))
            return Message(form.title, (*facts, _opening(form, TRY_AGAIN)))
        case Message() | Aside():
            return message_of(answer)
        case _:
            assert_never(answer)


def labels_of(form: Form) -> dict[str, str]:
    """Return each field's name in a note; fields with the same label are numbered."""
    labels = [field.label for field in form.fields]
    return {
        field.name: field.label if labels.count(field.label) == 1 else f"{n}. {field.label}"
        for n, field in enumerate(form.fields, 1)
    }


def _opening(form: Form, label: str) -> Buttons:
    return Buttons((Button(label, form.opens, form.ref, Weight.MAIN),))
