"""What Slack's words for an error mean to us: one table, each with its why.

Source: the errors listed for `chat.postMessage`, `chat.update`, `conversations.open`, `conversations.history`
and `files.completeUploadExternal` at docs.slack.dev/reference/methods. A word that is not here concerns this
one call alone: it is `Refused`, and nothing is tried again.
"""

import math
from collections.abc import Mapping
from enum import Enum, auto
from typing import Final

from bot.port import Disconnected, InDoubt, TryLater, Unreachable

SENDING: Final = frozenset({"chat.postMessage", "chat.update"})
"""The methods that tell people things."""

LONGEST = 3600.0
"""Seconds of a `Retry-After` that are believed: with more, somebody looks again after an hour."""


class ApiRefusal(Unreachable):
    """Slack understood a call and said no; its `word` says why."""

    def __init__(self, word: str, method: str) -> None:
        """Keep Slack's word, and say to which method."""
        why = f" ({GONE[word]})" if word in GONE else ""
        super().__init__(f"{word}{why}, {method}")
        self.word = word


class Means(Enum):
    """What an error says of everything else."""

    LOST = auto()
    """Nobody of the workspace can be reached until an operator mends it."""
    LATER = auto()
    """It has not been taken, and may be later."""
    UNSURE = auto()
    """It may have been taken."""


WORDS: Mapping[str, tuple[Means, str]] = {
    # The token, the app or the workspace
    "not_authed": (Means.LOST, "there is no token"),
    "invalid_auth": (Means.LOST, "the token is none, or not from this address"),
    "token_revoked": (Means.LOST, "the app was taken out, or its token revoked"),
    "token_expired": (Means.LOST, "the token has run out"),
    "account_inactive": (Means.LOST, "the app or its workspace was switched off"),
    "not_allowed_token_type": (Means.LOST, "a bot's token is wanted"),
    "org_login_required": (Means.LOST, "the workspace is moving to an organisation"),
    "team_access_not_granted": (Means.LOST, "the app was not let into this workspace"),
    "ekm_access_denied": (Means.LOST, "administrators have suspended posting"),
    "access_denied": (Means.LOST, "the workspace refuses the app"),
    "accesslimited": (Means.LOST, "the workspace refuses this network"),
    "enterprise_is_restricted": (Means.LOST, "the token is an organisation's, and a workspace's is wanted"),
    "two_factor_setup_required": (Means.LOST, "whoever installed the app has to set up two factors"),
    "messages_tab_disabled": (Means.LOST, "the app's messages tab is switched off in its settings"),
    # Not now
    "ratelimited": (Means.LATER, "too much at once"),
    "rate_limited": (Means.LATER, "too much at once"),
    "message_limit_exceeded": (Means.LATER, "the whole workspace writes too much"),
    "service_unavailable": (Means.LATER, "away for a moment"),
    "team_added_to_org": (Means.LATER, "the workspace is moving to an organisation"),
    "request_timeout": (Means.LATER, "the request came in pieces"),
    # “It's possible some aspect of the operation succeeded before the error was raised.”
    "internal_error": (Means.UNSURE, "a fault of Slack's"),
    "fatal_error": (Means.UNSURE, "a fault of Slack's"),
}
"""Words that say something of more than the one call."""

GONE: Mapping[str, str] = {
    "channel_not_found": "there is no such conversation for us",
    "user_not_found": "nobody of that name is here",
    "users_not_found": "nobody of that name is here",
    "user_disabled": "they were deactivated",
    "user_not_visible": "we may not see them",
    "cannot_dm_bot": "it is a bot",
    "is_archived": "the conversation is closed",
    "not_in_channel": "we are not in that conversation",
    "invalid_user_combination": "some of them may not talk to one another",
    "restricted_action": "the workspace lets nobody like us write there",
    "no_permission": "we may not write there",
}
"""Words that say that a reader or a room cannot be reached, for our own log and table."""

BLOCKS: Final = frozenset(
    {"invalid_blocks", "invalid_blocks_format", "msg_blocks_too_long", "block_mismatch"}
)
"""The blocks were not taken; text alone may be (reliability, F56)."""

FIXED: Final = frozenset(
    {
        "message_not_found",
        "cant_update_message",
        "edit_window_closed",
        "channel_not_found",
        "is_archived",
        "not_in_channel",
    }
)
"""A message that stands somewhere cannot be drawn anew, now or later."""

MOVED: Final = frozenset({"channel_not_found", "is_archived", "not_in_channel"})
"""A conversation that was opened for us is none we can write in any more: these people may have another."""

LIMITS: Final = frozenset({"ratelimited", "rate_limited", "message_limit_exceeded"})
TOO_MANY: Final = 429
OURS: Final = range(400, 500)
THEIRS: Final = range(500, 600)
SPENT: Final = frozenset({"expired_url", "used_url"})
"""A `response_url` has run out, which Slack says with a status of a fault of its own."""

AWAY: Final = "service_unavailable"
A_TIMEOUT: Final = 408


def is_limit(word: str, status: int) -> bool:
    """Tell whether an answer says that it was too much at once."""
    return status == TOO_MANY or (word in LIMITS and status not in THEIRS)


def sorted_out(method: str, word: str, status: int, after: float) -> Exception:
    """Return what an answer means; `after` is the seconds for which the method is left alone now."""
    means, why = WORDS.get(word, (None, ""))
    if is_limit(word, status):
        return TryLater(f"too many requests, {method}", after, everybody=method in SENDING)
    if status in THEIRS and word != AWAY and word not in SPENT:
        # A gateway may have passed it on before it lost the answer.
        return InDoubt(f"HTTP {status} {word}, {method}")
    match means:
        case Means.LOST:
            return Disconnected(f"{word}: {why}")
        case Means.LATER:
            return TryLater(f"{word}: {why}, {method}")
        case Means.UNSURE:
            return InDoubt(f"{word}: {why}, {method}")
        case None:
            return _unknown(method, word, status)


def _unknown(method: str, word: str, status: int) -> Exception:
    if word == "missing_scope" and method in SENDING:
        return Disconnected("missing_scope: the app was installed without chat:write")
    if word:
        return ApiRefusal(word, method)
    if status in OURS and status != A_TIMEOUT:
        # Slack itself gives a word with every no: whoever answers there is not Slack.
        return Disconnected(f"status {status}: is SLACK_API_URL right?")
    return InDoubt(f"status {status} without a word of Slack's, {method}")


def seconds(header: str | None) -> float:
    """Return what a `Retry-After` asks for, at most an hour; 0 where it says nothing that makes sense."""
    try:
        asked = float(header or 0)
    except ValueError:
        return 0
    return min(asked, LONGEST) if math.isfinite(asked) and asked >= 1 else 0
