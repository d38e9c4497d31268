"""Whether the app is installed in its workspace: what Slack's events say, and what `auth.test` answers."""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import Final, Protocol

from bot.adapters.slack.calls.api import Calling
from bot.adapters.slack.calls.ourselves import CannotAsk, Ourselves
from bot.adapters.slack.reading.events import Uninstalled
from bot.adapters.slack.reading.inbound import PLATFORM
from bot.platform_context import AbsenceBook
from bot.port import Disconnected, InDoubt, TryLater, Unreachable

log = logging.getLogger(__name__)

SETTLES: Final = 10.0
"""Seconds after which Slack is asked again, where it says that our token still holds after such an event."""

LOOK: Final = 60.0
"""Seconds between two looks at the database: another process may have got the event."""

ASK_EACH: Final = 600.0
"""Seconds between two questions whether a token that was refused is valid again."""

AN_ACT_ASKS: Final = 10.0
"""The same, where a person acts in the workspace: then the app probably is there."""


class Gate(Calling, Protocol):
    """Slack's Web API, which calls nothing but `auth.test` while it is shut."""

    shut: bool


class Installation:
    """The app in its workspace. While it is not there, nothing is called but `auth.test`."""

    def __init__(
        self,
        api: Gate,
        us: Ourselves,
        absences: AbsenceBook,
        *,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        """Ask through `api`, and report to `absences`; `clock` and `sleep` count seconds."""
        self._api = api
        self._us = us
        self._absences = absences
        self._clock = clock
        self._sleep = sleep
        self._asked_at = -ASK_EACH

    @property
    def away(self) -> bool:
        """Tell whether the app was taken out, as far as this process knows."""
        return self._api.shut

    async def heard(self, said: Uninstalled) -> None:
        """Let the workspace rest, unless Slack still takes our token there: then the event is an old one.

        Where Slack cannot be asked the event is believed: it is signed, and what rests is not lost.
        """
        for wait in (0.0, SETTLES):
            await self._sleep(wait)
            if await self._team() != said.team:
                break
        else:
            log.info("an old event of Slack's says that the app was uninstalled", extra={"team": said.team})
            return
        await asyncio.wrap_future(self._absences.begin(PLATFORM, said.team))
        await self.look()

    async def is_present(self) -> bool:
        """Tell whether people of the workspace can be answered; ask Slack where the app was taken out."""
        if self.away:
            await self._ask_after(AN_ACT_ASKS)
        return not self.away

    async def look(self) -> None:
        """Take over what the database knows, and ask Slack in time whether the app is back."""
        away = await asyncio.wrap_future(self._absences.away(PLATFORM))
        # Without a valid token it is not known which workspace is ours.
        self._api.shut = self._us.team in away if self._us.known else bool(away)
        if self.away:
            await self._ask_after(ASK_EACH)

    async def run(self) -> None:
        """Look again and again until cancelled."""
        while True:
            await self.look()
            await self._sleep(LOOK)

    async def _ask_after(self, seconds: float) -> None:
        """Ask Slack whether the app is there again, if that long has passed since the last time."""
        if self._clock() - self._asked_at < seconds:
            return
        self._asked_at = self._clock()
        if team := await self._team():
            await asyncio.wrap_future(self._absences.end(PLATFORM, team))
            self._api.shut = False
            with suppress(CannotAsk):
                await self._us()  # after a start without a valid token

    async def _team(self) -> str:
        """Return the workspace in which Slack takes our token; empty where it does not, or does not say."""
        try:
            said = await self._api.call("auth.test")
        except (Disconnected, InDoubt, TryLater, Unreachable):
            return ""
        return str(said.get("team_id") or "")
