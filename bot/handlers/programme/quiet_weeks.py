"""Quiet weeks: managers add a quiet time, look first at what it moves, and take one away."""

from dataclasses import replace
from datetime import date, datetime, timedelta

from bot.domain.asks.ask import Status
from bot.domain.common.ids import PersonId
from bot.domain.common.refusals import Refusal
from bot.domain.common.zones import zone_named
from bot.domain.programme.quiet_weeks import QuietTime, ahead, wrong
from bot.handlers.programme import moving
from bot.handlers.work import Work
from bot.ui.forms import Form, Rejected
from bot.ui.nodes import Aside, Message
from bot.ui.requests import Request
from bot.ui.verbs import programme
from bot.views.programme import quiet_weeks as views

FIELDS = ("first", "last")
LONGEST = 40
A_DAY = timedelta(days=1)


def listed(request: Request, work: Work) -> Message | Aside:
    """List the quiet times that are not over."""
    return _list(work)


def add(request: Request, work: Work) -> Form | Aside:
    """Open the form with two days."""
    return views.form(work.reader, _today(work), work.drafts.get(programme.ADD_QUIET.name, ""))


def look(request: Request, work: Work) -> Message | Aside | Rejected:
    """Show what a quiet time would move; nothing moves yet."""
    written = {name: request.first(name).strip()[:LONGEST] for name in FIELDS}
    work.drafts.save(programme.ADD_QUIET.name, "", written)
    today, weeks = _today(work), work.programme.caps.quiet_weeks
    new = views.read(work.reader, written, today)
    if isinstance(new, QuietTime) and (why := wrong(new, weeks, today)) is not None:
        new = views.errors(work.reader, new, why, weeks, today)
    if not isinstance(new, QuietTime):
        return Rejected(views.form(work.reader, today, written), new)
    moved = _counted(moving.found(work, new), work)
    waiting = work.due_announcements.reaching(new.first, new.last)
    return Aside(views.preview(work.reader, new, replace(moved, announcements=waiting)))


def save(request: Request, work: Work) -> Message | Aside:
    """Add the quiet time that was looked at, and move what it moves."""
    about = programme.SAVE_QUIET.read(request.ref)
    if about is None:
        return work.refuse(Refusal.GONE)
    work.quiet_times.hold()
    work.settle_anew()
    new, today, weeks = QuietTime(about.first, about.last), _today(work), work.programme.caps.quiet_weeks
    if (why := wrong(new, weeks, today)) is not None:
        return views.not_saved(work.reader, views.errors(work.reader, new, why, weeks, today))
    moving.move(work, moving.found(work, new))
    work.quiet_times.add(new.first, new.last, work.me.id)
    work.drafts.drop(programme.ADD_QUIET.name, "")
    work.settle_anew()
    return listed(request, work)


def end(request: Request, work: Work) -> Message | Aside:
    """Ask once before a quiet time is taken away."""
    found = next((one for one in work.programme.caps.quiet_weeks.times if one.id == request.ref), None)
    return views.end(work.reader, found) if found else _list(work)


def take_away(request: Request, work: Work) -> Message | Aside:
    """Take a quiet time away; no date moves back."""
    work.quiet_times.hold()
    work.quiet_times.take_away(request.ref, work.me.id)
    work.settle_anew()
    return listed(request, work)


def _list(work: Work) -> Message:
    times = ahead(work.programme.caps.quiet_weeks, _today(work))
    return views.listed(work.reader, times, work.people.many({PersonId(one.by) for one in times if one.by}))


def _today(work: Work) -> date:
    return work.now.astimezone(zone_named(work.me.zone)).date()


def _counted(moves: moving.Moves, work: Work) -> views.Moved:
    """Count what moves, as managers may see it: numbers alone, and an open ask once with its steps."""
    asks = [(was.closes_at, new.closes_at, was) for was, new in moves.asks if not was.is_step]
    offers = [pair[:2] for pair in asks if pair[2].status is Status.OFFERED]
    return views.Moved(
        asks=_by([pair[:2] for pair in asks if pair[2].status is not Status.OFFERED]),
        offers=_by(offers),
        open_asks=_by([(was.ends_at, new.ends_at) for was, new in moves.open_asks]),
        follow_ups=_by([(was.closes_at, new.closes_at) for was, new in moves.follow_ups]),
        introductions=_by([(was.until, new.until) for was, new in moves.introductions]),
    )


def _by(ends: list[tuple[datetime, datetime]]) -> views.Later:
    # A night in which the clocks change makes a day an hour shorter.
    days = [round((new - was) / A_DAY) for was, new in ends]
    return views.Later(len(days), max(days, default=0))
