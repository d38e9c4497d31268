"""Rooms for two: a group chat by Graph where an administrator lets us, else each one's own chat."""

import logging
from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Any, Final

from bot.adapters.teams.answering.installing import Installing
from bot.adapters.teams.answering.own_chats import OwnChats
from bot.adapters.teams.calls.api import CallingGraph, call
from bot.adapters.teams.calls.errors import TeamsRefusal
from bot.adapters.teams.drawing.rooms import FIRST, NAMED, SECOND
from bot.adapters.teams.people.members import TeamsMembers
from bot.adapters.teams.people.places import TeamsPlaces
from bot.adapters.teams.reading.inbound import TeamsPlace
from bot.port import Address, InDoubt, TryLater

log = logging.getLogger(__name__)

FORBIDDEN: Final = 403

LONGEST_TOPIC: Final = 250
"""Characters of a group chat's topic (learn.microsoft.com, Graph: chat resource)."""

NOT_IN_TOPICS: Final = str.maketrans(dict.fromkeys(':<>"/\\|?*', " "))
"""What is taken out of a topic: Graph refuses a colon (Create chat), and file names refuse the others."""

Topic = Callable[[tuple[str, ...]], Awaitable[str]]
"""Returns what the room of these people is called, by their object ids."""


class TeamsRooms:
    """Opens rooms for two."""

    def __init__(
        self,
        graph: CallingGraph,
        url: str,
        own: OwnChats,
        installing: Installing,
        places: TeamsPlaces,
        members: TeamsMembers,
        topic: Topic,
    ) -> None:
        """Make group chats through `graph` at this address, else name where each of the two is reached."""
        self._graph = graph
        self._url = url
        self._own = own
        self._installing = installing
        self._places = places
        self._members = members
        self._topic = topic

    async def open(self, space: Address, people: tuple[Address, ...]) -> Address:
        """Open a room for these people; raise as `Adapter.open` does."""
        chat = await self._chat(people)
        if chat is not None:
            return replace(space, at=TeamsPlace(chat, self._places.service, space.workspace).at)
        return replace(space, at=await self._without(people))

    async def _chat(self, people: tuple[Address, ...]) -> str | None:
        """Return the id of a new group chat with the bot in it; None where nobody lets us make one."""
        try:
            if not await self._installing.id():
                return None
            made = await self._graph(call("POST", "/chats"), await self._asked(people))
        except TeamsRefusal as no:
            if no.status != FORBIDDEN:
                raise
            return None
        except InDoubt as problem:
            # An empty chat is shown to nobody, so another one may be made.
            raise TryLater(str(problem)) from problem
        chat = str(made["id"])
        return chat if await self._installing.in_chat(chat) else None

    async def _asked(self, people: tuple[Address, ...]) -> dict[str, Any]:
        topic = await self._topic(tuple(one.name for one in people))
        return {
            "chatType": "group",
            "topic": " ".join(topic.translate(NOT_IN_TOPICS).split())[:LONGEST_TOPIC],
            "members": [
                {
                    "@odata.type": "#microsoft.graph.aadUserConversationMember",
                    "roles": ["owner"],
                    "user@odata.bind": f"{self._url}/users('{one.name}')",
                }
                for one in people
            ],
        }

    async def _without(self, people: tuple[Address, ...]) -> dict[str, str]:
        """Return the two, and by which names a link leads to each: no chat of theirs is known."""
        found: dict[str, str] = {"tenant": people[0].workspace}
        for which, person in zip((FIRST, SECOND), people, strict=True):
            opened = await self._own.open(person)
            conversation, service = opened.at["conversation"], opened.at["service"]
            facts = await self._members.facts(conversation, service, person.name, person.name)
            found |= {which: person.name, which + NAMED: facts.address or person.name}
        return found
