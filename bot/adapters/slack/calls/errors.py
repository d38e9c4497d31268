"""What Slack's error codes mean for us: one table, each code with its reason.

Source: the errors listed for `chat.postMessage`, `chat.update`, `conversations.open`, `conversations.history`
and `files.completeUploadExternal` at docs.slack.dev/reference/methods. A code that is not here concerns this
one call alone: it is an `ApiRefusal`, and there is no retry.
"""

import math
from collections.abc import Mapping
from enum import Enum, auto
from typing import Final

from bot.port import Disconnected, InDoubt, TryLater, Unreachable

SENDING: Final = frozenset({"chat.postMessage", "chat.update"})
"""The methods that tell people things."""

LONGEST = 3600.0
"""The longest `Retry-After` that is obeyed, in seconds: after an hour Slack is asked again in any case."""


class ApiRefusal(Unreachable):
    """Slack understood a call and refused it; `word` is its error code."""

    def __init__(self, word: str, method: str) -> None:
        """Keep Slack's error code, and name the method."""
        why = f" ({GONE[word]})" if word in GONE else ""
        super().__init__(f"{word}{why}, {method}")
        self.word = word


class Means(Enum):
    """What an error means for other calls."""

    LOST = auto()
    """Nobody in the workspace can be reached until an operator repairs it."""
    LATER = auto()
    """Slack has not taken it; a retry may succeed."""
    UNSURE = auto()
    """Slack may have taken it."""


WORDS: Mapping[str, tuple[Means, str]] = {
    # The token, the app or the workspace
    "not_authed": (Means.LOST, "there is no token"),
    "invalid_auth": (Means.LOST, "the token is not valid, or not allowed from this address"),
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
    "two_factor_setup_required": (
        Means.LOST,
        "the person who installed the app has to set up two-factor authentication",
    ),
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
"""Codes that say something about more than the one call."""

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
"""Codes that say that a reader or a room cannot be reached, explained for our log and table."""


class Names(Enum):
    """Whom a refusal names as its reason."""

    PERSON = auto()
    """The reader: they are no member of the workspace any more, or not for us."""
    CONVERSATION = auto()
    """Only where it was to be said, or one of several people: `users.info` decides about each of them."""


WHO_LEFT: Mapping[str, Names] = {
    "user_disabled": Names.PERSON,
    "user_not_found": Names.PERSON,
    "user_not_visible": Names.PERSON,
    "users_not_found": Names.CONVERSATION,
    "channel_not_found": Names.CONVERSATION,
}
"""The refusals by which a person may have left. Every other one is a fault of ours or the workspace's."""

BLOCKS: Final = frozenset(
    {"invalid_blocks", "invalid_blocks_format", "msg_blocks_too_long", "block_mismatch"}
)
"""Slack refuses the blocks, but may take text alone (reliability, F56)."""

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
"""A sent message cannot be revised, now or later."""

MOVED: Final = frozenset({"channel_not_found", "is_archived", "not_in_channel"})
"""We can no longer write in a conversation that we opened; its people may have another one."""

LIMITS: Final = frozenset({"ratelimited", "rate_limited", "message_limit_exceeded"})
TOO_MANY: Final = 429
OURS: Final = range(400, 500)
THEIRS: Final = range(500, 600)
SPENT: Final = frozenset({"expired_url", "used_url"})
"""A `response_url` has expired or was used up; Slack says so with a server error status."""

AWAY: Final = "service_unavailable"
A_TIMEOUT: Final = 408


def is_limit(word: str, status: int) -> bool:
    """Tell whether an answer says that there were too many requests."""
    return status == TOO_MANY or (word in LIMITS and status not in THEIRS)


def sorted_out(method: str, word: str, status: int, after: float) -> Exception:
    """Return what an answer means; `after` is the pause for this method, in seconds."""
    means, why = WORDS.get(word, (None, ""))
    if is_limit(word, status):
        return TryLater(f"too many requests, {method}", after, everybody=method in SENDING)
    if status in THEIRS and word != AWAY and word not in SPENT:
        # A gateway may have passed the call on before it lost the answer.
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
        # Slack gives an error code with every refusal: without one, the server there is not Slack.
        return Disconnected(f"status {status}: is SLACK_API_URL right?")
    return InDoubt(f"status {status} without a word of Slack's, {method}")


def seconds(header: str | None) -> float:
    """Return what a `Retry-After` asks for in seconds, at most an hour; 0 if it makes no sense."""
    try:
        asked = float(header or 0)
    except ValueError:
        return 0
    return min(asked, LONGEST) if math.isfinite(asked) and asked >= 1 else 0
