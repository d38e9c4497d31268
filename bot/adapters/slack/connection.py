"""One workspace of Slack, connected: its adapter, its HTTP endpoint, its Socket Mode and its problems."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping
from concurrent.futures import Future
from typing import Final

from starlette.types import ASGIApp

from bot.adapters.slack.adapter import Bot, Slack
from bot.adapters.slack.answering.departures import Departures
from bot.adapters.slack.answering.landing import SlackLanding
from bot.adapters.slack.answering.sending import Sending
from bot.adapters.slack.calls.api import Api
from bot.adapters.slack.calls.ourselves import CannotAsk, Ourselves
from bot.adapters.slack.calls.pace import Pace
from bot.adapters.slack.doors import server
from bot.adapters.slack.doors.guard import PATH
from bot.adapters.slack.doors.socket import SocketMode
from bot.adapters.slack.installation import LOOK, Installation
from bot.adapters.slack.keys import Keys
from bot.adapters.slack.people.conversations import Conversations
from bot.adapters.slack.people.directory import Directory
from bot.adapters.slack.people.goodbyes import Goodbyes
from bot.adapters.slack.people.members import Members
from bot.adapters.slack.reading.inbound import PLATFORM
from bot.domain.common.people import Person
from bot.domain.programme.programme import Programme
from bot.platform_context import AbsenceBook

log = logging.getLogger(__name__)

ASK_AGAIN: Final = 10.0
"""Seconds until Slack is asked again who we are."""


class Connection:
    """Everything of one workspace, put together."""

    def __init__(
        self,
        keys: Keys,
        bot: Bot,
        known: Callable[[str, str, str], Future[Person | None]],
        programme: Programme,
        absences: AbsenceBook,
        *,
        pace: Pace | None = None,
    ) -> None:
        """Answer with `bot`; `known` finds a person by platform, workspace and the platform's name.

        `absences` is told when the app was taken out of the workspace, and when it is in it again.
        """
        self._keys = keys
        self._api = Api(keys.bot_token, keys.api_url, pace=pace)

        async def know(team: str, user: str) -> Person | None:
            return await asyncio.wrap_future(known(PLATFORM, team, user))

        self.ourselves = Ourselves(self._api.call)

        async def left(team: str, user: str) -> None:
            await asyncio.wrap_future(bot.left(PLATFORM, team, user))

        self._members = Members(self._api, know, self.ourselves, left=left, group=keys.manager_group)
        sending = Sending(self._api, known=self._members.picture)
        goodbyes = Goodbyes(self._members, self.ourselves, known, left)
        self.directory = Directory(self._api.in_line, goodbyes.learn)
        watched = Departures(sending, self._members)
        self.installation = Installation(self._api, self.ourselves, absences)
        landing = SlackLanding(self._api, sending, self._members.picture)
        conversations = Conversations(self._api.call, self.ourselves, lambda: self._api.granted)
        self.adapter = Slack(
            bot, self._members, landing, watched, self._api, self.installation, conversations
        )
        self._bolt = server.bolt(self.adapter, programme, keys.bot_token)
        self._socket = SocketMode(self._bolt, keys.app_token, keys.api_url) if keys.app_token else None

    def doors(self) -> Mapping[str, ASGIApp]:
        """Return what is served on `PORT`; nothing if there is no signing secret to verify Slack by."""
        if not self._keys.signing_secret:
            return {}
        return {PATH: server.door(self._bolt, self._keys.signing_secret)}

    def problem(self) -> str:
        """Return what prevents serving Slack; empty if nothing does, or if the app was taken out."""
        if self.installation.away:
            return ""
        if not self.ourselves.known:
            return "the workspace of Slack does not answer yet"
        return "" if self._socket is None or self._socket.connected else "the socket to Slack is closed"

    async def run(self, *, listens: bool) -> None:
        """Find out who we are and refresh members' facts.

        If this process `listens`, also read who is in the workspace, and open the socket.
        """
        going = [
            self.installation.run,
            self._members.catch_up,
            self.adapter.tabs.run,
            *((self.directory.run,) if listens else ()),
            *((self._socket.run,) if listens and self._socket else ()),
        ]
        try:
            await self._introduce()
            # Unlike `gather`, a task group waits until each task has ended after a cancellation.
            async with asyncio.TaskGroup() as group:
                for one in going:
                    group.create_task(_kept_going(one))
        finally:
            await self.close()

    async def close(self) -> None:
        """Wait for the background tasks, and close the connections."""
        self._members.close()
        await self.adapter.background.end()
        await self._api.close()

    async def _introduce(self) -> None:
        while not self.ourselves.known:
            try:
                if not self.installation.away:
                    await self.ourselves()
            except CannotAsk as problem:
                log.warning("Slack does not say who we are", extra={"why": str(problem.__cause__)})
            if not self.ourselves.known:
                await self.installation.look()
                await asyncio.sleep(LOOK if self.installation.away else ASK_AGAIN)


async def _kept_going(what: Callable[[], Awaitable[None]]) -> None:
    """Run something for ever; log an error in it, and start it again."""
    while True:
        try:
            await what()
        except Exception:
            log.exception("a task that runs for ever failed and is started again")
        await asyncio.sleep(ASK_AGAIN)
