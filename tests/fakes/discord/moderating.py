"""What a server's people do beside the bot: archive, lock, delete, rename, give or take permissions."""

from tests.fakes.discord import members, payloads, posting, threads
from tests.fakes.discord.values import Channel, Guild, Message, Overwrite, User
from tests.fakes.discord.world import BOT, Discord


def archives(here: Discord, thread: Channel, *, locks: bool = False) -> None:
    """Archive a thread, as time does too; or lock it as well."""
    with here.lock:
        thread.archived, thread.locked = True, locks
        threads.tell(here, "THREAD_UPDATE", thread)


def deletes(here: Discord, channel: Channel) -> None:
    """Delete a channel or a thread."""
    with here.lock:
        threads.vanish(here, channel)


def clears(here: Discord, message: Message) -> None:
    """Delete a message."""
    with here.lock:
        posting.vanish(here, message)


def denies(here: Discord, channel: Channel, *bits: int, to: str = BOT) -> None:
    """Deny somebody, or a role, some permissions in a channel: the bot, if nobody is named."""
    rule = channel.overwrites.get(to, Overwrite())
    with here.lock:
        channel.overwrites[to] = Overwrite(rule.allow & ~sum(bits), rule.deny | sum(bits))
        threads.tell(here, "CHANNEL_UPDATE", channel)


def allows(here: Discord, channel: Channel, *bits: int, to: str = BOT) -> None:
    """Allow somebody, or a role, some permissions in a channel: the bot, if nobody is named."""
    rule = channel.overwrites.get(to, Overwrite())
    with here.lock:
        channel.overwrites[to] = Overwrite(rule.allow | sum(bits), rule.deny & ~sum(bits))
        threads.tell(here, "CHANNEL_UPDATE", channel)


def renames(here: Discord, guild: Guild, user: User, nick: str) -> None:
    """Give a member another name in a server."""
    with here.lock:
        guild.members[user.id].nick = nick
        changed(here, guild, user)


def gives(here: Discord, guild: Guild, user: User, role: str) -> None:
    """Give a member a role."""
    with here.lock:
        guild.members[user.id].roles.add(role)
        changed(here, guild, user)


def changed(here: Discord, guild: Guild, user: User) -> None:
    """Tell the sessions with the privileged intent that a member has changed."""
    said = {**payloads.member(here, guild, guild.members[user.id]), "guild_id": guild.id}
    told = lambda intents: said if intents & members.GUILD_MEMBERS else None  # noqa: E731
    here.out("GUILD_MEMBER_UPDATE", told, guild.id)


def removes_bot(here: Discord, guild: Guild) -> None:
    """Remove the bot from a server."""
    with here.lock:
        members.removed(here, guild)


def invites_bot(here: Discord, guild: Guild) -> None:
    """Add the bot to a server that is there already."""
    with here.lock:
        members.invited(here, guild)
