"""Takes what the guard lets through: an activity is read, taken once, and answered in time."""

import asyncio
import logging
from collections.abc import Coroutine
from typing import Any, Final

from bot.adapters.shared.budget import BUDGET
from bot.adapters.teams.adapter import Teams
from bot.adapters.teams.answering.consents import TeamsConsents
from bot.adapters.teams.doors.guard import DoorAnswer
from bot.adapters.teams.reading.activities import Ignored, Misshapen, read_activity
from bot.adapters.teams.reading.inbound import AppInstalled, AppRemoved, Consented, TeamsAct
from bot.adapters.teams.reading.payload import Payload
from bot.domain.programme.programme import Programme

log = logging.getLogger(__name__)

NOTHING: Final = DoorAnswer(200)
BAD: Final = DoorAnswer(400)


class TeamsDoor:
    """The way from an activity to the adapter."""

    def __init__(self, teams: Teams, consents: TeamsConsents, programme: Programme, bot: str) -> None:
        """Take activities for the bot with this account."""
        self._teams = teams
        self._consents = consents
        self._programme = programme
        self._bot = bot

    async def __call__(self, activity: Payload) -> DoorAnswer:
        """Take an activity; say what it is answered with. An odd one is never an error of ours."""
        try:
            read = read_activity(activity, self._programme, self._bot)
        except Exception as problem:
            # Its token is right, so Teams sent it; what it says stays out of the log.
            log.error("an activity cannot be read", extra={"why": type(problem).__name__})  # noqa: TRY400
            return BAD
        match read:
            case TeamsAct():
                return DoorAnswer(200, await self._teams.take(read))
            case AppInstalled():
                await self._waited(self._teams.came(read))
            case AppRemoved():
                await self._waited(self._teams.went(read))
            case Consented():
                await self._waited(self._consents.take(read))
            case Misshapen():
                return BAD
            case Ignored():
                return DoorAnswer(200, {} if activity.get("type") == "invoke" else None)
        return NOTHING

    async def _waited(self, going: Coroutine[Any, Any, None]) -> None:
        """Wait a little for what follows an event; it goes on after Teams was acknowledged."""
        await asyncio.wait({self._teams.background.follow(going)}, timeout=BUDGET)
