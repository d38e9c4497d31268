"""Messages: what they are made of, who they ping, and how they are written, edited, deleted and read."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from tests.fakes.discord import components, mentions, payloads, permissions
from tests.fakes.discord.errors import Refused, Wrong
from tests.fakes.discord.ledger import Pinged
from tests.fakes.discord.values import (
    COMPONENTS_V2,
    EPHEMERAL,
    LOADING,
    WRITABLE,
    Attachment,
    Channel,
    ChannelType,
    Message,
    Part,
)
from tests.fakes.discord.world import BOT, Discord

LONGEST: Final = 2_000
MOST_EMBEDS: Final = 10
LONGEST_NONCE: Final = 25
NONCE_LIVES: Final = 300.0
"""Seconds in which a nonce makes no second message: Discord's documentation says 'a few minutes'."""
FLAGS: Final = 1 << 2 | EPHEMERAL | 1 << 12 | COMPONENTS_V2
"""The flags that a writer may set: no embeds, ephemeral, silent, components."""


@dataclass(frozen=True, slots=True)
class Given:
    """What a caller wants a message to be: the body, and the files by their `files[n]`."""

    body: Part
    files: Mapping[str, Attachment] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Drawing:
    """The visible contents of a message."""

    content: str
    components: list[Part]
    embeds: list[Part]
    flags: int
    attachments: list[Attachment]


def drawing(given: Given, was: Message | None = None) -> Drawing:
    """Return what a message will show; refuse what Discord would not."""
    body, wrong = given.body, Wrong()
    flags = _flags(body, wrong, was)
    v2 = bool(flags & COMPONENTS_V2)
    anew = was is not None and v2 and not was.v2
    content = str(_kept(body, "content", "" if anew or was is None else was.content) or "")
    embeds = list(_kept(body, "embeds", [] if anew or was is None else was.embeds) or [])
    parts = components.without_nulls(_kept(body, "components", [] if was is None else was.components) or [])
    wrong.length(content, "content", most=LONGEST)
    wrong.many(embeds, "embeds", least=0, most=MOST_EMBEDS)
    for name, value in (("content", content), ("embeds", embeds)):
        if v2 and value:
            says = f"The '{name}' field cannot be used when using MessageFlags.IS_COMPONENTS_V2"
            wrong.at(name, code="MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2", says=says)
    attached = _attachments(given, was, wrong)
    wrong.refuse()
    components.check(parts, v2=v2, files={one.name for one in attached})
    if not (content or embeds or parts or attached):
        raise Refused(50006)
    return Drawing(content, components.numbered(parts), embeds, flags, attached)


def post(here: Discord, channel: str, given: Given) -> tuple[Message, bool]:
    """Write as the bot; return the message, and whether it stood there already for its nonce."""
    at = _writable(here, channel, given)
    nonce = _nonce(given.body)
    stood = here.messages.get(here.nonces.get((channel, nonce), ""))
    if given.body.get("enforce_nonce") and stood and here.now() - payloads.made_at(stood.id) < NONCE_LIVES:
        return stood, True
    shown = drawing(given)
    if at.is_thread and at.archived:
        at.archived = False
    made = Message(here.number(), channel, BOT, nonce=nonce, reply_to=_reply(here, given.body, channel))
    draw(here, made, shown, given.body.get("allowed_mentions"), everybody=True)
    if nonce:
        here.nonces[channel, nonce] = made.id
    appears(here, made)
    return made, False


def draw(here: Discord, message: Message, shown: Drawing, allowed: Part | None, *, everybody: bool) -> None:
    """Make a message show something; `everybody` is whether roles and all may be pinged by default."""
    if message.content or message.components:
        message.before.append(mentions.text(message))
    message.content, message.components, message.embeds = shown.content, shown.components, shown.embeds
    message.flags = shown.flags | (message.flags & EPHEMERAL)
    message.attachments = shown.attachments
    mentions.find(here, message, allowed, everybody=everybody)


def appears(here: Discord, message: Message) -> None:
    """Put a message where it belongs, show it, and tell the bot's sessions."""
    at = here.channels[message.channel]
    here.keeps(message)
    at.last_message = message.id
    if at.type is ChannelType.PRIVATE_THREAD:
        # Whoever is pinged in a private thread is added to it, if they see the channel (topics: threads).
        at.people |= {one for one in message.pings if one in here.users and here.sees(here.parent(at), one)}
    here.pinged += [Pinged(one, message.id) for one in sorted(message.pings)]
    here.shows("message", message)
    tell(here, "MESSAGE_CREATE", message)


def tell(here: Discord, event: str, message: Message) -> None:
    """Dispatch a message to the sessions whose intents include it."""
    at = here.channels[message.channel]
    wanted = 1 << 12 if at.type is ChannelType.DM else 1 << 9

    def drawn(intents: int) -> dict[str, Any] | None:
        seen = at.type is ChannelType.DM or here.sees(at, BOT)
        return payloads.message_create(here, message, intents) if intents & wanted and seen else None

    here.out(event, drawn, at.guild)


def edit(here: Discord, channel: str, message: str, given: Given) -> Message:
    """Edit one of the bot's messages."""
    at, found = here.open(channel), find(here, channel, message)
    if found.author != BOT:
        raise Refused(50005)
    if found.type:
        raise Refused(50021)
    if at.is_thread and at.archived:
        raise Refused(50083)
    redraw(here, found, given)
    return found


def redraw(here: Discord, message: Message, given: Given, *, mentions: bool = True) -> None:
    """Draw a message anew; an edit pings nobody."""
    allowed = given.body.get("allowed_mentions") if mentions else {"parse": []}
    draw(here, message, drawing(given, message), allowed, everybody=True)
    message.flags &= ~LOADING
    message.edited, message.pings = here.now(), frozenset()
    if message.only_for:
        here.shows("edited", message, message.only_for)
        return
    here.shows("edited", message)
    tell(here, "MESSAGE_UPDATE", message)


def delete(here: Discord, channel: str, message: str) -> None:
    """Delete a message: one of the bot's own, or with Manage Messages any."""
    at, found = here.open(channel), find(here, channel, message)
    if found.author != BOT:
        here.needs(at, permissions.MANAGE_MESSAGES)
    if at.is_thread and at.archived:
        raise Refused(50083)
    vanish(here, found)


def vanish(here: Discord, message: Message) -> None:
    """Take a message away from its readers."""
    message.deleted = True
    at = here.channels[message.channel]
    here.shows("deleted", message, *([message.only_for] if message.only_for else []))
    said = {"id": message.id, "channel_id": at.id, **({"guild_id": at.guild} if at.guild else {})}
    if not message.only_for:
        here.out("MESSAGE_DELETE", lambda _: dict(said), at.guild)


def find(here: Discord, channel: str, message: str) -> Message:
    """Return a message that stands in a channel for everybody there."""
    found = here.messages.get(message)
    if found is None or found.channel != channel or found.deleted or found.only_for:
        raise Refused(10008)
    return found


def history(here: Discord, channel: str, asked: Mapping[str, str]) -> list[Message]:
    """Return messages of a channel, newest first: before or after one, at most so many."""
    at, limit = here.open(channel), asked.get("limit", "50")
    if not limit.isdecimal() or not 1 <= int(limit) <= 100:
        wrong = Wrong()
        wrong.at("limit", code="NUMBER_TYPE_MAX", says="int value should be between 1 and 100.")
        wrong.refuse()
    if not here.may(at) & permissions.READ_MESSAGE_HISTORY:
        return []
    all_ = sorted(here.standing(channel), key=lambda one: int(one.id))
    if "after" in asked:
        return all_after(all_, asked["after"])[: int(limit)][::-1]
    before = int(asked.get("before", 1 << 62))
    return [one for one in reversed(all_) if int(one.id) < before][: int(limit)]


def all_after(messages: list[Message], after: str) -> list[Message]:
    """Return the messages after one."""
    return [one for one in messages if int(one.id) > int(after)]


def _kept(body: Part, name: str, was: object) -> Any:  # noqa: ANN401
    return body.get(name, was)


def _flags(body: Part, wrong: Wrong, was: Message | None) -> int:
    given = body.get("flags")
    if given is None:
        return was.flags if was else 0
    if not isinstance(given, int) or given & ~FLAGS:
        wrong.at("flags", code="BITFIELD_INVALID", says="There is a flag that cannot be set")
        return 0
    if was and was.v2 and not given & COMPONENTS_V2:
        says = "The IS_COMPONENTS_V2 flag cannot be removed from a message"
        wrong.at("flags", code="MESSAGE_CANNOT_REMOVE_COMPONENTS_V2_FLAG", says=says)
    return (was.flags if was else 0) | given & ~EPHEMERAL


def _attachments(given: Given, was: Message | None, wrong: Wrong) -> list[Attachment]:
    stood = {one.id: one for one in (was.attachments if was else [])}
    listed = given.body.get("attachments")
    if listed is None:
        return [*stood.values(), *given.files.values()]
    found: list[Attachment] = []
    for number, one in enumerate(wrong.many(listed, "attachments", least=0, most=10)):
        known = given.files.get(str(one.get("id"))) or stood.get(str(one.get("id")))
        if known is None:
            wrong.at("attachments", number, "id", code="ATTACHMENT_NOT_FOUND", says="There is no such file")
            continue
        known.name = str(one.get("filename") or known.name)
        known.description = str(one.get("description") or known.description)
        found.append(known)
    return found


def _writable(here: Discord, channel: str, given: Given) -> Channel:
    at = here.open(channel)
    if at.type not in WRITABLE:
        raise Refused(50008)
    if at.type is ChannelType.DM:
        (person,) = at.people
        if not here.users[person].takes_dms:
            raise Refused(50007)
        if not here.mutual(person):
            raise Refused(50278)
        return at
    here.needs(at, permissions.writing_needs(at), *([permissions.ATTACH_FILES] if given.files else []))
    if at.locked and not here.may(at) & permissions.MANAGE_THREADS:
        raise Refused(160005)
    if at.archived and here.archived_refuses_words:
        raise Refused(50083)
    return at


def _nonce(body: Part) -> str:
    given = body.get("nonce")
    wrong = Wrong()
    if given is not None:
        wrong.length(str(given), "nonce", most=LONGEST_NONCE)
    wrong.refuse()
    return "" if given is None else str(given)


def _reply(here: Discord, body: Part, channel: str) -> str:
    to = str((body.get("message_reference") or {}).get("message_id", ""))
    if to:
        find(here, channel, to)
    return to
