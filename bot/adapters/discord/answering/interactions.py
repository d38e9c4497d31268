"""Answers interactions: once within three seconds, and then by its token for fifteen minutes.

Source: docs.discord.com/developers/interactions/receiving-and-responding.
"""

import logging
from collections.abc import Awaitable, Callable, Iterable, Mapping
from dataclasses import replace
from enum import IntEnum
from typing import Any, Final, Protocol, TypeVar

from bot.adapters.discord.calls.api import Call, CallingDiscord
from bot.adapters.discord.calls.errors import ACKNOWLEDGED, INVALID_FORM, DiscordRefusal
from bot.adapters.discord.drawing import render
from bot.adapters.discord.server_marks import of_server
from bot.port import InDoubt
from bot.ui.nodes import Message

log = logging.getLogger(__name__)


FOLLOW_UP: Final = "/webhooks/{application}/{token}"
ORIGINAL: Final = f"{FOLLOW_UP}/messages/@original"

T = TypeVar("T")


class FirstAnswer(IntEnum):
    """The first answer to an interaction (Interaction Callback Type)."""

    MESSAGE = 4
    LATER = 5
    """A message follows; whether it is private is decided now."""
    LATER_HERE = 6
    """The message that was pressed changes later, or stays."""
    HERE = 7
    """The message that was pressed is drawn anew."""
    CHOICES = 8
    FORM = 9


class Interaction(Protocol):
    """What is needed of an act to answer it."""

    @property
    def interaction(self) -> str:
        """Return its id."""
        ...

    @property
    def token(self) -> str:
        """Return the token by which it is answered."""
        ...


class Interactions:
    """Answers interactions through Discord's REST API."""

    def __init__(self, api: CallingDiscord, application: Callable[[], str]) -> None:
        """Answer through this API; the webhook of an interaction is named by our `application`."""
        self._api = api
        self._application = application

    async def first(self, to: Interaction, kind: FirstAnswer, data: Mapping[str, Any] | None = None) -> bool:
        """Answer first, without files; tell whether ours is the first answer. Raise as a call does.

        A second try after a broken line is refused where the first was taken: both mean that it was.
        """
        return await self._first(to, {"type": kind, **({"data": data} if data else {})}, ())

    async def tell(
        self, to: Interaction, kind: FirstAnswer, message: Message, *, private: bool, server: str = ""
    ) -> bool:
        """Answer first with a message; as text where Discord refuses its parts. Otherwise as `first`.

        In direct messages each answer carries the `server` that it is about.
        """

        async def answer(drawn: render.DrawnMessage) -> bool:
            return await self._first(to, {"type": kind, "data": drawn.body}, drawn.files)

        return await _or_as_text(answer, message, server, private=private)

    async def fill(self, to: Interaction, message: Message, *, server: str = "") -> None:
        """Draw the original answer, or the pressed message, after a deferral; likewise as text."""

        async def fill(drawn: render.DrawnMessage) -> None:
            await self._twice(self._by_token("PATCH", ORIGINAL, to), drawn)

        await _or_as_text(fill, message, server)

    async def follow(self, to: Interaction, message: Message, *, private: bool, server: str = "") -> None:
        """Tell a message beside what stands there; likewise as text. Raise as a call does."""

        async def follow(drawn: render.DrawnMessage) -> None:
            await self._api(self._by_token("POST", FOLLOW_UP, to), drawn.body, files=drawn.files)

        await _or_as_text(follow, message, server, private=private)

    async def _first(
        self, to: Interaction, body: Mapping[str, Any], files: Iterable[tuple[str, bytes]]
    ) -> bool:
        what = Call(
            "POST",
            "/interactions/{interaction}/{token}/callback",
            {"interaction": to.interaction, "token": to.token},
            is_answer=True,
        )
        lost = False
        for _ in range(2):
            try:
                await self._api(what, body, files=files)
            except InDoubt:
                if lost:
                    raise
                lost = True
            except DiscordRefusal as no:
                if no.code != ACKNOWLEDGED:
                    raise
                return lost
            else:
                return True
        return True

    async def _twice(self, what: Call, drawn: render.DrawnMessage) -> None:
        """Make a call that may be made twice: once more where its outcome is unknown."""
        try:
            await self._api(what, drawn.body, files=drawn.files)
        except InDoubt:
            await self._api(what, drawn.body, files=drawn.files)

    def _by_token(self, method: str, route: str, to: Interaction) -> Call:
        return Call(method, route, {"application": self._application(), "token": to.token}, is_answer=True)


async def _or_as_text(
    answer: Callable[[render.DrawnMessage], Awaitable[T]],
    message: Message,
    server: str,
    *,
    private: bool = False,
) -> T:
    """Answer with a message; as text where Discord refuses its parts."""
    drawn = render.message(message, private=private)
    try:
        return await answer(replace(drawn, body=of_server(drawn.body, server)))
    except DiscordRefusal as no:
        if no.code != INVALID_FORM:
            raise
    log.error("Discord refused our components; the answer is text")
    return await answer(render.plain(message, private=private))
