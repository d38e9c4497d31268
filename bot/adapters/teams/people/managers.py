"""Who manages the community: the members of a group, the owners of one team, or nobody but `FIRST_MANAGER`.

Installing the app in a team makes nobody a manager: anybody may own some team.
"""

import logging
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import Any, Final

from bot.adapters.teams.calls.api import Graph, TeamsCall, call
from bot.port import NOT_DONE

log = logging.getLogger(__name__)

FRESH: Final = 60.0
"""Seconds for which it is believed who manages (reliability, F61)."""

KNOWN: Final = 600.0
"""Seconds for which the list is used where it decides no permission."""

PAGE: Final = "999"
"""Rows a page: the most that Graph gives of members (learn.microsoft.com, Graph: List group members)."""


class CannotAskTeams(Exception):
    """Teams cannot be asked now who this is, or whether they manage the community."""


class Managers:
    """The managers of one tenant's community."""

    def __init__(
        self, graph: Graph, *, group: str, team: str, clock: Callable[[], float] = time.monotonic
    ) -> None:
        """Ask Graph for the members of `group`, with those of groups in it; else for the owners of `team`."""
        self._graph = graph
        self._group = group
        self._team = team
        self._clock = clock
        self._found: tuple[float, frozenset[str]] | None = None
        self._tried_at = -KNOWN

    async def manages(self, user: str, *, decides: bool) -> bool | None:
        """Tell whether a person manages; None where that is not known, and nothing is decided by it.

        Raise `CannotAskTeams` if this `decides` and Graph cannot be asked.
        """
        if not self._group and not self._team:
            return False
        now = self._clock()
        if decides and not self._is_younger(FRESH, now):
            return user in await self._ask(now)
        if not self._is_younger(KNOWN, now) and now - self._tried_at >= FRESH:
            # Who manages is greeted as a manager at their first act, whatever it is.
            with suppress(CannotAskTeams):
                await self._ask(now)
        return user in self._found[1] if self._found and self._is_younger(KNOWN, now) else None

    def _is_younger(self, seconds: float, now: float) -> bool:
        return self._found is not None and now - self._found[0] < seconds

    async def _ask(self, asked_at: float) -> frozenset[str]:
        self._tried_at = asked_at
        try:
            rows = await self._graph.every(self._call())
        except NOT_DONE as problem:
            log.warning("Graph does not say who manages", extra={"why": str(problem)})
            raise CannotAskTeams("who manages") from problem
        managers = frozenset(_id(one) for one in rows)
        self._found = (asked_at, managers)
        return managers

    def _call(self) -> TeamsCall:
        query = {"$select": "id", "$top": PAGE}
        if self._group:
            return call("GET", "/groups/{group}/transitiveMembers", query, group=self._group)
        return call("GET", "/groups/{group}/owners", query, group=self._team)


def _id(row: Mapping[str, Any]) -> str:
    return str(row.get("id") or "").lower()
