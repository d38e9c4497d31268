"""Slack as a platform: acts are taken once, acknowledged in time, and answered where they were done."""

import asyncio
import logging
import time
from collections import OrderedDict
from collections.abc import Callable, Coroutine
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any, Protocol

from bot.adapters.promise import BUDGET
from bot.adapters.slack.inbound import PLATFORM, ProfileChanged, SlackAct
from bot.adapters.slack.landing import NOTHING, Body, DirectMessages, SlackLanding, Turn, waiting
from bot.adapters.slack.members import CannotAsk, Members, Membership
from bot.domain.common.ids import fresh
from bot.handlers.routing import Answer
from bot.port import Address, Sent
from bot.ui.forms import Rejected
from bot.ui.nodes import Message
from bot.ui.requests import Actor, Request
from bot.views.common import doorstep, refusals
from bot.views.common.reader import Reader

log = logging.getLogger(__name__)

MARGIN = 0.1
"""Seconds before the end of the budget at which it is said that an answer follows."""

LAST_WORDS = 2.0
"""Seconds that late answers get when we are asked to stop."""

REMEMBERED_FOR = 600.0
"""Seconds for which a repeat is answered with the very same acknowledgement (security checklist: 10 min)."""

MOST_REMEMBERED = 1_000
"""Acts that are remembered for it; for changes the database knows repeats for a week."""


class OutgoingMessages(DirectMessages, Protocol):
    """What is needed to tell people things by themselves."""

    async def open(self, space: Address, people: tuple[Address, ...]) -> Address:
        """Open a room for these people."""
        ...

    async def close(self, space: Address) -> None:
        """End a room."""
        ...


@dataclass(frozen=True, slots=True)
class Bot:
    """What the adapter asks of the rest of us."""

    begin: Callable[[Request], Future[Answer]]
    refresh: Callable[[Actor], Future[None]]
    reader: Callable[[Actor], Reader]
    for_managers: frozenset[str]
    """The verbs for which a word of Slack's has to be fresh."""


@dataclass(slots=True)
class Taken:
    """An act that was taken: when it arrived, and its acknowledgement, perhaps still to come."""

    at: float
    acknowledged: "asyncio.Future[Body]" = field(
        default_factory=lambda: asyncio.get_running_loop().create_future()
    )

    def acknowledge(self, body: Body) -> None:
        """Acknowledge; what was said first stands."""
        if not self.acknowledged.done():
            self.acknowledged.set_result(body)


class Slack:
    """One workspace of Slack."""

    platform = PLATFORM
    rings = True
    opens_for_people = False

    def __init__(self, bot: Bot, members: Members, landing: SlackLanding, sending: OutgoingMessages) -> None:
        """Answer with `bot`, to these members."""
        self._bot = bot
        self._members = members
        self._landing = landing
        self._sending = sending
        self._taken: OrderedDict[str, Taken] = OrderedDict()
        self._going: set[asyncio.Task[Any]] = set()

    async def take(self, act: SlackAct) -> Body:
        """Do what somebody did, once; return what Slack is acknowledged with, within the budget."""
        taken = self._known(act.key)
        if taken is None:
            taken = self._taken[act.key] = Taken(time.monotonic())
            self.follow(self._answer(act, taken))
        with suppress(TimeoutError):
            await asyncio.wait_for(asyncio.shield(taken.acknowledged), BUDGET)
        # Whatever stands where it was done by now, or will: the platform itself waits no longer.
        taken.acknowledge(NOTHING)
        return taken.acknowledged.result()

    async def heard(self, changed: ProfileChanged) -> None:
        """Take Slack's word about somebody, and call whoever is known here as they are called now."""
        if actor := await self._members.heard(changed.member, changed.team):
            await asyncio.wrap_future(self._bot.refresh(actor))

    async def send(self, to: Address, message: Message, *, key: str, again: bool = False) -> Sent:
        """Send a message; see `Sending`."""
        return await self._sending.send(to, message, key=key, again=again)

    async def revise(self, at: Sent, message: Message, *, key: str) -> Sent:
        """Draw a sent message anew; see `Sending`."""
        return await self._sending.revise(at, message, key=key)

    async def open(self, space: Address, people: tuple[Address, ...]) -> Address:
        """Open a group direct message; see `Sending`."""
        return await self._sending.open(space, people)

    async def close(self, space: Address) -> None:
        """End a group direct message; see `Sending`."""
        await self._sending.close(space)

    def follow(self, going: Coroutine[Any, Any, None]) -> "asyncio.Task[None]":
        """Let something go on by itself; a fault in it goes into the log."""
        task = asyncio.create_task(going)
        self._going.add(task)  # the loop itself holds tasks only weakly
        task.add_done_callback(self._followed)
        return task

    async def finish(self) -> None:
        """Let what is under way come to its end, within reason."""
        if self._going:
            await asyncio.wait(self._going, timeout=LAST_WORDS)

    async def _answer(self, act: SlackAct, taken: Taken) -> None:
        """Answer an act and put the answer where it belongs, late where it must be."""
        turn = Turn(act, self._bot.reader(Actor(PLATFORM, act.team, act.user, "")))
        try:
            answer = await self._in_time(turn, taken)
            body = await self._landing.land(turn, answer)
        except Exception:
            answer, body = None, await self._broke(turn)
        taken.acknowledge(body)
        if isinstance(answer, Rejected):
            self._taken.pop(act.key, None)  # it has done nothing: the same words again are no repeat

    async def _in_time(self, turn: Turn, taken: Taken) -> Answer:
        """Return the answer; where it is late, say first that it follows."""
        asking = asyncio.ensure_future(self._asked(turn))
        done, _ = await asyncio.wait({asking}, timeout=BUDGET - MARGIN)
        if not done:
            turn.late = True
            taken.acknowledge(waiting(turn))
            await self._landing.meanwhile(turn)
        return await asking

    async def _asked(self, turn: Turn) -> Answer:
        """Return the answer to whoever acted, or a kind no to whoever may not."""
        act = turn.act
        try:
            who = await self._members.who(act.user, act.team, decides=act.verb in self._bot.for_managers)
        except CannotAsk:
            return doorstep.cannot_ask(turn.reader)
        if isinstance(who, Membership):
            return doorstep.for_members(turn.reader)
        turn.reader = self._bot.reader(who)
        return await asyncio.wrap_future(self._bot.begin(act.request(who)))

    async def _broke(self, turn: Turn) -> Body:
        """Own up to a fault of ours, with a reference that leads to the log."""
        reference = fresh("err")[:12]
        log.exception("an act could not be answered", extra={"reference": reference, "verb": turn.act.verb})
        try:
            return await self._landing.land(turn, refusals.went_wrong(turn.reader, reference))
        except Exception:
            log.exception("and nobody could be told", extra={"reference": reference})
            return NOTHING

    def _known(self, key: str) -> Taken | None:
        """Return an act that is a repeat of this one, and forget those of long ago."""
        while self._taken and (
            len(self._taken) > MOST_REMEMBERED
            or time.monotonic() - next(iter(self._taken.values())).at > REMEMBERED_FOR
        ):
            self._taken.popitem(last=False)
        return self._taken.get(key)

    def _followed(self, task: asyncio.Task[Any]) -> None:
        self._going.discard(task)
        if not task.cancelled() and (problem := task.exception()):
            log.error("what goes on by itself broke", exc_info=problem)
