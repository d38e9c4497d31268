"""A hand: somebody who said “yes, please” to a person looking at it with them, and what became of it."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime, time, timedelta
from enum import StrEnum

from bot.domain.common.ids import AskId, CommunityId, HandId, PersonId
from bot.domain.common.refusals import Refusal, Refused
from bot.domain.common.zones import zone_named

CLOCK = timedelta(days=3)
"""Within so many days a person says that they will write."""

EVENING = time(18, 0)


class HelpStatus(StrEnum):
    """Where a hand stands."""

    WAITING = "waiting"
    PROMISED = "promised"
    """A manager said that they will write."""
    OVER = "over"
    """Nobody has said so in time; the mentee was told, and somebody still may."""
    DONE = "done"


@dataclass(frozen=True, slots=True)
class Hand:
    """One wish for a person's help, after the third no in a row."""

    id: HandId
    community: CommunityId
    person: PersonId
    ask: AskId
    at: datetime
    until: datetime
    """By when they hear who writes to them (UTC)."""
    reach: HelpStatus = HelpStatus.WAITING
    by: PersonId | None = None
    """The manager who writes."""


def until(now: datetime, zone: str) -> datetime:
    """Return by when somebody hears (UTC): an early evening of theirs, so that nobody is woken."""
    day = now.astimezone(zone_named(zone)).date() + CLOCK
    return datetime.combine(day, EVENING, zone_named(zone)).astimezone(UTC)


def promise(hand: Hand, by: PersonId) -> Hand | Refused:
    """Let a manager say that they will write; late is better than never."""
    if by == hand.person:
        return Refused(Refusal.NOT_YOURS)
    if hand.reach not in {HelpStatus.WAITING, HelpStatus.OVER}:
        return Refused(Refusal.HAND_TAKEN)
    return replace(hand, reach=HelpStatus.PROMISED, by=by)


def done(hand: Hand, by: PersonId) -> Hand | Refused:
    """Let the manager who writes put it away."""
    if hand.reach is not HelpStatus.PROMISED or hand.by != by:
        return Refused(Refusal.HAND_TAKEN)
    return replace(hand, reach=HelpStatus.DONE)


def close(hand: Hand, now: datetime) -> Hand | None:
    """Return a hand whose clock has run out, or None where there is still time."""
    return (
        replace(hand, reach=HelpStatus.OVER)
        if hand.reach is HelpStatus.WAITING and now >= hand.until
        else None
    )
