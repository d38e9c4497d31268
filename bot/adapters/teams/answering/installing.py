"""The app in the tenant's catalog: installed for a person or in a chat, where an administrator lets us."""

import logging
from typing import Final

from bot.adapters.teams.calls.api import CallingGraph, call
from bot.adapters.teams.calls.errors import TeamsRefusal
from bot.port import NOT_DONE

log = logging.getLogger(__name__)

CONFLICT: Final = 409
"""It is installed there already (learn.microsoft.com, Graph: Add app to chat)."""

FOR_USER: Final = "/users/{user}/teamwork/installedApps"
IN_CHAT: Final = "/chats/{chat}/installedApps"


class Installing:
    """Installs our app by Graph: without the administrator's consent it does nothing, and says so."""

    def __init__(self, graph: CallingGraph, url: str, app: str) -> None:
        """Install the app whose manifest has this id; `url` is Graph's address."""
        self._graph = graph
        self._url = url
        self._app = app
        self._found = ""

    async def for_user(self, user: str) -> bool:
        """Install the app in a person's own scope; tell whether it is there now. Never raise."""
        return await self._installed(FOR_USER, user=user)

    async def in_chat(self, chat: str) -> bool:
        """Install the app in a chat of several people; tell whether it is there now. Never raise."""
        return await self._installed(IN_CHAT, chat=chat)

    async def id(self) -> str:
        """Return the app's id in the tenant's catalog; empty where it is in none. Raise as a call does."""
        if not self._found:
            query = {"$filter": f"externalId eq '{self._app}'", "$select": "id"}
            said = await self._graph(call("GET", "/appCatalogs/teamsApps", query))
            rows = said.get("value") if isinstance(said, dict) else None
            self._found = str(rows[0].get("id") or "") if isinstance(rows, list) and rows else ""
        return self._found

    async def _installed(self, route: str, **where: str) -> bool:
        try:
            if not (app := await self.id()):
                return False
            body = {"teamsApp@odata.bind": f"{self._url}/appCatalogs/teamsApps/{app}"}
            await self._graph(call("POST", route, None, **where), body)
        except TeamsRefusal as no:
            return no.status == CONFLICT
        except NOT_DONE as problem:
            log.info("the app was not installed", extra={"why": str(problem)})
            return False
        return True
