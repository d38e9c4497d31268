"""Opens conversations: a private thread for each person or for two, or a direct message."""

import logging
from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Final

from bot.adapters.discord.answering.sending import CHANNEL, SERVER
from bot.adapters.discord.calls.api import NOT_DONE, CallingDiscord, call
from bot.adapters.discord.calls.errors import (
    ARCHIVED,
    FIRST_CONTACTS,
    NO_MUTUAL_SERVER,
    REPAIRED_BY_OPERATORS,
    UNKNOWN_CHANNEL,
    UNKNOWN_MEMBER,
    UNKNOWN_USER,
    DiscordRefusal,
)
from bot.port import Address, Disconnected, InDoubt, PersonGone, TryLater, Unreachable

log = logging.getLogger(__name__)

PRIVATE_THREAD: Final = 12
"""A thread that only its members and moderators see (docs: resources/channel, Channel Types)."""

A_WEEK: Final = 10_080
"""Minutes without a message until Discord archives a thread: 60, 1440, 4320 or 10080 (resources/channel)."""

NAME: Final = 100
"""Characters of a thread's name (resources/channel, Start Thread without Message)."""

LEFT: Final = frozenset({UNKNOWN_MEMBER, UNKNOWN_USER, NO_MUTUAL_SERVER})
"""The codes by which Discord says that somebody is in the server no more."""


class Opening:
    """Opens and closes the conversations of one bot."""

    def __init__(
        self,
        api: CallingDiscord,
        channel: Callable[[str], str],
        named: Callable[[tuple[Address, ...]], Awaitable[str]],
        *,
        by_message: bool,
    ) -> None:
        """Make threads under the `channel` of a server, `named` for their people; or open direct messages."""
        self._api = api
        self._channel = channel
        self._named = named
        self._by_message = by_message

    async def open(self, space: Address, people: tuple[Address, ...]) -> Address:
        """Open a conversation for these people, and return it with its channel.

        A thread of which the answer was lost has no members, so nobody sees it, and another is made. One into
        which not everybody could be brought is deleted again.
        """
        is_room = len(people) > 1
        try:
            if self._by_message and not is_room:
                return replace(space, at={"channel": await self._message_with(people[0])})
            return replace(space, at={SERVER: space.workspace, "channel": await self._thread(space, people)})
        except InDoubt as problem:
            raise TryLater(str(problem)) from problem

    async def close(self, space: Address) -> None:
        """Archive a room's thread; its two can read it, and whoever writes in it opens it again."""
        if not (channel := space.at.get("channel")):
            return
        try:
            await self._api(call("PATCH", CHANNEL, channel=channel), {"archived": True})
        except InDoubt as problem:
            raise TryLater(str(problem)) from problem
        except DiscordRefusal as no:
            if no.code not in (UNKNOWN_CHANNEL, ARCHIVED):
                raise _repairable(no) from no

    async def _message_with(self, person: Address) -> str:
        try:
            said = await self._api(call("POST", "/users/@me/channels"), {"recipient_id": person.name})
        except DiscordRefusal as no:
            if no.code == FIRST_CONTACTS:
                raise Disconnected(f"{no}; write to Discord's support, and set DISCORD_TALKS=thread") from no
            raise _about(no, person) from no
        return str(said["id"])

    async def _thread(self, space: Address, people: tuple[Address, ...]) -> str:
        under = self._channel(space.workspace)
        if not under:
            raise Disconnected("no channel is chosen for people's threads; set DISCORD_CHANNEL")
        body = {
            "name": (await self._named(people))[:NAME],
            "type": PRIVATE_THREAD,
            "invitable": False,
            "auto_archive_duration": A_WEEK,
        }
        try:
            said = await self._api(call("POST", "/channels/{channel}/threads", channel=under), body)
        except DiscordRefusal as no:
            raise _repairable(no) from no
        thread = str(said["id"])
        try:
            for person in people:
                await self._add(thread, person)
        except NOT_DONE:
            await self._unmake(thread)
            raise
        return thread

    async def _unmake(self, thread: str) -> None:
        """Delete a thread that not everybody came into, so that nobody has an empty one beside the next."""
        try:
            await self._api(call("DELETE", CHANNEL, channel=thread))
        except NOT_DONE as problem:
            log.warning("an empty thread is left behind", extra={"thread": thread, "why": str(problem)})

    async def _add(self, thread: str, person: Address) -> None:
        what = call("PUT", "/channels/{channel}/thread-members/{user}", channel=thread, user=person.name)
        try:
            try:
                await self._api(what)
            except InDoubt:
                await self._api(what)  # who is in it already stays in it
        except DiscordRefusal as no:
            raise _about(no, person) from no


def _about(no: DiscordRefusal, person: Address) -> Exception:
    return PersonGone(str(no), person.name) if no.code in LEFT else _repairable(no)


def _repairable(no: DiscordRefusal) -> Unreachable | Disconnected:
    """Return a refusal that an operator can end as an outage: what was to be said waits."""
    return Disconnected(str(no)) if no.code in REPAIRED_BY_OPERATORS | {UNKNOWN_CHANNEL} else no
