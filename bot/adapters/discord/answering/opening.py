"""Opens conversations: a private thread for each person or for two, or a direct message."""

import logging
from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Final

from bot.adapters.discord.answering.first_contacts import A_DAY, FirstContacts
from bot.adapters.discord.answering.sending import BACK, CHANNEL, MESSAGES, ONE_MESSAGE, SERVER
from bot.adapters.discord.calls.api import CallingDiscord, call
from bot.adapters.discord.calls.errors import (
    ARCHIVED,
    FIRST_CONTACTS,
    NO_MUTUAL_SERVER,
    REPAIRED_BY_OPERATORS,
    UNKNOWN_CHANNEL,
    UNKNOWN_MEMBER,
    UNKNOWN_USER,
    DiscordRefusal,
    OpenedTooFast,
)
from bot.adapters.discord.drawing import render
from bot.adapters.discord.server_marks import is_of_another
from bot.port import NOT_DONE, Address, Disconnected, InDoubt, PersonGone, TryLater, Unreachable
from bot.ui.nodes import Message

log = logging.getLogger(__name__)

PRIVATE_THREAD: Final = 12
"""A thread that only its members and moderators see (docs: resources/channel, Channel Types)."""

A_WEEK: Final = 10_080
"""Minutes without a message until Discord archives a thread: 60, 1440, 4320 or 10080 (resources/channel)."""

PAGES: Final = 100
"""Pages of a hundred messages that are deleted at most."""

NAME: Final = 100
"""Characters of a thread's name (resources/channel, Start Thread without Message)."""

LEFT: Final = frozenset({UNKNOWN_MEMBER, UNKNOWN_USER, NO_MUTUAL_SERVER})
"""The codes by which Discord says that a person is in the server no more."""


class Opening:
    """Opens and closes the conversations of one bot."""

    def __init__(
        self,
        api: CallingDiscord,
        channel: Callable[[str], Awaitable[str]],
        begun: Callable[[tuple[Address, ...]], Awaitable[tuple[str, Message]]],
        us: Callable[[], Awaitable[str]],
        *,
        by_message: bool,
        contacts: FirstContacts | None = None,
    ) -> None:
        """Make threads under the `channel` of a server, or open direct messages, counted by `contacts`.

        `begun` returns what a thread of these people is called, and what stands first in it.
        """
        self._api = api
        self._channel = channel
        self._begun = begun
        self._us = us
        self._by_message = by_message
        self._contacts = contacts or FirstContacts()

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
        """Archive a room's thread; its two can read it, and writing in it opens it again.

        Of a room without a name the thread loses the names of its two.
        """
        if not (channel := space.at.get("channel")):
            return
        called = {} if space.name else {"name": (await self._begun(()))[0]}
        try:
            await self._api(call("PATCH", CHANNEL, channel=channel), {"archived": True, **called})
        except InDoubt as problem:
            raise TryLater(str(problem)) from problem
        except DiscordRefusal as no:
            if no.code not in (UNKNOWN_CHANNEL, ARCHIVED):
                raise _repairable(no) from no

    async def erase(self, space: Address) -> None:
        """Delete a person's own thread; where that is not allowed, and in direct messages, what we wrote."""
        channel = space.at.get("channel", "")
        try:
            if SERVER in space.at and await self._deleted(channel):
                return
            await self._emptied(channel, "" if SERVER in space.at else space.workspace)
        except InDoubt as problem:
            raise TryLater(str(problem)) from problem
        except DiscordRefusal as no:
            if no.code != UNKNOWN_CHANNEL:
                raise _repairable(no) from no

    async def _deleted(self, channel: str) -> bool:
        try:
            await self._api(call("DELETE", CHANNEL, channel=channel))
        except DiscordRefusal as no:
            if no.code not in REPAIRED_BY_OPERATORS:
                raise
            log.warning("the bot may not delete a thread; its messages are deleted", extra={"why": str(no)})
            return False
        return True

    async def _emptied(self, channel: str, server: str) -> None:
        """Delete every message of ours, page after page; others' are theirs.

        Direct messages are one conversation for all servers: what is about another `server` stays.
        """
        before, us = dict[str, str](), await self._us()
        for _ in range(PAGES):
            page = await self._api(
                call("GET", MESSAGES, channel=channel), query={"limit": str(BACK), **before}
            )
            for one in page:
                is_ours = str((one.get("author") or {}).get("id")) == us and one.get("type") == 0
                if is_ours and not (server and is_of_another(one, server)):
                    await self._api(call("DELETE", ONE_MESSAGE, channel=channel, message=str(one["id"])))
            if len(page) < BACK:
                return
            before = {"before": str(page[-1]["id"])}

    async def _message_with(self, person: Address) -> str:
        self._contacts.begin()
        try:
            said = await self._api(call("POST", "/users/@me/channels"), {"recipient_id": person.name})
        except OpenedTooFast as soon:
            self._contacts.rest(soon.after, str(soon))
            raise
        except DiscordRefusal as no:
            if no.code == FIRST_CONTACTS:
                self._contacts.rest(A_DAY, f"{no}: ask Discord's support")
                raise TryLater(f"{no}; set DISCORD_TALKS=thread", A_DAY, tried=False) from no
            raise _about(no, person) from no
        return str(said["id"])

    async def _thread(self, space: Address, people: tuple[Address, ...]) -> str:
        under = await self._channel(space.workspace)
        if not under:
            raise Disconnected("no channel is chosen for people's threads; a manager types /programme there")
        name, first = await self._begun(people)
        body = {
            "name": name[:NAME],
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
            # Before anybody is in it: who can read a thread is the first thing that they read there.
            await self._api(call("POST", MESSAGES, channel=thread), render.message(first).body)
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
