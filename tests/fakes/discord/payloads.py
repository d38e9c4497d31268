"""What stands in Discord as its JSON: users, members, servers, channels and messages (API v10)."""

from datetime import UTC, datetime
from typing import Any

from tests.fakes.discord.values import (
    Attachment,
    Channel,
    ChannelType,
    Guild,
    Interaction,
    Kind,
    Member,
    Message,
    Role,
    User,
)
from tests.fakes.discord.world import APP, BOT, EPOCH, Discord

MESSAGE_CONTENT = 1 << 15
"""The intent without which words of servers do not come (Discord's documentation: gateway intents)."""

Json = dict[str, Any]


def moment(seconds: float) -> str:
    """Return a time as Discord writes it."""
    return datetime.fromtimestamp(seconds, UTC).isoformat(timespec="microseconds")


def made_at(snowflake: str) -> float:
    """Return when something was made, in seconds since 1970."""
    return ((int(snowflake) >> 22) + EPOCH) / 1000


def user(one: User) -> Json:
    """Return a user."""
    said: Json = {
        "id": one.id,
        "username": one.username,
        "global_name": one.global_name or None,
        "discriminator": "0",
        "avatar": one.avatar or None,
        "public_flags": 0,
        "flags": 0,
        "primary_guild": None,
    }
    return {**said, **({"bot": True} if one.bot else {})}


def member(here: Discord, guild: Guild, one: Member, *, with_user: bool = True) -> Json:
    """Return a member of a server."""
    said: Json = {
        "nick": one.nick or None,
        "roles": sorted(one.roles),
        "joined_at": moment(made_at(guild.id)),
        "premium_since": None,
        "avatar": None,
        "banner": None,
        "deaf": False,
        "mute": False,
        "pending": False,
        "flags": 0,
        "communication_disabled_until": None,
    }
    return {**said, "user": user(here.users[one.user])} if with_user else said


def role(one: Role) -> Json:
    """Return a role."""
    return {
        "id": one.id,
        "name": one.name,
        "permissions": str(one.permissions),
        "position": one.position,
        "color": 0,
        "colors": {"primary_color": 0, "secondary_color": None, "tertiary_color": None},
        "hoist": False,
        "managed": False,
        "mentionable": False,
        "flags": 0,
        "icon": None,
        "unicode_emoji": None,
    }


def guild(here: Discord, one: Guild) -> Json:
    """Return a server as `GET /guilds/{id}` does."""
    return {
        "id": one.id,
        "name": one.name,
        "owner_id": one.owner,
        "preferred_locale": one.locale,
        "roles": [role(each) for each in one.roles.values()],
        "emojis": [],
        "stickers": [],
        "features": [],
        "icon": None,
        "verification_level": 0,
        "default_message_notifications": 0,
        "explicit_content_filter": 0,
        "mfa_level": 0,
        "nsfw_level": 0,
        "premium_tier": 0,
        "premium_subscription_count": 0,
        "afk_timeout": 300,
        "system_channel_flags": 0,
        "member_count": len(one.members),
        "large": len(one.members) >= 250,
    }


def guild_create(here: Discord, one: Guild) -> Json:
    """Return a server as GUILD_CREATE does to a session without the members' intent: the bot alone in it."""
    return {
        **guild(here, one),
        "joined_at": moment(made_at(one.id)),
        "unavailable": False,
        "members": [member(here, one, one.members[BOT])],
        "channels": [channel(here, each) for each in _channels(here, one) if not each.is_thread],
        "threads": [
            channel(here, each)
            for each in _channels(here, one)
            if each.is_thread and not each.archived and here.sees(each, BOT)
        ],
        "presences": [],
        "voice_states": [],
        "stage_instances": [],
        "guild_scheduled_events": [],
        "soundboard_sounds": [],
    }


def _channels(here: Discord, one: Guild) -> list[Channel]:
    return [each for each in here.channels.values() if each.guild == one.id]


def channel(here: Discord, one: Channel) -> Json:
    """Return a channel, a thread or a direct message."""
    said: Json = {
        "id": one.id,
        "type": int(one.type),
        "last_message_id": one.last_message or None,
        "flags": 0,
    }
    if one.type is ChannelType.DM:
        return {**said, "recipients": [user(here.users[each]) for each in sorted(one.people)]}
    said |= {
        "guild_id": one.guild,
        "name": one.name,
        "parent_id": one.parent or None,
        "rate_limit_per_user": 0,
    }
    if one.is_thread:
        return {**said, **_thread(one)}
    overwrites = [
        {
            "id": each,
            "type": 0 if each in here.guilds[one.guild].roles else 1,
            "allow": str(rule.allow),
            "deny": str(rule.deny),
        }
        for each, rule in one.overwrites.items()
    ]
    return {**said, "position": 0, "permission_overwrites": overwrites, "nsfw": False, "topic": None}


def _thread(one: Channel) -> Json:
    made = moment(made_at(one.id))
    about: Json = {
        "archived": one.archived,
        "archive_timestamp": made,
        "auto_archive_duration": one.auto_archive,
        "locked": one.locked,
        "create_timestamp": made,
    }
    if one.type is ChannelType.PRIVATE_THREAD:
        about["invitable"] = one.invitable
    said: Json = {
        "owner_id": one.owner,
        "thread_metadata": about,
        "message_count": 0,
        "member_count": min(len(one.people), 50),
        "total_message_sent": 0,
    }
    if BOT in one.people:
        said["member"] = {"id": one.id, "user_id": BOT, "join_timestamp": made, "flags": 0}
    return said


def attachment(here: Discord, one: Attachment, message: Message) -> Json:
    """Return a file of a message."""
    url = f"{here.url}attachments/{message.channel}/{one.id}/{one.name}"
    said: Json = {"id": one.id, "filename": one.name, "size": len(one.content), "url": url, "proxy_url": url}
    return {
        **said,
        "content_type": one.type,
        **({"description": one.description} if one.description else {}),
    }


def message(here: Discord, one: Message) -> Json:
    """Return a message with everything in it."""
    said: Json = {
        "id": one.id,
        "channel_id": one.channel,
        "type": one.type,
        "author": user(here.users[one.author]),
        "content": one.content,
        "components": one.components,
        "embeds": one.embeds,
        "attachments": [attachment(here, each, one) for each in one.attachments],
        "flags": one.flags,
        "timestamp": moment(made_at(one.id)),
        "edited_timestamp": moment(one.edited) if one.edited else None,
        "mentions": [user(here.users[each]) for each in sorted(one.mentions)],
        "mention_roles": [],
        "mention_everyone": "everyone" in one.pings,
        "pinned": False,
        "tts": False,
    }
    if one.nonce:
        said["nonce"] = one.nonce
    if one.webhook:
        said |= {"webhook_id": one.webhook, "application_id": APP}
    if one.of and one.of in here.acts:
        said["interaction_metadata"] = interaction(here, here.acts[one.of])
    if one.reply_to:
        said["message_reference"] = {"message_id": one.reply_to, "channel_id": one.channel, "type": 0}
    return said


def interaction(here: Discord, one: Interaction) -> Json:
    """Return the act that a message answers."""
    owners = {"0": one.guild or "0"}
    said: Json = {"id": one.id, "type": int(one.kind), "authorizing_integration_owners": owners}
    said["user"] = user(here.users[one.user])
    if one.kind is Kind.COMPONENT:
        said["interacted_message_id"] = one.message
    if one.kind is Kind.MODAL and one.under:
        said["triggering_interaction_metadata"] = interaction(here, here.acts[one.under])
    return said


def message_create(here: Discord, one: Message, intents: int) -> Json:
    """Return a message as MESSAGE_CREATE does: with its member, and words only where they may come."""
    at = here.channels[one.channel]
    said = hidden(here, one, intents)
    if at.guild:
        guild_ = here.guilds[at.guild]
        said["guild_id"] = at.guild
        if one.author in guild_.members and not one.webhook:
            said["member"] = member(here, guild_, guild_.members[one.author], with_user=False)
    return said


def hidden(here: Discord, one: Message, intents: int) -> Json:
    """Return a message without its words, where the bot may not read them."""
    said = message(here, one)
    at = here.channels[one.channel]
    open_ = at.type is ChannelType.DM or one.author == BOT or BOT in one.mentions
    if not open_ and not intents & MESSAGE_CONTENT:
        said |= {"content": "", "components": [], "embeds": [], "attachments": []}
    return said
