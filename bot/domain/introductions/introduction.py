"""A warm introduction: somebody said yes to one, a manager thinks of a mentor, and they agree or not.

What comes of it is an ask like any other: it holds a place, and its mentor may decline as kindly as ever.
"""

from dataclasses import dataclass, replace
from datetime import UTC, datetime, time, timedelta
from enum import StrEnum

from bot.domain.common.ids import AskId, CommunityId, IntroductionId, PersonId
from bot.domain.common.refusals import Refusal, Refused
from bot.domain.common.zones import zone_named

THINKING = timedelta(days=3)
"""Within so many days somebody hears whom a manager thought of, or that nobody could."""

AGREEING = timedelta(days=7)
"""So long a proposal waits for a yes; then it is let go, and nobody was told of it but the two."""

EVENING = time(18, 0)


class Status(StrEnum):
    """Where an introduction stands."""

    WANTED = "wanted"
    PROPOSED = "proposed"
    """A manager thought of a mentor; the mentor knows nothing of it before the mentee says yes."""
    MADE = "made"
    OVER = "over"
    """Nobody has thought of anybody in time; the mentee was told, and somebody still may."""
    LET_GO = "let-go"


FOR_MANAGERS = frozenset({Status.WANTED, Status.OVER})
"""Stages in which a manager may think of somebody."""


@dataclass(frozen=True, slots=True)
class Introduction:
    """One introduction of one mentee, for one kind of help."""

    id: IntroductionId
    community: CommunityId
    person: PersonId
    kind: str
    at: datetime
    until: datetime
    """By when whoever waits hears (UTC): of a proposal while it is wanted, the end of one that is made."""
    stage: Status = Status.WANTED
    by: PersonId | None = None
    """The manager who thought of somebody."""
    mentor: PersonId | None = None
    """Of whom."""
    ask: AskId | None = None
    """What came of it."""


def evening_after(now: datetime, wait: timedelta, zone: str) -> datetime:
    """Return an early evening of somebody's so long after now (UTC), so that nobody is woken."""
    day = now.astimezone(zone_named(zone)).date() + wait
    return datetime.combine(day, EVENING, zone_named(zone)).astimezone(UTC)


def propose(
    one: Introduction, mentor: PersonId, *, by: PersonId, now: datetime, zone: str
) -> Introduction | Refused:
    """Let a manager think of a mentor; late is better than never. `zone` is the mentee's."""
    if one.person in {by, mentor}:
        return Refused(Refusal.NOT_YOURS)
    if one.stage not in FOR_MANAGERS:
        return Refused(Refusal.HAND_TAKEN)
    until = evening_after(now, AGREEING, zone)
    return replace(one, stage=Status.PROPOSED, by=by, mentor=mentor, until=until)


def agree(one: Introduction, *, by: PersonId) -> Introduction | Refused:
    """Let the mentee say yes to this mentor and these words; the ask is made by whoever keeps it."""
    return _theirs(one, by) or replace(one, stage=Status.MADE)


def pass_on(one: Introduction, *, by: PersonId, now: datetime, zone: str) -> Introduction | Refused:
    """Let the mentee wish for somebody else: it is wanted again, with a clock of its own."""
    return _theirs(one, by) or wanted_again(one, now, zone)


def wanted_again(one: Introduction, now: datetime, zone: str) -> Introduction:
    """Return an introduction for which nobody has been thought of, from now on."""
    return replace(one, stage=Status.WANTED, mentor=None, until=evening_after(now, THINKING, zone))


def let_go(one: Introduction, *, by: PersonId) -> Introduction | Refused:
    """Let the mentee let it go, at any time before it is made."""
    if by != one.person:
        return Refused(Refusal.NOT_YOURS)
    if one.stage is Status.MADE:
        return Refused(Refusal.ALREADY_SETTLED)
    return replace(one, stage=Status.LET_GO)


def close(one: Introduction, now: datetime) -> Introduction | None:
    """Return an introduction whose clock has run out, or None where there is still time."""
    ends = {Status.WANTED: Status.OVER, Status.PROPOSED: Status.LET_GO}
    return replace(one, stage=ends[one.stage]) if one.stage in ends and now >= one.until else None


def _theirs(one: Introduction, by: PersonId) -> Refused | None:
    if by != one.person:
        return Refused(Refusal.NOT_YOURS)
    return None if one.stage is Status.PROPOSED else Refused(Refusal.GONE)
