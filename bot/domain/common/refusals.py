"""Why something cannot be done: a refusal is a value, never an exception."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Refusal(StrEnum):
    """Why something cannot be done. Its sentence and next step are in `views/common/refusals.py`."""

    YOURSELF = "yourself"
    NOT_OFFERED = "not-offered"
    AWAY = "away"
    FULL = "full"
    ALREADY_ASKED = "already-asked"
    TOO_SOON = "too-soon"
    ENOUGH_OPEN = "enough-open"
    NOT_YOURS = "not-yours"
    ALREADY_SETTLED = "already-settled"
    NOT_WRITTEN = "not-written"
    NOTHING_WRITTEN = "nothing-written"
    NOT_READY = "not-ready"
    GONE = "gone"
    NO_LATER = "no-later"
    # Something lighter, thanks, the room of two, rewording
    NOTHING_LIGHTER = "nothing-lighter"
    NOT_ANSWERED = "not-answered"
    SAID = "said"
    FINISHED = "finished"
    TIME_GONE = "time-gone"
    ENOUGH_TIMES = "enough-times"
    THEIRS_TO_CHOOSE = "theirs-to-choose"
    OPENED = "opened"
    # Open asks, and asks without a name
    WITHOUT_NAME = "without-name"
    NOBODY = "nobody"
    # Wishes, and requests for a person's help
    ENOUGH_WISHES = "enough-wishes"
    HAND_TAKEN = "hand-taken"
    # Announcements
    SENT_ALREADY = "sent-already"
    TOO_FEW = "too-few"
    SECOND_LOOK = "second-look"
    # Safety
    TAKEN = "taken"
    MANAGERS_ONLY = "managers-only"


@dataclass(frozen=True, slots=True)
class Refused:
    """The answer is no: nothing was changed. `until` says when it may be tried again, where that is known."""

    why: Refusal
    until: datetime | None = None
