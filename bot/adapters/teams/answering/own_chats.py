"""People's own chats with the bot: each is opened once, and found again by opening it."""

from dataclasses import replace
from typing import Any, Final

from bot.adapters.teams.answering.installing import Installing
from bot.adapters.teams.calls.api import CallingConnector, call
from bot.adapters.teams.calls.errors import (
    BAD_SYNTAX,
    BLOCKED,
    NO_MEMBER,
    NOT_IN_ROSTER,
    WRITES_BLOCKED,
    TeamsRefusal,
)
from bot.adapters.teams.people.members import TeamsMembers
from bot.adapters.teams.people.places import TeamsPlaces
from bot.adapters.teams.reading.inbound import TeamsPlace
from bot.port import Address, InDoubt, NotReached, PersonGone, TryLater

CONVERSATIONS: Final = "/v3/conversations"


class OwnChats:
    """Opens the chats of one bot with the people of its tenant."""

    def __init__(
        self,
        connector: CallingConnector,
        places: TeamsPlaces,
        members: TeamsMembers,
        installing: Installing,
        bot: str,
    ) -> None:
        """Open chats with the bot of this account."""
        self._connector = connector
        self._places = places
        self._members = members
        self._installing = installing
        self._bot = bot

    async def open(self, person: Address) -> Address:
        """Open a person's chat, and return it with where it is.

        Raise `NotReached` where they never added the app, and nobody lets us add it; else as a call does.
        """
        place = self._places.of(person.name) or await self._opened(person)
        return replace(person, at=place.at)

    async def _opened(self, person: Address) -> TeamsPlace:
        """Open a chat with a person of whom none is known; where an administrator lets us, add the app first.

        Without it Teams makes the chat for everybody in a team with us, and takes no word in it.
        """
        added = await self._installing.for_user(person.name)
        try:
            return await self._created(person, made=not added)
        except TeamsRefusal as no:
            raise _about(no, person) from no

    async def _created(self, person: Address, *, made: bool) -> TeamsPlace:
        body: dict[str, Any] = {
            "isGroup": False,
            "bot": {"id": self._bot},
            "members": [{"id": self._members.account(person.name) or person.name}],
            "tenantId": person.workspace,
            "channelData": {"tenant": {"id": person.workspace}},
        }
        service = self._places.service
        try:
            said = await self._connector(service, call("POST", CONVERSATIONS), body, thread=person.name)
        except InDoubt as problem:
            # Nothing is shown to anybody by it, and there is only one chat of the two.
            raise TryLater(str(problem)) from problem
        place = TeamsPlace(str(said["id"]), service, person.workspace, made=made)
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
