"""Rooms for two: group chats that Graph makes, where an administrator has consented to it.

The connector begins no chat of several people (techcommunity 1663618). Graph does, and puts the app into it:
learn.microsoft.com, Graph: Create chat (Chat.Create), Add app to chat
(TeamsAppInstallation.ReadWriteSelfForChat.All), List teamsApps (AppCatalog.Read.All).
"""

from collections.abc import Callable
from dataclasses import replace
from typing import Any, Final

from bot.adapters.teams.calls.api import Graph, TeamsCall, call
from bot.adapters.teams.calls.errors import TeamsRefusal
from bot.adapters.teams.reading.inbound import TeamsPlace
from bot.port import Address, InDoubt, TryLater, Unreachable

CHATS: Final = "/chats"
APPS_OF_CHAT: Final = "/chats/{chat}/installedApps"
CATALOG: Final = "/appCatalogs/teamsApps"
CONFLICT: Final = 409
"""What Graph says of an app that is there already."""


class Rooms:
    """Opens rooms for two."""

    def __init__(self, graph: Graph, url: str, app: str, service: Callable[[], str]) -> None:
        """Ask Graph at this address, for the app with this id; `service` names the connector of its chats."""
        self._graph = graph
        self._url = url
        self._app = app
        self._service = service
        self._listed = ""

    async def open(self, space: Address, people: tuple[Address, ...]) -> Address:
        """Open a room for these people.

        Raise `Unreachable` where Graph may not, and `TryLater` where it did not answer: a chat in which
        nothing was said yet is shown to nobody, so that another one is made then.
        """
        try:
            chat = await self._begun(people)
            await self._joined(chat)
        except InDoubt as problem:
            raise TryLater(str(problem)) from problem
        return replace(space, at=TeamsPlace(chat, self._service(), space.workspace).at)

    async def _begun(self, people: tuple[Address, ...]) -> str:
        members = [
            {
                "@odata.type": "#microsoft.graph.aadUserConversationMember",
                "roles": ["owner"],
                "user@odata.bind": f"{self._url}/users('{one.name}')",
            }
            for one in people
        ]
        said = await self._graph(call("POST", CHATS), {"chatType": "group", "members": members})
        return _id(said, "a chat")

    async def _joined(self, chat: str) -> None:
        """Put the app into a chat: only then the bot may write there."""
        self._listed = self._listed or await self._in_catalog()
        app = {"teamsApp@odata.bind": f"{self._url}{CATALOG}/{self._listed}"}
        try:
            await self._graph(call("POST", APPS_OF_CHAT, chat=chat), app)
        except TeamsRefusal as no:
            if no.status != CONFLICT:
                raise

    async def _in_catalog(self) -> str:
        """Return the id that the tenant's catalog gave to our app."""
        ours = TeamsCall("GET", CATALOG, query={"$filter": f"externalId eq '{self._app}'"})
        rows = await self._graph.every(ours)
        if not rows:
            raise Unreachable("our app is not in the tenant's catalog: no chat can be begun with it")
        return _id(rows[0], "an app")


def _id(said: Any, what: str) -> str:  # noqa: ANN401 - JSON
    found = said.get("id") if isinstance(said, dict) else None
    if not isinstance(found, str) or not found:
        raise TryLater(f"Graph names no id of {what}")
    return found
