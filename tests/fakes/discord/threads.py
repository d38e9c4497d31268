"""Threads and channels: made, changed, archived, locked, left and deleted.

What each takes is from Discord's documentation (topics: threads; resources: channel).
"""

from typing import Final

from tests.fakes.discord import payloads, permissions, posting
from tests.fakes.discord.errors import Refused, Wrong
from tests.fakes.discord.values import Channel, ChannelType, Message, Part
from tests.fakes.discord.world import BOT, Discord

LONGEST_NAME: Final = 100
ADDED: Final = 1
RENAMED: Final = 4
"""Types of the messages that Discord writes itself (Discord's documentation: resources, message)."""
DURATIONS: Final = (60, 1_440, 4_320, 10_080)
"""Minutes after which a thread may archive itself."""


def start(here: Discord, parent: str, asked: Part) -> Channel:
    """Start a thread, private by default; the bot is its first member."""
    under, wrong = here.open(parent), Wrong()
    if under.type is not ChannelType.TEXT:
        raise Refused(50024)
    kind = asked.get("type", int(ChannelType.PRIVATE_THREAD))
    private = kind == ChannelType.PRIVATE_THREAD
    wrong.length(asked.get("name"), "name", least=1, most=LONGEST_NAME)
    _duration(wrong, asked)
    if kind not in (ChannelType.PRIVATE_THREAD, ChannelType.PUBLIC_THREAD):
        wrong.at("type", code="BASE_TYPE_CHOICES", says="Value must be one of {11, 12}.")
    wrong.refuse()
    here.needs(under, permissions.CREATE_PRIVATE_THREADS if private else permissions.CREATE_PUBLIC_THREADS)
    if len(active(here, under.guild)) >= here.most_threads:
        raise Refused(160006)
    made = Channel(here.number(), ChannelType(kind), under.guild, str(asked["name"]), under.id, owner=BOT)
    made.people, made.invitable = {BOT}, bool(asked.get("invitable", True))
    made.auto_archive = int(asked.get("auto_archive_duration") or made.auto_archive)
    here.channels[made.id] = made
    here.threads_made.append(made.id)
    tell(here, "THREAD_CREATE", made)
    return made


def active(here: Discord, guild: str) -> list[Channel]:
    """Return the threads of a server that are not archived."""
    return [
        one for one in here.channels.values() if one.guild == guild and one.is_thread and not one.archived
    ]


def change(here: Discord, channel: str, asked: Part) -> Channel:
    """Change a thread or a channel."""
    found, wrong = here.open(channel), Wrong()
    if found.type is ChannelType.DM:
        raise Refused(50003)
    if "name" in asked:
        wrong.length(asked.get("name"), "name", least=1, most=LONGEST_NAME)
    _duration(wrong, asked)
    wrong.refuse()
    if found.is_thread:
        _may_change(here, found, asked)
        found.archived = bool(asked.get("archived", found.archived))
        found.locked = bool(asked.get("locked", found.locked))
        found.invitable = bool(asked.get("invitable", found.invitable))
        found.auto_archive = int(asked.get("auto_archive_duration") or found.auto_archive)
    else:
        here.needs(found, permissions.MANAGE_CHANNELS)
    if asked.get("name", found.name) != found.name:
        found.name = str(asked["name"])
        if found.is_thread:
            _announces(here, found, RENAMED)
    tell(here, "THREAD_UPDATE" if found.is_thread else "CHANNEL_UPDATE", found)
    return found


def _may_change(here: Discord, thread: Channel, asked: Part) -> None:
    manages = bool(here.may(thread) & permissions.MANAGE_THREADS)
    unarchives = thread.archived and asked.get("archived") is False
    if thread.archived and not unarchives:
        raise Refused(50083)
    if unarchives and thread.locked and not manages:
        raise Refused(160005)
    if "locked" in asked and bool(asked["locked"]) != thread.locked and not manages:
        raise Refused(50013)
    if not unarchives and not manages and thread.owner != BOT:
        raise Refused(50013)
    if unarchives:
        here.needs(thread, permissions.SEND_MESSAGES_IN_THREADS)
        if len(active(here, thread.guild)) >= here.most_threads:
            raise Refused(160006)


def remove(here: Discord, channel: str) -> Channel:
    """Delete a thread or a channel with all that is in it; of direct messages, only close them."""
    found = here.open(channel)
    if found.type is ChannelType.DM:
        return found
    here.needs(found, permissions.MANAGE_THREADS if found.is_thread else permissions.MANAGE_CHANNELS)
    vanish(here, found)
    return found


def vanish(here: Discord, channel: Channel) -> None:
    """Take a channel away, as its server's people can, with its threads and messages."""
    for one in [one for one in here.channels.values() if one.parent == channel.id and one.is_thread]:
        vanish(here, one)
    tell(here, "THREAD_DELETE" if channel.is_thread else "CHANNEL_DELETE", channel)
    del here.channels[channel.id]
    for message in here.lines.get(channel.id, ()):
        message.deleted = True


def add(here: Discord, channel: str, user: str) -> None:
    """Add somebody to a thread."""
    thread = _thread(here, channel)
    if user not in here.users:
        raise Refused(10013)
    if user not in here.guilds[thread.guild].members:
        raise Refused(10007)
    if (
        not permissions.in_channel(here.guilds[thread.guild], here.parent(thread), user)
        & permissions.VIEW_CHANNEL
    ):
        raise Refused(50001)
    here.needs(thread, permissions.SEND_MESSAGES_IN_THREADS)
    if not (thread.invitable or thread.owner == BOT or here.may(thread) & permissions.MANAGE_THREADS):
        raise Refused(50013)
    if user not in thread.people:
        thread.people.add(user)
        _announces(here, thread, ADDED, user)


def drop(here: Discord, channel: str, user: str) -> None:
    """Take somebody out of a thread."""
    thread = _thread(here, channel)
    if BOT not in {user, thread.owner}:
        here.needs(thread, permissions.MANAGE_THREADS)
    if user not in thread.people:
        raise Refused(10007)
    thread.people.discard(user)


def _announces(here: Discord, thread: Channel, kind: int, user: str = "") -> None:
    """Write the message by which Discord itself says what happened in a thread."""
    words = thread.name if kind == RENAMED else ""
    made = Message(here.number(), thread.id, BOT, words, type=kind)
    made.mentions = frozenset({user} if user else ())
    posting.appears(here, made)


def _thread(here: Discord, channel: str) -> Channel:
    found = here.open(channel)
    if not found.is_thread:
        raise Refused(50024)
    if found.archived:
        raise Refused(50083)
    return found


def _duration(wrong: Wrong, asked: Part) -> None:
    if asked.get("auto_archive_duration") not in (None, *DURATIONS):
        says = f"Value must be one of {set(DURATIONS)}."
        wrong.at("auto_archive_duration", code="BASE_TYPE_CHOICES", says=says)


def tell(here: Discord, event: str, channel: Channel) -> None:
    """Dispatch a change of a channel to the sessions that see it."""
    said = payloads.channel(here, channel)
    if event.endswith("_DELETE") and channel.is_thread:
        said = {name: said[name] for name in ("id", "guild_id", "parent_id", "type")}
    if event == "THREAD_CREATE":
        said["newly_created"] = True
    seen = here.sees(channel, BOT)
    here.out(event, lambda intents: dict(said) if intents & 1 and seen else None, channel.guild)
