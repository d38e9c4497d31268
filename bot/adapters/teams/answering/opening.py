"""Opens conversations: somebody's own chat with the bot, or a group chat for two."""

import logging
from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Any, Final

from bot.adapters.teams.answering.rooms import Rooms
from bot.adapters.teams.calls.api import CallingConnector, call
from bot.adapters.teams.calls.errors import (
    BAD_SYNTAX,
    BLOCKED,
    NO_MEMBER,
    NOT_IN_ROSTER,
    WRITES_BLOCKED,
    TeamsRefusal,
)
from bot.adapters.teams.people.places import TeamsPlaces
from bot.adapters.teams.reading.inbound import TeamsPlace
from bot.port import Address, InDoubt, NotReached, PersonGone, TryLater

log = logging.getLogger(__name__)

CONVERSATIONS: Final = "/v3/conversations"


class TeamsOpening:
    """Opens and closes the conversations of one bot."""

    def __init__(
        self,
        connector: CallingConnector,
        places: TeamsPlaces,
        *,
        bot: str,
        account: Callable[[str], str],
        install: Callable[[str], Awaitable[bool]],
        room: Rooms,
    ) -> None:
        """Open chats with the bot of this account; `account` is what the connector calls a person, if known.

        `install` puts the app into somebody's own scope where an administrator lets us, and says whether it
        is there; `room` opens rooms for two.
        """
        self._connector = connector
        self._places = places
        self._bot = bot
        self._account = account
        self._install = install
        self._room = room

    async def open(self, space: Address, people: tuple[Address, ...]) -> Address:
        """Open a conversation for these people, and return it with where it is."""
        if len(people) > 1:
            return await self._room.open(space, people)
        (person,) = people
        place = self._places.of(person.name) or await self._chat(person)
        return replace(space, at=place.at)

    async def close(self, space: Address, *, erased: bool = False) -> None:
        """Do nothing: a chat belongs to its people, and no bot can close it for them."""
        del space, erased

    async def _chat(self, person: Address) -> TeamsPlace:
        try:
            return await self._created(person)
        except TeamsRefusal as no:
            if no.code in (NOT_IN_ROSTER, WRITES_BLOCKED) and await self._install(person.name):
                log.info("the app was installed for somebody who had only met it elsewhere")
                return await self._created(person)
            raise _about(no, person) from no

    async def _created(self, person: Address) -> TeamsPlace:
        body: dict[str, Any] = {
            "isGroup": False,
            "bot": {"id": self._bot},
            "members": [{"id": self._account(person.name) or person.name}],
            "tenantId": person.workspace,
            "channelData": {"tenant": {"id": person.workspace}},
        }
        service = self._places.service
        try:
            said = await self._connector(service, call("POST", CONVERSATIONS), body, thread=person.name)
        except InDoubt as problem:
            # Nothing is shown to anybody by it, and there is only one chat of the two.
            raise TryLater(str(problem)) from problem
        place = TeamsPlace(str(said["id"]), service, person.workspace)
        self._places.opened(person.name, place)
        return place


def _about(no: TeamsRefusal, person: Address) -> Exception:
    match no.code:
        case code if code in (NO_MEMBER, BLOCKED):
            return PersonGone(str(no), person.name)
        case code if code in (NOT_IN_ROSTER, WRITES_BLOCKED, BAD_SYNTAX):
            return NotReached(str(no))
        case _:
            return no
