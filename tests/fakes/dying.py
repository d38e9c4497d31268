"""Alongside, unchanged except that it dies by `kill -9` at a named point, once a file exists.

`python -m tests.fakes.dying POINT FILE run …` is `python -m bot run …`; at the first pass of the point after
the file has appeared, the process kills itself: no `finally` runs, as in a power cut.
"""

import functools
import os
import signal
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.adapters.discord.answering.opening import Opening
from bot.adapters.discord.answering.sending import DiscordSending
from bot.adapters.slack.answering.sending import Sending
from bot.adapters.teams.answering.opening import TeamsOpening
from bot.adapters.teams.answering.sending import TeamsSending
from bot.adapters.web.adapter import WebChat
from bot.handlers import act
from bot.handlers.respond import Responder
from bot.jobs import greeting
from bot.jobs.deliver import Deliverer
from bot.store.outbox import leases, outbox


@dataclass(frozen=True, slots=True)
class Point:
    """A point on the way from a press to the other side's card: before or after one of our own functions."""

    where: object
    name: str
    after: bool


POINTS = {
    "before-the-commit": Point(act, "act_once", after=True),
    "after-the-commit": Point(Responder, "_write", after=True),
    "before-the-answer": Point(WebChat, "land", after=False),
    "after-the-answer": Point(WebChat, "land", after=True),
    # The clock looks for due rows every second, but claims only where there are some.
    "before-claiming": Point(leases, "claim", after=False),
    "after-claiming": Point(Deliverer, "_claim", after=True),
    "before-sending": Point(WebChat, "send", after=False),
    "after-sending": Point(WebChat, "send", after=True),
    "before-writing-that-it-was-told": Point(Deliverer, "_write", after=False),
    "after-writing-that-it-was-told": Point(Deliverer, "_write", after=True),
}
"""Every step between a press and the other side's card, in order."""

IN_SLACK = {
    "before-slack-gets-it": Point(Sending, "send", after=False),
    "after-slack-took-it": Point(Sending, "send", after=True),
}
"""The points at which a platform without idempotency keys may have a message or not."""

IN_DISCORD = {
    "before-a-thread-is-made": Point(Opening, "_thread", after=False),
    "before-somebody-is-brought-in": Point(Opening, "_add", after=False),
    "after-a-thread-was-made": Point(Opening, "open", after=True),
    "after-a-threads-place-was-kept": Point(Deliverer, "_kept", after=True),
    "before-discord-gets-it": Point(DiscordSending, "send", after=False),
    "after-discord-took-it": Point(DiscordSending, "_posted", after=True),
    "before-it-is-written-that-discord-has-it": Point(outbox, "told", after=False),
    "before-it-is-kept-that-discord-has-it": Point(outbox, "told", after=True),
}
"""Every step between a due notice and a card in its reader's own thread on Discord, in order."""

IN_TEAMS = {
    "before-a-chat-is-begun": Point(TeamsOpening, "open", after=False),
    "after-a-chat-was-begun": Point(TeamsOpening, "open", after=True),
    "after-a-chats-place-was-kept": Point(Deliverer, "_kept", after=True),
    "before-teams-gets-it": Point(TeamsSending, "write", after=False),
    "after-teams-took-it": Point(TeamsSending, "write", after=True),
    "before-it-is-written-that-teams-has-it": Point(outbox, "told", after=False),
    "before-it-is-kept-that-teams-has-it": Point(outbox, "told", after=True),
}
"""Every step between a due notice and a card in its reader's own chat in Teams, in order."""

BESIDE_A_ROOM = {
    "before-the-claim": Point(leases, "claim", after=False),
    "after-the-claim": Point(Deliverer, "_claim", after=True),
    "before-the-room-is-opened": Point(Sending, "open", after=False),
    "after-the-room-was-opened": Point(Sending, "open", after=True),
    "after-its-place-was-kept": Point(Deliverer, "_kept", after=True),
    "before-its-greeting-goes-out": Point(outbox, "going_out", after=False),
    "within-that-transaction": Point(outbox, "going_out", after=True),
    "before-the-request": Point(greeting, "_write_that_it_goes_out", after=True),
    "after-the-request": Point(Sending, "_post", after=True),
    "before-it-is-written-that-it-was-told": Point(outbox, "told", after=False),
    "before-that-commits": Point(outbox, "told", after=True),
}
"""Every step between a yes and the room of two in Slack, in order."""


def arm(point: Point, strike: Callable[[], None]) -> None:
    """Call a function at a point, each time that the process passes it."""
    original: Callable[..., Any] = getattr(point.where, point.name)
    wrapped = _dying_async if _is_async(original) else _dying
    setattr(point.where, point.name, wrapped(original, strike, after=point.after))


def _dying(original: Callable[..., Any], die: Callable[[], None], *, after: bool) -> Callable[..., Any]:
    @functools.wraps(original)
    def act(*args: object, **kwargs: object) -> object:
        if not after:
            die()
        result = original(*args, **kwargs)
        if after and result != []:
            die()
        return result

    return act


def _dying_async(original: Callable[..., Any], die: Callable[[], None], *, after: bool) -> Callable[..., Any]:
    @functools.wraps(original)
    async def act(*args: object, **kwargs: object) -> object:
        if not after:
            die()
        result = await original(*args, **kwargs)
        if after and result != []:
            die()
        return result

    return act


def _is_async(function: Callable[..., Any]) -> bool:
    return bool(function.__code__.co_flags & 0x80)  # inspect.CO_COROUTINE


def _die(trigger: Path) -> None:
    if trigger.exists():
        os.kill(os.getpid(), signal.SIGKILL)


if __name__ == "__main__":
    from bot.__main__ import commands

    named, file, *arguments = sys.argv[1:]
    arm(
        {**POINTS, **IN_SLACK, **IN_DISCORD, **IN_TEAMS, **BESIDE_A_ROOM}[named],
        functools.partial(_die, Path(file)),
    )
    commands(arguments)
