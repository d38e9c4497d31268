"""Sending: messages to people's own threads and direct messages, to rooms and channels, once each."""

import logging
from collections.abc import Mapping
from hashlib import sha256
from typing import Any, Final, Protocol

from bot.adapters.discord.calls.api import CallingDiscord, Said, call
from bot.adapters.discord.calls.errors import (
    ARCHIVED,
    FIRST_CONTACTS,
    FIXED,
    GONE,
    INVALID_FORM,
    NO_MUTUAL_SERVER,
    REPAIRED_BY_OPERATORS,
    UNKNOWN_CHANNEL,
    DiscordRefusal,
)
from bot.adapters.discord.drawing import render, rooms
from bot.adapters.discord.people.departures import DiscordDepartures
from bot.adapters.discord.people.mutual_servers import MutualServers
from bot.adapters.discord.server_marks import of_server
from bot.port import (
    Address,
    AddressGone,
    Disconnected,
    GoingOut,
    InDoubt,
    PersonGone,
    Sent,
    StaysAsItIs,
    TryLater,
    unrecorded,
)
from bot.ui.nodes import Message, Text
from bot.views.platforms import communities

log = logging.getLogger(__name__)

MESSAGES: Final = "/channels/{channel}/messages"
ONE_MESSAGE: Final = "/channels/{channel}/messages/{message}"
CHANNEL: Final = "/channels/{channel}"

BACK: Final = 100
"""Messages among which one that is in doubt is looked for (docs: Get Channel Messages, 1 to 100)."""

NONCE: Final = 25
"""Characters of a nonce (docs.discord.com/developers/resources/message, Create Message: up to 25)."""

SERVER: Final = "guild"
"""Names the server in the address of a thread; a direct message has none."""

OF: Final = "of"
"""Names the server that a direct message is about, in what is kept of it."""

MARKS: Final = 2**31 - 1
"""A component's own id is a 32-bit integer (docs: components/reference, Anatomy of a Component)."""


class DiscordSending:
    """Sends and revises messages in conversations that are open already."""

    def __init__(
        self, api: CallingDiscord, departures: DiscordDepartures, servers: MutualServers | None = None
    ) -> None:
        """Send through this API; look first for those whom a message concerns.

        With several `servers` a direct message says which one it is about.
        """
        self._api = api
        self._departures = departures
        self._servers = servers

    async def send(
        self,
        to: Address,
        message: Message,
        *,
        key: str,
        again: bool = False,
        going_out: GoingOut = unrecorded,
    ) -> Sent:
        """Send a message to where `to.at` was opened, or to the channel that it names.

        Discord itself takes a nonce once, for some minutes; after those, the bot looks among its own last
        messages for the mark that each carries. So with `again` it looks first.
        """
        channel = to.at.get("channel", to.name)
        message = _to_be_seen(message, to.at)
        if to.workspace:
            reader = to.name if to.at and to.name.isdecimal() else ""
            message = await self._departures.told(to.workspace, message, reader)
        server = "" if SERVER in to.at else to.workspace
        if to.at:
            message = await self._naming(message, server)
        try:
            if again and (found := await self._found(channel, key)):
                return _sent(channel, found, to)
            said = await self._posted(channel, message, key, server, going_out)
        except DiscordRefusal as no:
            raise _meant(no, to) from no
        return _sent(channel, str(said["id"]), to)

    async def revise(self, at: Sent, message: Message, *, key: str, stays: bool = False) -> Sent:
        """Draw a message again; one that was deleted is sent again, unless it `stays`."""
        channel, place = at.at["channel"], Address(at.at.get(OF, ""), at.at["to"], at.at)
        message = _to_be_seen(message, at.at)
        if guild := at.at.get(SERVER, ""):
            message = await self._departures.redrawn(guild, message)
        if server := at.at.get(OF, ""):
            message = await self._naming(await self._departures.redrawn(server, message), server)
        try:
            await self._edited(channel, at.at["message"], message, server)
        except InDoubt as problem:
            # Drawing is idempotent, so it may be tried again.
            raise TryLater(str(problem)) from problem
        except DiscordRefusal as no:
            if no.code == UNKNOWN_CHANNEL or (no.code in FIXED and stays):
                raise StaysAsItIs(str(no)) from no
            if no.code not in FIXED:
                raise _meant(no, place) from no
        else:
            return at
        log.info("a message was deleted and is sent again", extra={"channel": channel})
        anew = await self.send(place, message, key=f"{key}.anew", again=True)
        return Sent(anew.at, anew=True)

    async def _naming(self, message: Message, server: str) -> Message:
        """Return a direct message that says of which server it is, where there are several."""
        if not server or self._servers is None or not await self._servers.are_several():
            return message
        return communities.within(message, await self._servers.name(server))

    async def _posted(
        self, channel: str, message: Message, key: str, server: str, going_out: GoingOut
    ) -> Said:
        once = {"nonce": _nonce(channel, key), "enforce_nonce": True}

        async def post(drawn: render.DrawnMessage) -> Said:
            body = {**_marked(of_server(drawn.body, server), key), **once}
            return await self._api(
                call("POST", MESSAGES, channel=channel), body, files=drawn.files, going_out=going_out
            )

        return await self._with_less(channel, message, post)

    async def _edited(self, channel: str, at: str, message: Message, server: str) -> None:
        async def edit(drawn: render.DrawnMessage) -> Said:
            what = call("PATCH", ONE_MESSAGE, channel=channel, message=at)
            return await self._api(what, of_server(drawn.body, server), files=drawn.files)

        await self._with_less(channel, message, edit)

    async def _with_less(self, channel: str, message: Message, act: "_Act") -> Said:
        """Write a message, in an archived thread too; as plain text where Discord refuses its parts."""
        drawn = render.message(message)
        for _ in range(2):
            try:
                return await act(drawn)
            except DiscordRefusal as no:
                match no.code:
                    case code if code == ARCHIVED:
                        await self._reopened(channel)
                    case code if code == INVALID_FORM:
                        log.error("Discord refused our components; the message is sent as text")  # noqa: TRY400
                        drawn = render.plain(message)
                    case _:
                        raise
        return await act(drawn)

    async def _reopened(self, channel: str) -> None:
        """Open an archived thread again; nothing is written with it, so a lost answer leaves no doubt."""
        try:
            await self._api(call("PATCH", CHANNEL, channel=channel), {"archived": False})
        except InDoubt as problem:
            raise TryLater(str(problem)) from problem

    async def _found(self, channel: str, key: str) -> str:
        """Return the id of the message that carries this key, or nothing where there is none.

        Raise `TryLater` where it cannot be looked for now, and `InDoubt` for good where it never can.
        """
        try:
            what = call("GET", MESSAGES, channel=channel)
            said = await self._api(what, query={"limit": str(BACK)})
        except InDoubt as problem:
            raise TryLater(str(problem)) from problem
        except DiscordRefusal as no:
            if no.code in GONE:
                raise
            raise InDoubt(f"nobody can look whether it arrived: {no}", for_good=True) from no
        mark = _mark(key)
        marked = (str(one["id"]) for one in said or () if _mark_of(one) == mark)
        return next(marked, "")


class _Act(Protocol):
    async def __call__(self, drawn: render.DrawnMessage) -> Said:
        """Write what is drawn."""
        ...


def _meant(no: DiscordRefusal, to: Address) -> Exception:
    """Return what a refusal means for what was to be written there."""
    if no.code == UNKNOWN_CHANNEL and to.at:
        return AddressGone(str(no))
    if no.code == NO_MUTUAL_SERVER and to.at:
        # Only direct messages are refused so, and their address names the person.
        return PersonGone(str(no), to.name)
    if (no.code in REPAIRED_BY_OPERATORS and to.at) or no.code == FIRST_CONTACTS:
        # Every thread is under one channel: what is missing for one reader is missing for all.
        return Disconnected(str(no))
    return no


def _to_be_seen(message: Message, at: Mapping[str, str]) -> Message:
    """Return what may stand there: in a thread of a server its moderators read; see `among_moderators`."""
    return among_moderators(message) if SERVER in at else message


def among_moderators(message: Message) -> Message:
    """Return a message as it may stand where moderators read it: under its cover, or without what is untrue.

    *Manage Threads* opens every private thread (api docs, Permissions).
    """
    if message.cover is not None:
        return message.cover
    kept = tuple(node for node in message.body if not (isinstance(node, Text) and node.sealed))
    return message if kept == message.body else message.showing(kept)


def _sent(channel: str, message: str, to: Address) -> Sent:
    server = {SERVER: to.at[SERVER]} if SERVER in to.at else {OF: to.workspace} if to.at else {}
    # A post in a channel has an address of its own, which a manager opens with one press.
    link = {} if to.at else {"link": f"{rooms.CHANNELS}/{to.workspace}/{channel}/{message}"}
    return Sent({"channel": channel, "message": message, "to": to.name, **server, **link})


def _nonce(channel: str, key: str) -> str:
    """Return the nonce of a key; it differs by channel, because Discord may not tell two channels apart."""
    return sha256(f"{channel}.{key}".encode()).hexdigest()[:NONCE]


def _mark(key: str) -> int:
    """Return the mark by which a message is found again: the id of its first component."""
    return int.from_bytes(sha256(key.encode()).digest()[:4], "big") % (MARKS - 1_000) + 1_000


def _marked(body: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    first, *others = body["components"]
    return {**body, "components": [{**first, "id": _mark(key)}, *others]}


def _mark_of(message: Mapping[str, Any]) -> int:
    first: Mapping[str, Any] = next(iter(message.get("components") or ()), {})
    return int(first.get("id") or 0)
