"""Slack as a platform: acts are taken once, acknowledged in time, and answered where they were done."""

import asyncio
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import dataclass
from typing import Protocol

from bot.adapters.shared.background import Background
from bot.adapters.shared.budget import BUDGET
from bot.adapters.shared.landing_table import message_of
from bot.adapters.shared.road import Road
from bot.adapters.slack.answering.direct import DirectMessages
from bot.adapters.slack.answering.home_tabs import HomeTabs
from bot.adapters.slack.answering.landing import SlackLanding, waiting
from bot.adapters.slack.answering.turn import SlackTurn
from bot.adapters.slack.calls.api import CallingInLine
from bot.adapters.slack.calls.ourselves import CannotAsk
from bot.adapters.slack.calls.pace import PER_MINUTE
from bot.adapters.slack.drawing.bodies import NOTHING, Body
from bot.adapters.slack.installation import Installation
from bot.adapters.slack.people.conversations import Conversations
from bot.adapters.slack.people.member_facts import Membership
from bot.adapters.slack.people.members import Members
from bot.adapters.slack.reading.events import ProfileChanged
from bot.adapters.slack.reading.inbound import PLATFORM, SlackAct, Where
from bot.domain.announcements.pace import Tempo
from bot.handlers import written_words
from bot.handlers.routing import Answer
from bot.port import Address, GoingOut, Sent, unrecorded
from bot.ui.nodes import Aside, Message
from bot.ui.requests import Actor, Request, Surface
from bot.ui.verbs.home import HOME
from bot.views.common.reader import Reader
from bot.views.people import doorstep


class OutgoingMessages(DirectMessages, Protocol):
    """What is needed to send notices."""

    async def open(self, space: Address, people: tuple[Address, ...]) -> Address:
        """Open a room for these people."""
        ...

    async def close(self, space: Address, *, erased: bool = False) -> None:
        """Close a room."""
        ...


@dataclass(frozen=True, slots=True)
class Bot:
    """What the adapter needs of the app."""

    begin: Callable[[Request], Future[Answer]]
    begin_former: Callable[[Request], Future[Answer]]
    refresh: Callable[[Actor], Future[None]]
    left: Callable[[str, str, str], Future[None]]
    reader: Callable[[Actor], Reader]
    for_managers: frozenset[str]
    """The verbs for which Slack has to confirm afresh that the presser is a manager."""


class Slack:
    """One workspace of Slack."""

    platform = PLATFORM
    rings = True
    tempo = Tempo(PER_MINUTE["chat.postMessage"], PER_MINUTE["chat.update"])
    opens_for_people = False
    announces_first = True

    def __init__(
        self,
        bot: Bot,
        members: Members,
        landing: SlackLanding,
        sending: OutgoingMessages,
        api: CallingInLine,
        installation: Installation,
        conversations: Conversations,
    ) -> None:
        """Answer these members with `bot`; `api` publishes their Home tabs anew."""
        self._conversations = conversations
        self.installation = installation
        self._bot = bot
        self._members = members
        self._landing = landing
        self._sending = sending
        self.tabs = HomeTabs(api, self._home)
        self.background = Background()
        self._road: Road[SlackTurn, Body] = Road(self, self.background)

    async def take(self, act: SlackAct) -> Body:
        """Take an act, once; return the body of Slack's acknowledgement, within the budget."""
        reader = self._bot.reader(Actor(PLATFORM, act.team, act.user, ""))
        taken = self._road.take(SlackTurn(act, reader))
        with suppress(TimeoutError):
            await asyncio.wait_for(asyncio.shield(taken.acknowledged), BUDGET)
        # Slack has to be acknowledged now, even if the message that says to wait is not shown yet.
        taken.acknowledge(NOTHING)
        return taken.acknowledged.result()

    async def heard(self, changed: ProfileChanged) -> None:
        """Take what Slack says about a member, and update the person if they are known here."""
        match await self._members.heard(changed.member, changed.team):
            case Actor() as actor:
                await asyncio.wrap_future(self._bot.refresh(actor))
            case Membership():
                await self.left(changed.team, str(changed.member.get("id", "")))
            case None:
                pass

    async def left(self, team: str, user: str) -> None:
        """End what is open of a known person who is no member of the workspace any more."""
        await asyncio.wrap_future(self._bot.left(PLATFORM, team, user))

    async def send(
        self,
        to: Address,
        message: Message,
        *,
        key: str,
        again: bool = False,
        going_out: GoingOut = unrecorded,
    ) -> Sent:
        """Send a message; see `Sending`."""
        sent = await self._sending.send(to, message, key=key, again=again, going_out=going_out)
        self.tabs.wants(to.name)
        return self._conversations.linked(to, sent)

    async def revise(self, at: Sent, message: Message, *, key: str, stays: bool = False) -> Sent:
        """Draw a sent message again; see `Sending`."""
        sent = await self._sending.revise(at, message, key=key, stays=stays)
        self.tabs.wants(sent.at.get("to", ""))
        return sent

    async def open(self, space: Address, people: tuple[Address, ...]) -> Address:
        """Open a group direct message; see `Sending`."""
        return await self._sending.open(space, people)

    async def close(self, space: Address, *, erased: bool = False) -> None:
        """Close a group direct message; see `Sending`."""
        await self._sending.close(space, erased=erased)

    async def asked(self, turn: SlackTurn) -> Answer:
        """Return the answer to the person who acted, or a refusal if they are not a member."""
        act = turn.act
        try:
            who, picked = await self._who(act)
        except CannotAsk:
            return written_words.beside(turn.reader, doorstep.cannot_ask(turn.reader), turn.typed)
        if isinstance(who, Membership):
            former = await self._members.former(act.user, act.team)
            turn.reader = self._bot.reader(former)
            return await asyncio.wrap_future(self._bot.begin_former(act.request(former)))
        turn.reader = self._bot.reader(who)
        places = {one: await self._conversations.place(one) for one in act.places} or None
        return await asyncio.wrap_future(self._bot.begin(act.request(who, picked, places)))

    async def _who(self, act: SlackAct) -> tuple[Actor | Membership, dict[str, Actor] | None]:
        """Return who acts, and whom they picked; raise `CannotAsk` if Slack does not say it."""
        if not await self.installation.is_present():
            raise CannotAsk(act.team)
        who = await self._members.who(act.user, act.team, decides=act.verb in self._bot.for_managers)
        return who, await self._picked(act)

    async def _picked(self, act: SlackAct) -> dict[str, Actor] | None:
        """Return the members among the people that were picked: no guests, no strangers, no machines."""
        if not act.people:
            return None
        asked = {user: await self._members.who(user, act.team, decides=True) for user in act.people}
        return {user: who for user, who in asked.items() if isinstance(who, Actor)}

    async def meanwhile(self, turn: SlackTurn, acknowledge: Callable[[Body], None]) -> None:
        """Acknowledge now, then say where the answer will appear that it follows."""
        acknowledge(waiting(turn))
        await self._landing.meanwhile(turn)

    async def land(self, turn: SlackTurn, answer: Answer) -> Body:
        """Put an answer where it belongs, and see to the presser's Home tab."""
        said = await self._landing.land(turn, answer)
        act = turn.act
        if act.where is Where.HOME and isinstance(answer, Message | Aside):
            self.tabs.opened(act.team, act.user, None if turn.is_untold else message_of(answer))
        elif act.where is Where.TAB and isinstance(answer, Message):
            self.tabs.left(act.user)
        else:
            self.tabs.wants(act.user)
        return said

    async def _home(self, team: str, user: str) -> Message | None:
        """Return a person's home as it is now; None if they cannot be asked about."""
        if self.installation.away:
            return None
        try:
            who = await self._members.who(user, team, decides=False)
        except CannotAsk:
            return None
        is_member = isinstance(who, Actor)
        actor = who if isinstance(who, Actor) else await self._members.former(user, team)
        begin = self._bot.begin if is_member else self._bot.begin_former
        request = Request(f"home.{user}", actor, Surface.HOME, HOME.name, at={})
        answer = await asyncio.wrap_future(begin(request))
        return self._landing.pictured(message_of(answer)) if isinstance(answer, Message | Aside) else None

    def untold(self, turn: SlackTurn) -> Body:
        """Acknowledge all the same: otherwise Slack would deliver the act again."""
        del turn
        return NOTHING
