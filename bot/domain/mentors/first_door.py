"""A hello before a first door: a new mentor waits for one, and a manager answers."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime, time, timedelta
from enum import StrEnum
from hashlib import sha256

from bot.domain.common.ids import ApprovalId, CommunityId, PersonId
from bot.domain.common.people import Door, Mentor
from bot.domain.common.refusals import Refusal, Refused
from bot.domain.common.zones import zone_named

CLOCK_DAYS = 3
"""Within how many weekdays a mentor is answered."""

EVENING = time(18, 0)
SATURDAY = 5
LONGEST_WORD = 600
"""The greatest length of what a mentor reads with a no, in characters."""


class Status(StrEnum):
    """The status of the wait for a hello."""

    WAITING = "waiting"
    OVER = "over"
    """No manager has answered in time; the mentor was told, and a manager still may."""
    WELCOMED = "welcomed"
    NOT_NOW = "not-now"
    """A kind no: the mentor may change the card and show it again."""
    TAKEN_BACK = "taken-back"
    NO_MORE = "no-more"
    """The community does not ask for a hello any more."""


UNANSWERED = frozenset({Status.WAITING, Status.OVER})


@dataclass(frozen=True, slots=True)
class Approval:
    """One mentor's wait for a hello, and how it ended."""

    id: ApprovalId
    community: CommunityId
    mentor: PersonId
    at: datetime
    until: datetime
    """By when the mentor is answered (UTC)."""
    stands: Status = Status.WAITING
    by: PersonId | None = None
    """The manager who answered."""
    words: str = ""
    """What the mentor reads with a no."""
    seen: str = ""
    """The fingerprint of the card that the answer was about."""


def until(now: datetime, zone: str) -> datetime:
    """Return by when a mentor is answered (UTC): in their early evening, not counting weekends.

    Managers answer beside their work, and a hello asked for on a Friday is not late on Monday.
    """
    day, left = now.astimezone(zone_named(zone)).date(), CLOCK_DAYS
    while left:
        day += timedelta(days=1)
        left -= day.weekday() < SATURDAY
    return datetime.combine(day, EVENING, zone_named(zone)).astimezone(UTC)


def print_of(card: Mentor) -> str:
    """Return a short fingerprint of all that everybody would read of a card: it changes with the card."""
    face = card.face()
    offers = tuple((one.kind, one.budget.places, one.easy) for one in face.offers)
    where = (face.field, face.place, face.country, face.languages)
    told = (face.name, face.headline, face.story, where, face.manners, face.glad, sorted(face.days), offers)
    return sha256(repr(told).encode()).hexdigest()[:16]


def is_wanted(card: Mentor, last: Approval | None) -> bool:
    """Tell whether this door opens only after a hello: it is the first, and the mentor was never welcomed."""
    return card.door is Door.DRAFT and (last is None or last.stands is not Status.WELCOMED)


def may_ask_again(card: Mentor, last: Approval) -> bool:
    """Tell whether the mentor can show a card again: after a no only once it has changed."""
    return last.stands is not Status.NOT_NOW or last.seen != print_of(card)


def welcome(waits: Approval, card: Mentor, by: PersonId) -> Approval | Refused:
    """Say hello to a mentor, in time or late."""
    return _answer(waits, card, by, Status.WELCOMED, "")


def not_now(waits: Approval, card: Mentor, by: PersonId, words: str) -> Approval | Refused:
    """Say kindly that a door does not open yet."""
    return _answer(waits, card, by, Status.NOT_NOW, words)


def close(waits: Approval, now: datetime) -> Approval | None:
    """Return a wait whose deadline has passed, marked as over; None while there is still time."""
    is_over = waits.stands is Status.WAITING and now >= waits.until
    return replace(waits, stands=Status.OVER) if is_over else None


def _answer(waits: Approval, card: Mentor, by: PersonId, stands: Status, words: str) -> Approval | Refused:
    if by == waits.mentor:
        return Refused(Refusal.NOT_YOURS)
    if waits.stands not in UNANSWERED:
        return Refused(Refusal.ALREADY_SETTLED)
    return replace(waits, stands=stands, by=by, words=words, seen=print_of(card))
