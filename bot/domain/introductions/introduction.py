"""A warm introduction: a mentee wants one, a manager thinks of a mentor, and the mentee agrees or not.

A proposal holds a place of its mentor, who hears of it only once the mentee agrees. The ask that it becomes
takes over that place, and its mentor may decline it like any other.
"""

from dataclasses import dataclass, replace
from datetime import UTC, datetime, time, timedelta
from enum import StrEnum

from bot.domain.common import capacity
from bot.domain.common.capacity import Place
from bot.domain.common.ids import AskId, CommunityId, IntroductionId, PersonId
from bot.domain.common.people import Mentor
from bot.domain.common.refusals import Refusal, Refused
from bot.domain.common.zones import zone_named
from bot.domain.programme.quiet_weeks import NEVER_QUIET, QuietWeeks

THINKING = timedelta(days=3)
"""How long managers have to think of a mentor before the mentee is told that they could not."""

AGREEING = timedelta(days=7)
"""How long a proposal waits for the mentee's yes; then it is dropped, and its mentor is never told."""

EVENING = time(18, 0)


class Status(StrEnum):
    """The status of an introduction."""

    WANTED = "wanted"
    PROPOSED = "proposed"
    """A manager thought of a mentor, who is not told before the mentee says yes."""
    MADE = "made"
    OVER = "over"
    """No manager thought of a mentor in time; the mentee was told, and a manager still may."""
    LET_GO = "let-go"


ENDS = {Status.WANTED: Status.OVER, Status.PROPOSED: Status.LET_GO}
"""How an introduction ends at its deadline, by its status."""

FOR_MANAGERS = frozenset({Status.WANTED, Status.OVER})
"""Statuses in which a manager may think of a mentor."""


@dataclass(frozen=True, slots=True)
class Introduction:
    """One introduction of one mentee, for one kind of help."""

    id: IntroductionId
    community: CommunityId
    person: PersonId
    kind: str
    at: datetime
    until: datetime
    """By when the mentee hears while it is wanted, or has to agree once a mentor is proposed (UTC)."""
    stage: Status = Status.WANTED
    by: PersonId | None = None
    """The manager who thought of a mentor."""
    mentor: PersonId | None = None
    """The mentor whom the manager thought of."""
    ask: AskId | None = None
    """The ask that was sent once the mentee agreed."""
    month: str | None = None
    """The month of the place that it holds, as in `Ask`; None where it holds none."""

    @property
    def places(self) -> tuple[Place, ...]:
        """Return the places of its mentor that it holds: of the kind, and over all kinds."""
        if self.mentor is None or self.month is None:
            return ()
        return (Place(self.mentor, self.kind, self.month), Place(self.mentor, capacity.EVERYTHING))

    def is_late(self, now: datetime) -> bool:
        """Tell whether it is past its deadline (UTC): it is ended soon."""
        return self.stage in ENDS and now >= self.until


def evening_after(now: datetime, wait: timedelta, zone: str, quiet: QuietWeeks = NEVER_QUIET) -> datetime:
    """Return the person's early evening `wait` after today (UTC), so that nobody is woken."""
    day = quiet.day_after(now.astimezone(zone_named(zone)).date(), wait // timedelta(days=1))
    return datetime.combine(day, EVENING, zone_named(zone)).astimezone(UTC)


def propose(
    one: Introduction, mentor: Mentor, *, by: PersonId, now: datetime, zone: str, quiet: QuietWeeks
) -> Introduction | Refused:
    """Propose a mentor for a manager, in time or late, once its places are held. `zone` is the mentee's.

    Quiet days do not count for the mentee, who has to agree; managers have promised a word, so theirs do.
    """
    if one.person in {by, mentor.id}:
        return Refused(Refusal.NOT_YOURS)
    if one.stage not in FOR_MANAGERS:
        return Refused(Refusal.HAND_TAKEN)
    offer = mentor.offer(one.kind)
    if offer is None:
        return Refused(Refusal.NOT_OFFERED)
    until = evening_after(now, AGREEING, zone, quiet)
    month = capacity.month_of(offer.budget, mentor.person.zone, now)
    return replace(one, stage=Status.PROPOSED, by=by, mentor=mentor.id, until=until, month=month)


def agree(one: Introduction, *, by: PersonId) -> Introduction | Refused:
    """Agree for the mentee to this mentor and these words; the ask that the caller makes has its place."""
    return _theirs(one, by) or replace(one, stage=Status.MADE, month=None)


def pass_on(one: Introduction, *, by: PersonId, now: datetime, zone: str) -> Introduction | Refused:
    """Return it to the managers, because the mentee wishes for another mentor; the time begins again."""
    return _theirs(one, by) or wanted_again(one, now, zone)


def wanted_again(one: Introduction, now: datetime, zone: str) -> Introduction:
    """Return an introduction that waits for a manager again, from now on."""
    until = evening_after(now, THINKING, zone)
    return replace(one, stage=Status.WANTED, mentor=None, until=until, month=None)


def widen(one: Introduction, kind: str, now: datetime, zone: str) -> Introduction | None:
    """Return it for another kind of help, which its mentee chose; None where it is not open to that."""
    if one.stage not in FOR_MANAGERS or one.kind == kind:
        return None
    return replace(wanted_again(one, now, zone), kind=kind)


def let_go(one: Introduction, *, by: PersonId) -> Introduction | Refused:
    """Drop it for the mentee, at any time before the ask is made."""
    if by != one.person:
        return Refused(Refusal.NOT_YOURS)
    if one.stage is Status.MADE:
        return Refused(Refusal.ALREADY_SETTLED)
    return replace(one, stage=Status.LET_GO, month=None)


def close(one: Introduction, now: datetime) -> Introduction | None:
    """Return an introduction whose deadline has passed, marked as ended; None while there is still time."""
    return replace(one, stage=ENDS[one.stage], month=None) if one.is_late(now) else None


def _theirs(one: Introduction, by: PersonId) -> Refused | None:
    if by != one.person:
        return Refused(Refusal.NOT_YOURS)
    return None if one.stage is Status.PROPOSED else Refused(Refusal.GONE)
