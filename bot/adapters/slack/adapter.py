"""Slack as a platform: acts are taken once, acknowledged in time, and answered where they were done."""

import asyncio
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import dataclass
from typing import Protocol

from bot.adapters.shared.background import Background
from bot.adapters.shared.budget import BUDGET
from bot.adapters.shared.road import Road
from bot.adapters.slack.inbound import PLATFORM, ProfileChanged, SlackAct
from bot.adapters.slack.landing import NOTHING, Body, DirectMessages, SlackLanding, SlackTurn, waiting
from bot.adapters.slack.members import CannotAsk, Members, Membership
from bot.handlers.routing import Answer
from bot.port import Address, Sent
from bot.ui.nodes import Message
from bot.ui.requests import Actor, Request
from bot.views.common import doorstep
from bot.views.common.reader import Reader


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
        self.background = Background()
        self._road: Road[SlackTurn, Body] = Road(self, self.background)

    async def take(self, act: SlackAct) -> Body:
        """Do what somebody did, once; return what Slack is acknowledged with, within the budget."""
        reader = self._bot.reader(Actor(PLATFORM, act.team, act.user, ""))
        taken = self._road.take(SlackTurn(act, reader))
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

    async def asked(self, turn: SlackTurn) -> Answer:
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

    async def meanwhile(self, turn: SlackTurn, acknowledge: Callable[[Body], None]) -> None:
        """Acknowledge at once, in words where the acknowledgement has any; then say it where it will be."""
        acknowledge(waiting(turn))
        await self._landing.meanwhile(turn)

    async def land(self, turn: SlackTurn, answer: Answer) -> Body:
        """Put an answer where it belongs."""
        return await self._landing.land(turn, answer)

    def untold(self, turn: SlackTurn) -> Body:
        """Acknowledge all the same: Slack would only send it again."""
        del turn
        return NOTHING
