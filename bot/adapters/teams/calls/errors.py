"""What the connector's error codes mean for us: one table, each code with its reason.

Source: learn.microsoft.com, "Error and status codes from bot conversational APIs"; that a sub-code may stand
in a string of JSON inside the message: OfficeDev/msteams-docs issues 6356 and 10229.
"""

import json
import math
from collections.abc import Iterator, Mapping
from typing import Any, Final

from bot.port import Disconnected, InDoubt, TryLater, Unreachable

LONGEST: Final = 3600.0
"""The longest pause that is obeyed, in seconds: after an hour Teams is asked again in any case."""

UNAUTHORISED: Final = 401
NOT_FOUND: Final = 404
TOO_LARGE: Final = 413
TOO_MANY: Final = 429
OURS: Final = range(400, 500)
THEIRS: Final = range(500, 600)

AGAIN: Final = frozenset({412, TOO_MANY, 502, 503, 504})
"""What Teams asks us to send again after a while (learn.microsoft.com, Optimize your bot: rate limiting;
503 is `ServiceUnavailable` of the error codes)."""

BLOCKED: Final = "ConversationBlockedByUser"
WRITES_BLOCKED: Final = "MessageWritesBlocked"
NOT_IN_ROSTER: Final = "BotNotInConversationRoster"
DISABLED: Final = "BotDisabledByAdmin"
NOT_REGISTERED: Final = "BotNotRegistered"
NO_CONVERSATION: Final = "ConversationNotFound"
NO_ACTIVITY: Final = "ActivityNotFoundInConversation"
NO_MEMBER: Final = "MemberNotFoundInConversation"
TOO_BIG: Final = "MessageSizeTooBig"
BAD_ARGUMENT: Final = "BadArgument"
BAD_SYNTAX: Final = "BadSyntax"

CODES: Final[Mapping[str, str]] = {
    BLOCKED: "they have blocked the bot",
    WRITES_BLOCKED: "they have blocked the bot, or taken it out",
    NOT_IN_ROSTER: "the app is not installed there",
    DISABLED: "an administrator has blocked the app",
    NOT_REGISTERED: "the bot's registration is gone",
    NO_CONVERSATION: "there is no such conversation",
    NO_ACTIVITY: "the message was deleted",
    NO_MEMBER: "they are no member",
    TOO_BIG: "the message is too large",
    BAD_ARGUMENT: "what is in the message is refused",
    BAD_SYNTAX: "the request is refused",
}
"""Codes explained for our log and table."""

LOST: Final = frozenset({DISABLED, NOT_REGISTERED})
"""Nobody is reached until an administrator has mended it."""

MALFORMED: Final = frozenset({400})
"""The statuses by which a card is refused; its words may be taken (reliability, F56)."""

DEEPEST: Final = 4
"""Levels of an error's body that are looked through."""


class TeamsRefusal(Unreachable):
    """Teams understood a call and refused it; `code` is its word, empty where it gave none."""

    def __init__(self, code: str, status: int, what: str) -> None:
        """Keep Teams' code and status, and name the call."""
        super().__init__(f"{status} {code} ({CODES.get(code, 'a refusal that we do not know')}), {what}")
        self.code = code
        self.status = status


class TokenNotTaken(Disconnected):
    """Teams does not take our token; `status` 401 may only mean that it is over."""


def code_in(said: Any) -> str:  # noqa: ANN401 - JSON
    """Return the code of an error's body: the innermost that we know, or its first one."""
    found = list(_codes(said, DEEPEST))
    return next((one for one in found if one in CODES), next(iter(found), ""))


def _codes(said: Any, depth: int) -> Iterator[str]:  # noqa: ANN401 - JSON
    if isinstance(said, str) and said.lstrip().startswith("{"):
        try:
            said = json.loads(said)
        except ValueError:
            return
    if not isinstance(said, dict) or depth == 0:
        return
    for name in ("subCode", "code"):
        if isinstance(code := said.get(name), str) and code:
            yield code
    for part in said.values():
        yield from _codes(part, depth - 1)


def sorted_out(what: str, status: int, said: Any, after: float) -> Exception:  # noqa: ANN401 - JSON
    """Return what a refusal means; `after` is the pause in seconds for what may be sent again."""
    code = code_in(said)
    if status in AGAIN:
        return TryLater(f"status {status}, {what}", after)
    if code in LOST:
        return Disconnected(f"{code}: {CODES[code]}")
    if status == UNAUTHORISED:
        return TokenNotTaken(f"our token is not taken: {code or 'it says no more'}")
    if status in OURS and (code or isinstance(said, dict)):
        return TeamsRefusal(code, status, what)
    if status in OURS:
        return Disconnected(f"status {status} without a word of Teams': is TEAMS_SERVICE_URLS right?")
    # A gateway may have passed the call on before it lost the answer.
    return InDoubt(f"HTTP {status}, {what}")


def seconds(asked: str | None) -> float:
    """Return what `Retry-After` asks for in seconds, at most an hour; 0 where it makes no sense."""
    try:
        found = float(asked or 0)
    except ValueError:
        return 0.0
    return min(found, LONGEST) if math.isfinite(found) and found > 0 else 0.0
