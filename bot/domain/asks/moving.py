"""The dates of clocks that run while managers add a quiet time: they move only ever later."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

from bot.domain.asks import clocks
from bot.domain.asks.ask import Ask, Status
from bot.domain.common.people import EVERY_DAY
from bot.domain.common.zones import zone_named
from bot.domain.programme.programme import Caps
from bot.domain.programme.quiet_weeks import QuietTime, QuietWeeks, known_to

FarEnough = Callable[[date], bool]
"""Tells whether a clock may end on a day."""


def moved_on(
    at: datetime,
    zone: str,
    before: QuietWeeks,
    new: QuietTime,
    now: datetime,
    far_enough: FarEnough = bool,
) -> datetime:
    """Return a date (UTC) after a quiet time was added: as many counting days ahead as it was.

    The time of day in the zone stays. A date that is past, or before the new time, stays as it is; another
    moves to the first day which counts and is far enough.
    """
    if at <= now:
        return at
    home, after = zone_named(zone), before.with_time(new)
    today, local = now.astimezone(home).date(), at.astimezone(home)
    last = local.date()
    ahead = max(before.counted(today, last), 1)
    day = after.day_after(today - clocks.A_DAY, ahead)
    day = next(later for later in after.days_from(max(day, last)) if far_enough(later))
    return at if day == last else _on_day(local, day)


def off_quiet_days(at: datetime, zone: str, weeks: QuietWeeks) -> datetime:
    """Return a date (UTC), or the same time of the first day after it that is not quiet."""
    local = at.astimezone(zone_named(zone))
    day = next(weeks.days_from(local.date()))
    return at if day == local.date() else _on_day(local, day)


def _on_day(local: datetime, day: date) -> datetime:
    return local.replace(year=day.year, month=day.month, day=day.day, fold=0).astimezone(UTC)


@dataclass(frozen=True, slots=True)
class Days:
    """On whose calendar a clock runs: their zone, and the days on which they answer."""

    zone: str
    answering: frozenset[int] = EVERY_DAY

    def day(self, at: datetime) -> date:
        """Return the day on which an instant lies."""
        return at.astimezone(zone_named(self.zone)).date()


@dataclass(frozen=True, slots=True)
class Adding:
    """A quiet time that is being added, and what was quiet before."""

    new: QuietTime
    every: tuple[QuietTime, ...]
    """Every quiet time so far, also those that were taken away."""
    caps: Caps
    now: datetime

    def moved(self, at: datetime, begun: datetime, zone: str) -> datetime:
        """Return a date (UTC) of a clock that began at an instant, as it stands with the new time."""
        return moved_on(at, zone, known_to(self.every, begun), self.new, self.now)


def moved(ask: Ask, days: Days, adding: Adding) -> Ask:
    """Return an open ask with its dates as they stand with the new quiet time; the same where none moves.

    Before its closing there are as many days as before on which its mentor answers, within the cap.
    """
    closes_at = _closing(ask, days, adding)
    if closes_at == ask.closes_at or ask.status is not Status.WAITING or ask.remind_at is None:
        return replace(ask, closes_at=closes_at)
    remind_at = _reminder(ask.remind_at, ask, days, adding, closes_at)
    is_promised = remind_at is not None and ask.later_at == ask.remind_at
    later_at = remind_at if is_promised else ask.later_at
    return replace(ask, closes_at=closes_at, remind_at=remind_at, later_at=later_at)


def _closing(ask: Ask, days: Days, adding: Adding) -> datetime:
    before = known_to(adding.every, ask.sent_at)
    after, today = before.with_time(adding.new), days.day(adding.now)
    left = _their_days(today, days.day(ask.closes_at), days, before)
    wanted = min(left, adding.caps.answering_days)
    last = after.day_after(days.day(ask.sent_at), adding.caps.closes_by // clocks.A_DAY)

    def far_enough(day: date) -> bool:
        return day >= last or _their_days(today, day, days, after) >= wanted

    return moved_on(ask.closes_at, days.zone, before, adding.new, adding.now, far_enough)


def _their_days(today: date, day: date, days: Days, quiet: QuietWeeks) -> int:
    return clocks.answering_days(today, day, days.answering, quiet)


def _reminder(at: datetime, ask: Ask, days: Days, adding: Adding, closes_at: datetime) -> datetime | None:
    """Return the next reminder: a morning of its mentor's days or, before the closing, of any day."""
    on = adding.moved(at, ask.sent_at, days.zone)
    if on == at:
        return at
    quiet = known_to(adding.every, ask.sent_at).with_time(adding.new)
    theirs = clocks.morning_of(clocks.their_day(days.day(on), days.answering, quiet), days.zone)
    return next((one for one in (theirs, on) if one < closes_at), None)


def touched(asks: Iterable[tuple[Ask, Days]], adding: Adding) -> list[tuple[Ask, Ask]]:
    """Return the asks of which a date moves, each as it was and as it is."""
    pairs = ((ask, moved(ask, days, adding)) for ask, days in asks)
    return [(was, new) for was, new in pairs if was != new]
