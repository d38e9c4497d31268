"""What Discord's error codes mean for us: one table, each code with its reason.

Source: docs.discord.com/developers/topics/opcodes-and-status-codes, JSON error codes (API v10). A code that
is not here concerns this one call alone: it is an `ApiRefusal`, and there is no retry.
"""

import math
from collections.abc import Mapping
from typing import Any, Final

from bot.port import Disconnected, InDoubt, TryLater, Unreachable

AN_HOUR: Final = 3600.0
"""Seconds in which no direct message is opened after Discord said that they are opened too fast."""

LONGEST: Final = 3600.0
"""The longest pause that is obeyed, in seconds: after an hour Discord is asked again in any case."""

UNAUTHORISED: Final = 401
TOO_MANY: Final = 429
OURS: Final = range(400, 500)
THEIRS: Final = range(500, 600)

UNKNOWN_CHANNEL: Final = 10003
UNKNOWN_GUILD: Final = 10004
UNKNOWN_MEMBER: Final = 10007
UNKNOWN_MESSAGE: Final = 10008
UNKNOWN_ROLE: Final = 10011
UNKNOWN_USER: Final = 10013
UNKNOWN_WEBHOOK: Final = 10015
UNKNOWN_INTERACTION: Final = 10062
FIRST_CONTACTS: Final = 20026
"""The bot may write first to nobody more: it was flagged for too many first messages."""
THREADS_FULL: Final = 160006
OPENING_TOO_FAST: Final = 40003
ACKNOWLEDGED: Final = 40060
MISSING_ACCESS: Final = 50001
CLOSED_MESSAGES: Final = 50007
MISSING_PERMISSIONS: Final = 50013
TOKEN_SPENT: Final = 50027
INVALID_FORM: Final = 50035
ARCHIVED: Final = 50083
NO_MUTUAL_SERVER: Final = 50278
LOCKED: Final = 160005

CODES: Mapping[int, str] = {
    UNKNOWN_CHANNEL: "there is no such channel or thread",
    UNKNOWN_GUILD: "the bot is not in that server",
    UNKNOWN_MEMBER: "they are no member of the server",
    UNKNOWN_MESSAGE: "the message was deleted",
    UNKNOWN_ROLE: "there is no such role",
    UNKNOWN_USER: "there is no such account",
    UNKNOWN_WEBHOOK: "the interaction is over",
    UNKNOWN_INTERACTION: "the first answer came after 3 seconds",
    FIRST_CONTACTS: "the bot was flagged for too many first messages",
    OPENING_TOO_FAST: "direct messages are opened too fast",
    ACKNOWLEDGED: "the interaction was answered already",
    MISSING_ACCESS: "the bot does not see the channel",
    CLOSED_MESSAGES: "they take no direct messages from the bot",
    MISSING_PERMISSIONS: "the bot lacks a permission in the channel",
    TOKEN_SPENT: "the interaction is older than 15 minutes",
    INVALID_FORM: "what is in the message is refused",
    ARCHIVED: "the thread is archived",
    NO_MUTUAL_SERVER: "the bot shares no server with them any more",
    LOCKED: "the thread was locked",
    THREADS_FULL: "the server has as many active threads as Discord lets it have",
}
"""Codes explained for our log and table."""

REPAIRED_BY_OPERATORS: Final = frozenset({MISSING_ACCESS, MISSING_PERMISSIONS, THREADS_FULL, LOCKED})
"""Refusals that an operator or a moderator can end: what was to be said waits for it."""

GONE: Final = frozenset({UNKNOWN_CHANNEL, NO_MUTUAL_SERVER})
"""A conversation that was opened takes nothing any more; its reader may have another one."""

FIXED: Final = frozenset({UNKNOWN_MESSAGE})
"""A sent message cannot be revised, now or later: it was deleted."""


class DiscordRefusal(Unreachable):
    """Discord understood a call and refused it; `code` is its JSON error code, 0 where it gave none."""

    def __init__(self, code: int, what: str) -> None:
        """Keep Discord's error code, and name the call."""
        super().__init__(f"{code} ({CODES.get(code, 'a refusal that we do not know')}), {what}")
        self.code = code


class TokenRefused(Disconnected):
    """Discord does not know the bot's token; nothing is different until an operator has set another."""


class OpenedTooFast(TryLater):
    """Discord opens no more direct messages for now; everything else goes on."""


def holds_for_all(said: Mapping[str, Any]) -> bool:
    """Tell whether too many requests of one kind stop them all: Discord says so, or its front door does.

    Where too many were invalid, Cloudflare in front of Discord answers, and not in JSON (topics/rate-limits,
    Invalid Request Limit).
    """
    return said.get("global") is True or not said


def sorted_out(what: str, status: int, said: Mapping[str, Any], after: float) -> Exception:
    """Return what a refusal means; `after` is the pause in seconds that Discord asked for."""
    code = said.get("code")
    if status == TOO_MANY:
        return TryLater(f"too many requests, {what}", after, everybody=holds_for_all(said))
    if status == UNAUTHORISED and code != TOKEN_SPENT:
        return TokenRefused("the bot's token is not valid; make a new one in the developer portal")
    if status in THEIRS:
        # A gateway may have passed the call on before it lost the answer.
        return InDoubt(f"HTTP {status}, {what}")
    if not isinstance(code, int):
        return Disconnected(f"status {status} without a code of Discord's: is DISCORD_API_URL right?")
    if code == OPENING_TOO_FAST:
        return OpenedTooFast(f"{CODES[code]}, {what}", max(after, AN_HOUR))
    return DiscordRefusal(code, what)


def seconds(asked: object) -> float:
    """Return what `retry_after` asks for in seconds, at most an hour; 1 where it makes no sense."""
    try:
        found = float(str(asked))
    except ValueError:
        return 1.0
    return min(found, LONGEST) if math.isfinite(found) and found > 0 else 1.0
