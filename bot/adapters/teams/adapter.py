"""Teams' adapter: what people do there becomes requests, and answers and notices reach them."""

import asyncio
import logging
from collections.abc import Callable, Mapping
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import dataclass
from typing import Final

from bot.adapters.shared.background import Background
from bot.adapters.shared.budget import BUDGET, MARGIN
from bot.adapters.shared.road import PATIENCE, Road
from bot.adapters.teams.answering import invokes
from bot.adapters.teams.answering.greeting import Greeting
from bot.adapters.teams.answering.invokes import Body
from bot.adapters.teams.answering.landing import TeamsLanding
from bot.adapters.teams.answering.opening import TeamsOpening
from bot.adapters.teams.answering.telling import TeamsTelling
from bot.adapters.teams.answering.turn import TeamsTurn
from bot.adapters.teams.people.managers import CannotAskTeams
from bot.adapters.teams.people.members import TeamsMembers
from bot.adapters.teams.people.places import TeamsPlaces
from bot.adapters.teams.reading.inbound import (
    INVOKES,
    PLATFORM,
    AppInstalled,
    AppRemoved,
    ConversationKind,
    TeamsAct,
)
from bot.domain.announcements.pace import Tempo
from bot.domain.common.people import Person
from bot.handlers import written_words
from bot.handlers.people.file_page import FilePageBook
from bot.handlers.routing import Answer
from bot.port import Address, GoingOut, Sent, unrecorded
from bot.ui.nodes import Message
from bot.ui.requests import Actor, Request
from bot.views.common.reader import Reader
from bot.views.people import doorstep
from bot.views.platforms import own_chat

log = logging.getLogger(__name__)

A_MINUTE: Final = 40 * 60.0
"""Messages, and edits, a minute. Teams: 50 calls a second of an app in a tenant, one conversation each."""

INVOKE_PATIENCE: Final = 3.5
"""Seconds that a press or a dialog waits for its answer. Teams: a dialog has to come within 5 seconds."""


@dataclass(frozen=True, slots=True)
class TeamsBot:
    """What the adapter needs of the app."""

    begin: Callable[[Request], Future[Answer]]
    begin_former: Callable[[Request], Future[Answer]]
    """Answers a person who is no member: at most, with what is kept of them."""
    left: Callable[[str, str, str], Future[None]]
    """Ends what is open of a person who took the app out: platform, tenant, object id."""
    reader: Callable[[Actor], Reader]
    reader_of: Callable[[Person], Reader]
    for_managers: frozenset[str]
    """The verbs for which Graph has to confirm afresh that the presser is a manager."""
    file_pages: FilePageBook
    keep_address: Callable[[str, str, str, Mapping[str, str]], Future[None]]
    """Keeps where a known person is reached: platform, tenant, object id, and the address."""
    greets: Callable[[str, str, str], Future[bool]]
    """Tells whether no process has greeted a conversation yet: platform, tenant, and its id."""
    greets_again: Callable[[str, str, str], Future[None]]
    """Lets a conversation be greeted anew, by the same three."""


class Teams:
    """One bot in one tenant."""

    platform = PLATFORM
    rings = True
    tempo = Tempo(A_MINUTE, A_MINUTE)
    opens_for_people = True
    announces_first = False
    """Nobody is reached who has not added the app: an announcement opens no chat for them."""

    def __init__(
        self,
        bot: TeamsBot,
        members: TeamsMembers,
        places: TeamsPlaces,
        landing: TeamsLanding,
        telling: TeamsTelling,
        opening: TeamsOpening,
        greeting: Greeting,
        background: Background,
    ) -> None:
        """Answer the members of the tenant with `bot`."""
        self._bot = bot
        self._members = members
        self._places = places
        self._landing = landing
        self._telling = telling
        self._opening = opening
        self._greeting = greeting
        self.background = background
        self._road: Road[TeamsTurn, Body] = Road(self, background)

    async def take(self, act: TeamsAct) -> Body:
        """Take an act, once; return what Teams is answered with, within the budget."""
        self._places.heard(act.user, act.place, personal=not act.is_shared)
        reader = self._bot.reader(
            Actor(PLATFORM, act.place.tenant, act.user, "", act.member.locale or "en-GB")
        )
        patience = INVOKE_PATIENCE if act.where in INVOKES else PATIENCE
        taken = self._road.take(TeamsTurn(act, reader), patience=patience)
        with suppress(TimeoutError):
            await asyncio.wait_for(asyncio.shield(taken.acknowledged), patience + BUDGET - PATIENCE + MARGIN)
        # Teams has to be acknowledged now, even if the message that says to wait is not shown yet.
        taken.acknowledge(invokes.words(act.where, own_chat.follows(reader)))
        return taken.acknowledged.result()

    async def came(self, installed: AppInstalled) -> None:
        """Greet where the app was installed."""
        member, personal = installed.member, installed.kind is ConversationKind.PERSONAL
        if member.user:
            self._places.heard(member.user, installed.place, personal=personal)
        reader = self._bot.reader(
            Actor(PLATFORM, installed.place.tenant, member.user, "", member.locale or "en-GB")
        )
        await self._greeting.greet(installed, reader)

    async def went(self, uninstalled: AppRemoved) -> None:
        """End what is open of a person who took the app out; a group or a team loses nothing by it."""
        await self._greeting.forget(uninstalled.place)
        if uninstalled.kind is ConversationKind.PERSONAL and uninstalled.member.user:
            user = uninstalled.member.user
            self._places.forget(user)
            await asyncio.wrap_future(self._bot.left(PLATFORM, uninstalled.place.tenant, user))

    async def asked(self, turn: TeamsTurn) -> Answer:
        """Return the answer to the person who acted, or a refusal if they are not a member."""
        act = turn.act
        try:
            who, is_member = await self._members.who(act, decides=act.verb in self._bot.for_managers)
        except CannotAskTeams:
            return written_words.beside(turn.reader, doorstep.cannot_ask(turn.reader), turn.typed)
        turn.reader, turn.is_member = self._bot.reader(who), is_member
        begin = self._bot.begin if is_member else self._bot.begin_former
        answer = await asyncio.wrap_future(begin(act.request(who)))
        self.background.follow(self._places.write_down(act.user))
        return answer

    async def meanwhile(self, turn: TeamsTurn, acknowledge: Callable[[Body], None]) -> None:
        """Acknowledge an act whose answer is late, and say that it follows."""
        if turn.act.where in INVOKES:
            acknowledge(await self._landing.meanwhile(turn))
        else:
            acknowledge(None)
            await self._landing.meanwhile(turn)

    async def land(self, turn: TeamsTurn, answer: Answer) -> Body:
        """Put an answer where it belongs."""
        return await self._landing.land(turn, answer)

    def untold(self, turn: TeamsTurn) -> Body:
        """Say where that is possible that nothing could be shown."""
        return invokes.words(turn.act.where, own_chat.went_wrong(turn.reader))

    async def send(
        self,
        to: Address,
        message: Message,
        *,
        key: str,
        again: bool = False,
        going_out: GoingOut = unrecorded,
    ) -> Sent:
        """Send a message; see `TeamsTelling`."""
        return await self._telling.send(to, message, key=key, again=again, going_out=going_out)

    async def revise(self, at: Sent, message: Message, *, key: str, stays: bool = False) -> Sent:
        """Draw a sent message again; see `TeamsTelling`."""
        return await self._telling.revise(at, message, key=key, stays=stays)

    async def open(self, space: Address, people: tuple[Address, ...]) -> Address:
        """Open a person's own chat, or a room for two; see `TeamsOpening`."""
        return await self._opening.open(space, people)

    async def close(self, space: Address, *, erased: bool = False) -> None:
        """Close a conversation; see `TeamsOpening`."""
        await self._opening.close(space, erased=erased)
