"""Sending: messages to people and to rooms for two, sent once each, and revised in place."""

import logging
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import Any, Final

from bot.adapters.slack.calls.api import Calling
from bot.adapters.slack.calls.errors import BLOCKS, FIXED, MOVED, ApiRefusal
from bot.adapters.slack.drawing import pictures, render
from bot.adapters.slack.drawing.bodies import NO_PREVIEWS
from bot.adapters.slack.drawing.pictures import Pictures
from bot.port import (
    NOT_DONE,
    Address,
    AddressGone,
    GoingOut,
    InDoubt,
    Sent,
    StaysAsItIs,
    TryLater,
    unrecorded,
)
from bot.ui.attachments import File
from bot.ui.nodes import Message

log = logging.getLogger(__name__)

EVENT: Final = "alongside_card"
"""The type of the metadata that carries our key, by which a message is found again."""

BACK: Final = 30 * 24 * 3600
PAGE: Final = 200
PAGES: Final = 5
"""How far back a message is searched for: seconds, messages a page (Slack recommends 200), and pages."""

TEXT_ANEW: Final = 3_900
"""Letters of the text of a revision. Slack: `chat.update`, `msg_too_long` beyond 4,000."""

FACES, NONE = "faces", "none"
"""Kept where a message was sent without the pictures of its people: it is drawn without them from then on."""

Said = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class AlreadyThere:
    """A message that was there already, and the messages after it."""

    said: Said
    since: Sequence[Said]


class Sending:
    """Sends messages to the people of one workspace."""

    def __init__(
        self,
        api: Calling,
        *,
        now: Callable[[], float] = time.time,
        known: Pictures = pictures.none_known,
    ) -> None:
        """Send through this Web API, with the pictures that are `known` of people."""
        self._api = api
        self._known = known
        self._now = now

    async def send(
        self,
        to: Address,
        message: Message,
        *,
        key: str,
        again: bool = False,
        going_out: GoingOut = unrecorded,
    ) -> Sent:
        """Send a message to a person, or to a room by its conversation; its files are shared after it.

        `to.at` may name a thread of that conversation (`thread`).
        """
        message = pictures.pictured(message, self._known)
        place = to.at.get("channel", to.name)
        thread = to.at.get("thread")
        found = await self._found(place, key, thread) if again else None
        if found is None:
            files = await self._handed_over(render.files(message))
            said = await self._post_to(to, message, key, going_out)
            await self._share(files, str(said["channel"]), thread)
            return _sent(said, place, message)
        missing = [one for one in render.files(message) if not _has(found.since, one)]
        if missing:
            await self._share(await self._handed_over(missing), str(found.said["channel"]), thread)
        return _sent(found.said, place, message)

    async def revise(self, at: Sent, message: Message, *, key: str, stays: bool = False) -> Sent:
        """Draw a message again; if Slack can never do that, send it again and say so in `Sent`.

        With `stays`, raise `StaysAsItIs` instead of sending it again.

        A card that stands without pictures stays without, however often and by which process it is drawn.
        """
        message = message if FACES in at.at else pictures.pictured(message, self._known)
        try:
            await self._update(at, message)
        except InDoubt as problem:
            # Drawing is idempotent, so it may be tried again.
            raise TryLater(str(problem)) from problem
        except ApiRefusal as no:
            if no.word not in FIXED:
                raise
            if stays:
                raise StaysAsItIs(str(no)) from no
            log.info("a message cannot be revised and is sent again", extra={"why": no.word})
            return await self._anew(at, message, key)
        return await self._with_new_files(at, message)

    async def _with_new_files(self, at: Sent, message: Message) -> Sent:
        """Share the files that are new in a revised message: `chat.update` cannot change files."""
        if pictures.lacks_pictures(message):
            at = Sent({**at.at, FACES: NONE})
        print_ = _print_of(message)
        if not print_ or print_ == at.at.get("files", ""):
            return at
        await self._share(await self._handed_over(render.files(message)), at.at["channel"])
        return Sent({**at.at, "files": print_})

    async def open(self, space: Address, people: tuple[Address, ...]) -> Address:
        """Open the group direct message of these people; idempotent, because Slack has only one for them."""
        users = ",".join(sorted(one.name for one in people))
        return replace(space, at={"channel": await self._conversation(users), "team": space.workspace})

    async def close(self, space: Address, *, erased: bool = False) -> None:
        """Do nothing: a group direct message belongs to its people, and Slack cannot close it for them."""

    async def _conversation(self, users: str) -> str:
        try:
            said = await self._api.call("conversations.open", users=users)
        except InDoubt as problem:
            raise TryLater(str(problem)) from problem
        return str(said["channel"]["id"])

    async def _post_to(self, to: Address, message: Message, key: str, going_out: GoingOut) -> Said:
        try:
            thread = to.at.get("thread")
            return await self._post(to.at.get("channel", to.name), message, key, thread, going_out)
        except ApiRefusal as no:
            if not to.at or no.word not in MOVED:
                raise
            raise AddressGone(str(no)) from no

    async def _post(
        self,
        channel: str,
        message: Message,
        key: str,
        thread: str | None = None,
        going_out: GoingOut = unrecorded,
    ) -> Said:
        facts: dict[str, Any] = {
            "channel": channel,
            "going_out": going_out,
            "thread_ts": thread,
            **NO_PREVIEWS,
            "metadata": {"event_type": EVENT, "event_payload": {"key": key}},
        }
        for one in (message, *pictures.simpler(message)):
            drawn = render.message(one)
            try:
                return await self._api.call("chat.postMessage", text=drawn.text, blocks=drawn.blocks, **facts)
            except ApiRefusal as no:
                _blocks_refused(no)
        return await self._api.call("chat.postMessage", text=render.plain(message), **facts)

    async def _update(self, at: Sent, message: Message) -> None:
        place: dict[str, Any] = {"channel": at.at["channel"], "ts": at.at["ts"]}
        for one in (message, *pictures.simpler(message)):
            drawn = render.message(one)
            try:
                await self._api.call("chat.update", text=drawn.text, blocks=drawn.blocks, **place)
            except ApiRefusal as no:
                _blocks_refused(no)
            else:
                return
        text = render.plain(message)[:TEXT_ANEW]
        await self._api.call("chat.update", text=text, blocks=[], **place)

    async def _anew(self, at: Sent, message: Message, key: str) -> Sent:
        to = at.at["to"]
        try:
            found = await self._found(to, key)
        except InDoubt:
            found = None  # Slack cannot be searched, and nothing says that it was sent before
        said = found.said if found else await self._post(to, message, key)
        return Sent(_sent(said, to, message).at, anew=True)

    async def _found(self, to: str, key: str, thread: str | None = None) -> AlreadyThere | None:
        """Search for a message by its key; raise `InDoubt` for good if Slack does not let us search."""
        try:
            # A person's direct message is opened to learn its id: that shows nothing to anybody.
            channel = await self._conversation(to) if to[:1] in "UW" else to
            return await self._looked_through(channel, key, thread)
        except InDoubt as problem:
            if problem.for_good:
                raise
            raise TryLater(str(problem)) from problem
        except ApiRefusal as no:
            raise InDoubt(f"nobody can look whether it arrived: {no}", for_good=True) from no

    async def _looked_through(self, channel: str, key: str, thread: str | None) -> AlreadyThere | None:
        since: list[Said] = []
        where: dict[str, Any] = {"channel": channel, "limit": PAGE, "oldest": f"{self._now() - BACK:.6f}"}
        cursor = None
        for _ in range(PAGES):
            said = await self._page({**where, "cursor": cursor, "include_all_metadata": True}, thread)
            for one in said.get("messages", ()):
                if _key(one) == key:
                    return AlreadyThere({**one, "channel": channel}, since)
                since.append(one)
            cursor = (said.get("response_metadata") or {}).get("next_cursor")
            if not cursor:
                return None
        raise InDoubt("too much was said since to look whether it arrived", for_good=True)

    async def _page(self, where: Mapping[str, Any], thread: str | None) -> Said:
        """Read a page of a conversation, newest first, or of a thread, which no conversation shows."""
        if thread is None:
            return await self._api.call("conversations.history", **where)
        said = await self._api.call("conversations.replies", ts=thread, **where)
        return {**said, "messages": tuple(reversed(said.get("messages", ())))}

    async def _handed_over(self, files: Sequence[File]) -> list[dict[str, str]]:
        """Upload files; nobody sees them before they are shared."""
        try:
            return [await self._uploaded(one) for one in files]
        except InDoubt as problem:
            raise TryLater(str(problem)) from problem
        except ApiRefusal as no:
            # The message is sent without them: it matters more.
            _file_is_missing(no)
            return []

    async def _uploaded(self, file: File) -> dict[str, str]:
        about: dict[str, Any] = {"filename": file.name, "length": len(file.content)}
        place = await self._api.call("files.getUploadURLExternal", **about)
        await self._api.upload(str(place["upload_url"]), file.content)
        return {"id": str(place["file_id"]), "title": file.name}

    async def _share(self, files: list[dict[str, str]], channel: str, thread: str | None = None) -> None:
        """Share files below their message; a failure is only logged, because the message has arrived."""
        if not files:
            return
        try:
            await self._api.call(
                "files.completeUploadExternal", files=files, channel_id=channel, thread_ts=thread
            )
        except NOT_DONE as problem:
            _file_is_missing(problem)


def _sent(said: Said, to: str, message: Message) -> Sent:
    place = {"channel": str(said["channel"]), "ts": str(said["ts"]), "to": to}
    faces = {FACES: NONE} if pictures.lacks_pictures(message) else {}
    return Sent({**place, **faces, **({"files": print_} if (print_ := _print_of(message)) else {})})


def _print_of(message: Message) -> str:
    """Return a hash of a message's files, or an empty text if it has none."""
    files = render.files(message)
    told = b"\0".join(part for one in files for part in (one.name.encode(), one.content))
    return sha256(told).hexdigest()[:16] if files else ""


def _key(one: Said) -> str:
    metadata = one.get("metadata") or {}
    known = metadata.get("event_type") == EVENT
    return str((metadata.get("event_payload") or {}).get("key", "")) if known else ""


def _has(messages: Sequence[Said], file: File) -> bool:
    names = (one.get("name") for message in messages for one in message.get("files") or ())
    return file.name in names


def _file_is_missing(problem: Exception) -> None:
    log.error("a file could not be shown beside its message", extra={"why": str(problem)})


def _blocks_refused(no: ApiRefusal) -> None:
    """Log that Slack refused blocks, and raise again what is about something else."""
    if no.word not in BLOCKS:
        raise no
    log.error("Slack refused our blocks; the message is sent with less, or as text", extra={"why": no.word})
