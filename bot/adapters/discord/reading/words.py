"""Reads messages that people type: to the bot alone, in a thread, or calling it. Pure."""

from collections.abc import Mapping
from typing import Final

from bot.adapters.discord.reading.inbound import DiscordAct, DiscordWhere
from bot.adapters.discord.reading.payload import (
    Payload,
    id_of,
    number_of,
    part_of,
    parts_of,
    plain,
    text_of,
    unaddressed,
)
from bot.adapters.discord.reading.who import DiscordMember, read_member
from bot.ui.verbs.home import FILES, SAID
from bot.ui.verbs.search import FIND

BY_PEOPLE: Final = frozenset({0, 19})
"""Types of messages that people write: `DEFAULT` and `REPLY` (api docs, Message Types)."""


def read_message(payload: Payload, bot: str) -> DiscordAct | None:
    """Return what a message says to the bot with this id; None if no person wrote it, or it says nothing."""
    guild, key = id_of(payload, "guild_id"), id_of(payload, "id")
    author = read_member(part_of(payload, "member"), part_of(payload, "author"), guild)
    if not key or not author.user or not _is_by_a_person(payload, author):
        return None
    mentioned = {
        id_of(one, "id"): text_of(one, "global_name") or text_of(one, "username")
        for one in parts_of(payload, "mentions")
    }
    where = (
        DiscordWhere.WORDS if not guild else DiscordWhere.MENTION if bot in mentioned else DiscordWhere.THREAD
    )
    text, has_files = text_of(payload, "content"), any(parts_of(payload, "attachments"))
    if where is DiscordWhere.WORDS and not text.strip() and not has_files:
        return None
    return DiscordAct(
        key=f"message.{key}",
        guild=guild,
        member=author,
        where=where,
        verb=FIND.name if where is DiscordWhere.MENTION else SAID.name,
        words=_words(where, text, mentioned),
        chosen={FILES: ("beside",)} if has_files and where is not DiscordWhere.MENTION else {},
        channel=id_of(payload, "channel_id"),
        message=key,
    )


def _words(where: DiscordWhere, text: str, mentioned: Mapping[str, str]) -> str:
    return unaddressed(text) if where is DiscordWhere.MENTION else plain(text, mentioned)


def _is_by_a_person(payload: Payload, author: DiscordMember) -> bool:
    """Tell whether a person wrote a message: not a bot, a webhook, or Discord itself."""
    by_machine = (
        author.is_bot or payload.get("webhook_id") is not None or payload.get("application_id") is not None
    )
    return not by_machine and number_of(payload, "type") in BY_PEOPLE
