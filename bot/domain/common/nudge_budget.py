"""Nudging: what a week holds of every kind together, and when somebody may be told.

The budget counts days of somebody's own calendar, so that no change of clocks makes a week shorter. Nothing
here tells anybody: `room_from` says from when it may be done, and whoever asks tells, waits, or lets it go.
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

A_WEEK = 7
"""Days of somebody's own calendar of which each seven in a row hold so many nudges and no more."""

LOOKED_BACK = timedelta(days=A_WEEK + 2)
"""So far back nudges are read: a week on any calendar, and the zones between."""

A_DAY = timedelta(days=1)


class NudgeKind(StrEnum):
    """Every kind of nudge; one budget holds them all."""

    REMINDER = "reminder"
    """To a mentor: the asks that wait, all on one card; the second one says that they are about to close."""
    MET = "met"
    """To each of two: did you meet."""
    FIRST_STEP = "first-step"
    """To each of two: nothing has begun yet, and how small a beginning can be."""
    STILL_GLAD = "still-glad"
    """To a mentor, each quarter: still happy to help?"""
    NEVER_ASKED = "never-asked"
    """To a mentor, once: that nobody has asked yet is chance."""
    PUSH = "push"
    """To a mentee who looked and did not dare, or was declined twice."""
    ANSWER_ONE = "answer-one"
    """To whoever was helped months ago: somebody asks what they asked; would they answer one?"""
    TRAVELLED = "travelled"
    """To the mentor who helped them: that their answer travelled."""
    WISH = "wish"
    """To whoever wished for it: it came true."""


@dataclass(frozen=True, slots=True)
class Week:
    """Somebody's own clock, how many nudges they would like, and when they had the last ones (UTC)."""

    hours: Hours
    reminders: Reminders = Reminders.USUAL
    spent: tuple[datetime, ...] = ()
    """Oldest first."""

    def day(self, at: datetime) -> date:
        """Return the day of their own calendar that an instant lies on."""
        return at.astimezone(zone_named(self.hours.zone)).date()


@dataclass(frozen=True, slots=True)
class PlannedNudge:
    """One nudge that is planned for somebody: about what, from when, and until when it is of use."""

    community: CommunityId
    person: PersonId
    kind: NudgeKind
    ref: str
    """What it is about; empty where it is about them alone."""
    at: datetime | None
    """When it is due (UTC); None once it was told or let go."""
    until: datetime | None = None
    """Whom no week had room to tell by then is not told any more (UTC)."""
    step: int = 0
    """How far this one has come; each kind says what it counts."""


def budget(reminders: Reminders, kind: NudgeKind, caps: Caps) -> int:
    """Return how many nudges somebody's week holds when it is this kind's turn."""
    match reminders:
        case Reminders.USUAL:
            return caps.nudges_a_week
        case Reminders.FEWER:
            return min(1, caps.nudges_a_week)
        case Reminders.NONE:
            # A wish is somebody's own asking.
            return min(1, caps.nudges_a_week) if kind is NudgeKind.WISH else 0


def room_from(week: Week, kind: NudgeKind, caps: Caps, now: datetime) -> datetime | None:
    """Return from when somebody may be nudged (UTC): now, or a morning of theirs; None for never."""
    most = budget(week.reminders, kind, caps)
    if not most:
        return None
    today = week.day(now)
    counted = [at for at in week.spent if week.day(at) > today - A_WEEK * A_DAY]
    if len(counted) >= most:
        return quiet_hours.on_day(week.day(counted[-most]) + A_WEEK * A_DAY, week.hours)
    if kind is not NudgeKind.WISH and today in map(week.day, counted):
        # One a day: after a stop of days several may be due at once. A wish may be gone by tomorrow.
        return quiet_hours.on_day(today + A_DAY, week.hours)
    awake = quiet_hours.awake(now, week.hours)
    return awake if awake <= now else max(awake, quiet_hours.on_day(week.day(awake), week.hours))


def morning(day: date, hours: Hours, now: datetime) -> datetime:
    """Return somebody's morning of a day (UTC), or their next one where that day has come already."""
    today = now.astimezone(zone_named(hours.zone)).date()
    return quiet_hours.on_day(max(day, today + A_DAY), hours)


def days_after(start: datetime, days: int, hours: Hours, now: datetime) -> datetime:
    """Return somebody's morning so many days after an instant (UTC), and never one that is over."""
    return morning(start.astimezone(zone_named(hours.zone)).date() + days * A_DAY, hours, now)


def day_of_their_own(person: PersonId, days: int) -> int:
    """Return a day from 1 to so many, always the same for somebody, so that not all are told at once."""
    return zlib.crc32(person.encode()) % days + 1


def is_over(due: PlannedNudge, at: datetime) -> bool:
    """Tell whether a nudge would be of no use any more at an instant."""
    return due.until is not None and at > due.until
