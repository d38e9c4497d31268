"""A person's help: a mentee asks for it after three noes, and a manager promises to write to them."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime, time, timedelta
from enum import StrEnum

from bot.domain.common.ids import AskId, CommunityId, HandId, PersonId
from bot.domain.common.refusals import Refusal, Refused
from bot.domain.common.zones import zone_named

CLOCK = timedelta(days=3)
"""How long managers have to promise that they will write."""

EVENING = time(18, 0)


class HelpStatus(StrEnum):
    """The status of a request for a person's help."""

    WAITING = "waiting"
    PROMISED = "promised"
    """A manager said that they will write."""
    OVER = "over"
    """No manager promised in time; the mentee was told, and a manager still may promise."""
    DONE = "done"


@dataclass(frozen=True, slots=True)
class Hand:
    """One mentee's request for a person's help, after the third no in a row."""

    id: HandId
    community: CommunityId
    person: PersonId
    ask: AskId
    at: datetime
    until: datetime
    """By when the mentee hears who writes to them (UTC)."""
    reach: HelpStatus = HelpStatus.WAITING
    by: PersonId | None = None
    """The manager who promised to write."""


def until(now: datetime, zone: str) -> datetime:
    """Return by when the mentee hears (UTC): in their early evening, so that nobody is woken."""
    day = now.astimezone(zone_named(zone)).date() + CLOCK
    return datetime.combine(day, EVENING, zone_named(zone)).astimezone(UTC)


def promise(hand: Hand, by: PersonId) -> Hand | Refused:
    """Promise for a manager to write to the mentee; a late promise is welcome too."""
    if by == hand.person:
        return Refused(Refusal.NOT_YOURS)
    if hand.reach not in {HelpStatus.WAITING, HelpStatus.OVER}:
        return Refused(Refusal.HAND_TAKEN)
    return replace(hand, reach=HelpStatus.PROMISED, by=by)


def done(hand: Hand, by: PersonId) -> Hand | Refused:
    """Mark the request as done for the manager who promised."""
    if hand.reach is not HelpStatus.PROMISED or hand.by != by:
        return Refused(Refusal.HAND_TAKEN)
    return replace(hand, reach=HelpStatus.DONE)


def give_back(hand: Hand, now: datetime) -> Hand:
    """Return a promised request that its manager cannot keep: others have the rest of its time, if any."""
    return replace(hand, reach=HelpStatus.WAITING if now < hand.until else HelpStatus.OVER, by=None)


def close(hand: Hand, now: datetime) -> Hand | None:
    """Return a request whose deadline has passed, marked as over; None while there is still time."""
    return (
        replace(hand, reach=HelpStatus.OVER)
        if hand.reach is HelpStatus.WAITING and now >= hand.until
        else None
    )
