"""The nudge budget: how many nudges a person gets in a week, over all kinds, and when the next may come.

The budget counts days of the person's own calendar, so a change of clocks does not shorten a week. Nothing
here sends a nudge: `room_from` returns the earliest time, and the caller sends, waits or drops it.
"""

import zlib
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from bot.domain.common import quiet_hours
from bot.domain.common.ids import CommunityId, PersonId
from bot.domain.common.quiet_hours import Hours
from bot.domain.common.settings import Reminders
from bot.domain.common.zones import zone_named
from bot.domain.programme.programme import Caps
from bot.domain.programme.quiet_weeks import QuietWeeks

A_WEEK = 7
"""Days over which the budget counts: any seven in a row, on the person's own calendar."""

LOOKED_BACK = timedelta(days=A_WEEK + 2)
"""How far back nudges are read: a week on any calendar, with a margin for time zones."""

A_DAY = timedelta(days=1)

WEEKS_OF_USE = timedelta(days=35)
"""How long before its end the time in which a nudge is of use began, at the earliest."""


class NudgeKind(StrEnum):
    """Every kind of nudge; one budget holds them all."""

    REMINDER = "reminder"
    """To a mentor: the waiting asks, all on one card; the second reminder says that they close soon."""
    MET = "met"
    """To each person of a mentorship: whether they met."""
    FIRST_STEP = "first-step"
    """To each person of a mentorship: nothing has begun yet, and how small a beginning can be."""
    STILL_GOING = "still-going"
    """To each person of a mentorship, once such help is usually over: whether it still goes on."""
    STILL_GLAD = "still-glad"
    """To a mentor, each quarter: whether they are still happy to help."""
    NEVER_ASKED = "never-asked"
    """To a mentor, once: nobody has asked them yet, and that is chance."""
    PUSH = "push"
    """To a mentee who looked and did not ask, or was declined twice."""
    ANSWER_ONE = "answer-one"
    """To a person who was helped months ago: whether they would answer a mentee who asks the same."""
    TRAVELLED = "travelled"
    """To the mentor who helped that person: that the person has now helped another."""
    WISH = "wish"
    """To the person who made the wish: it came true."""


@dataclass(frozen=True, slots=True)
class Week:
    """A person's own hours, how many nudges they want, and when they had the last ones (UTC)."""

    hours: Hours
    reminders: Reminders = Reminders.USUAL
    spent: tuple[datetime, ...] = ()
    """Oldest first."""

    def day(self, at: datetime) -> date:
        """Return the day of the person's own calendar on which an instant lies."""
        return at.astimezone(zone_named(self.hours.zone)).date()


@dataclass(frozen=True, slots=True)
class PlannedNudge:
    """One nudge that is planned for a person: what it is about, when it is due, and when it is too late."""

    community: CommunityId
    person: PersonId
    kind: NudgeKind
    ref: str
    """The id of what it is about; empty where it is about the person alone."""
    at: datetime | None
    """When it is due (UTC); None once it was sent or dropped."""
    until: datetime | None = None
    """After this time (UTC) it is dropped, where no week had room for it."""
    step: int = 0
    """A counter of this nudge; each kind says what it counts."""


def budget(reminders: Reminders, kind: NudgeKind, caps: Caps) -> int:
    """Return how many nudges a person's week holds before a nudge of this kind is sent."""
    match reminders:
        case Reminders.USUAL:
            return caps.nudges_a_week
        case Reminders.FEWER:
            return min(1, caps.nudges_a_week)
        case Reminders.NONE:
            # The person asked for a wish themselves.
            return min(1, caps.nudges_a_week) if kind is NudgeKind.WISH else 0


def room_from(week: Week, kind: NudgeKind, caps: Caps, now: datetime) -> datetime | None:
    """Return the earliest time of the next nudge (UTC): now, or a morning of the person's; None for never.

    Nobody is nudged on a day that is quiet where they are: every nudge waits for the first day after it.
    """
    most = budget(week.reminders, kind, caps)
    if not most:
        return None
    room = _room(week, kind, most, now)
    day = next(caps.quiet_weeks.days_from(week.day(room)))
    return room if day == week.day(room) else quiet_hours.on_day(day, week.hours)


def _room(week: Week, kind: NudgeKind, most: int, now: datetime) -> datetime:
    today = week.day(now)
    counted = [at for at in week.spent if week.day(at) > today - A_WEEK * A_DAY]
    if len(counted) >= most:
        return quiet_hours.on_day(week.day(counted[-most]) + A_WEEK * A_DAY, week.hours)
    if kind is not NudgeKind.WISH and today in map(week.day, counted):
        # One a day: after an outage of days several may be due at once. A wish may be gone by tomorrow.
        return quiet_hours.on_day(today + A_DAY, week.hours)
    awake = quiet_hours.awake(now, week.hours)
    return awake if awake <= now else max(awake, quiet_hours.on_day(week.day(awake), week.hours))


def morning(day: date, hours: Hours, now: datetime) -> datetime:
    """Return the person's morning of a day (UTC), or of tomorrow where that day is today or past."""
    today = now.astimezone(zone_named(hours.zone)).date()
    return quiet_hours.on_day(max(day, today + A_DAY), hours)


def days_after(start: datetime, days: int, hours: Hours, now: datetime) -> datetime:
    """Return the person's morning `days` days after an instant (UTC), and never one in the past."""
    return morning(start.astimezone(zone_named(hours.zone)).date() + days * A_DAY, hours, now)


def day_of_their_own(person: PersonId, days: int) -> int:
    """Return a day from 1 to `days`, always the same for a person: it spreads people over the days."""
    return zlib.crc32(person.encode()) % days + 1


def is_over(due: PlannedNudge, at: datetime, quiet: QuietWeeks) -> bool:
    """Tell whether a nudge is too late at an instant; the quiet days of its last weeks do not make it so."""
    if due.until is None:
        return False
    return at > due.until + quiet.within((due.until - WEEKS_OF_USE).date(), at.date()) * A_DAY
