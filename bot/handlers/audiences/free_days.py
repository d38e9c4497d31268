"""On which day people who had another announcement this week are free for the next one."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, time

from bot.domain.announcements import timing
from bot.domain.announcements.announcement import FEWEST, Announcement
from bot.domain.announcements.starting import starts_on_or_after
from bot.domain.audiences import audience
from bot.domain.common.ids import PersonId
from bot.domain.common.refusals import Refused
from bot.handlers.announcements import draft
from bot.handlers.work import Work

TEN = time(10)
"""When it arrives on a day that was not chosen by its manager, in each reader's zone."""


def first_day(work: Work, one: Announcement) -> date | None:
    """Return the first day, and no quiet one, on which enough people are free; None where they never are."""
    chosen = audience.read(one.audience, [kind.key for kind in work.programme.kinds])
    free = None if isinstance(chosen, Refused) else work.audiences.first_free(chosen, FEWEST)
    if free is None:
        return None
    return next(work.programme.caps.quiet_weeks.days_from(timing.first_day(free, TEN)))


def planned_for(one: Announcement, day: date) -> Announcement:
    """Return an announcement that arrives on a day at ten, and later for those who are free later."""
    return replace(one, day=day.isoformat(), time=f"{TEN:%H:%M}", later=True)


def written(about: str, work: Work) -> Mapping[str, str]:
    """Return what would be planned for the first free day, field by field; nothing once it has been sent."""
    one, words = work.announcements.get(about), draft.written(about, work)
    day = first_day(work, one) if one and words else None
    return {**words, "free": day.isoformat()} if day else {}


def due(work: Work, one: Announcement, readers: Sequence[PersonId]) -> Mapping[PersonId, datetime]:
    """Return when it arrives for each of these readers who had another one this week (UTC)."""
    free = work.audiences.free_from(readers) if one.later else {}
    here = work.people.many(free)
    return {who: _arrives(work, one, here[who].zone, at) for who, at in free.items() if who in here}


def _arrives(work: Work, one: Announcement, zone: str, free: datetime) -> datetime:
    planned = timing.read(one.day, one.time)
    at = timing.arrives_from(*planned, zone, free) if planned else free
    return starts_on_or_after(at, zone, work.programme.caps.quiet_weeks.cover) or at
