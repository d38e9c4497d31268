"""The calendar of announcements: what is planned, moved there, and older ones page by page."""

from bot.domain.announcements import announcement as rules
from bot.domain.announcements import timing
from bot.domain.announcements.announcement import Announcement, ManagerAct, Stage
from bot.domain.common.ids import print_of
from bot.domain.common.refusals import Refusal, Refused
from bot.domain.common.zones import zone_named
from bot.domain.programme import quiet_weeks
from bot.handlers.announcing import looking, running
from bot.handlers.work import Work
from bot.ui.forms import Form, Rejected
from bot.ui.nodes import Aside, Message
from bot.ui.refs import Previewed
from bot.ui.requests import Request
from bot.ui.verbs import announcements
from bot.views.announcements import timing as times
from bot.views.announcing import dates as views
from bot.views.announcing.page import LISTED


def calendar(request: Request, work: Work) -> Message:
    """Show what is planned and by whom, quiet weeks, what went lately, and when people are free again."""
    planned, over = _ahead(work), work.announcements.over(0, views.LATELY)[0]
    today = work.now.astimezone(zone_named(work.me.zone)).date()
    return views.calendar(
        work.reader,
        views.Dates(
            [(one, work.people.named(one.by)) for one in planned],
            [*work.announcements.of(Stage.RUNNING, Stage.PAUSED), *over],
            quiet_weeks.ahead(work.programme.caps.quiet_weeks, today),
            work.audiences.free_again(),
            work.posts.many([*planned, *over]),
        ),
    )


def _ahead(work: Work) -> list[Announcement]:
    """Return what is planned, for people and for channels, the one that comes first first."""
    posts = {post.announcement: post.due_at for post in work.posts.planned(limit=views.PLANNED)}
    there = (work.announcements.get(one) for one in posts)
    every = [*work.announcements.planned(), *(one for one in there if one is not None)]
    return sorted(every, key=lambda one: posts.get(one.id) or one.starts_at or work.now)


def earlier(request: Request, work: Work) -> Message | Aside:
    """List a page of what has gone."""
    asked = announcements.EARLIER.read(request.ref)
    if asked is None:
        return work.refuse(Refusal.GONE)
    over, more = work.announcements.over(asked.number * LISTED, LISTED)
    return views.earlier(work.reader, over, asked.number, more=more, posts=work.posts.many(over))


def choose_time(request: Request, work: Work) -> Form | Aside:
    """Open the day and the time of a planned announcement."""
    one = _planned(request, work)
    if one is None:
        return _as_it_stands(request, work)
    return views.form(work.reader, Previewed(one.id, _base(one)), one.day, one.time)


def move(request: Request, work: Work) -> Message | Aside | Rejected:
    """Move a planned announcement: its words and readers stay. Of two managers at once one moves it."""
    about, one = announcements.KEEP_MOVED.read(request.ref), _planned(request, work)
    if one is None or about is None:
        return _as_it_stands(request, work)
    day, hour = request.first("day").strip(), request.first("time").strip()[:5]
    if error := _error(work, day, hour):
        return Rejected(views.form(work.reader, about, day, hour), {"day": error})
    if about.print != _base(one):
        return _moved_meanwhile(work, one, day, hour)
    new = rules.move(one, day, hour)
    if isinstance(new, Refused) or not work.announcements.change(new, when=Stage.SCHEDULED):
        return _as_it_stands(request, work)
    if (new.day, new.time) != (one.day, one.time):
        work.announcements.note(one.id, work.me.id, ManagerAct.MOVED)
        running.show(work, new)
    return looking.planned(work, new)


def stands(request: Request, work: Work) -> Message | Aside:
    """Show how an announcement stands: the answer to a repeated press."""
    return _as_it_stands(request, work)


def _planned(request: Request, work: Work) -> Announcement | None:
    about = announcements.MOVE.read(request.ref)
    one = work.announcements.get(about.about) if about else None
    return one if one and one.stage is Stage.SCHEDULED and not one.necessary else None


def _as_it_stands(request: Request, work: Work) -> Aside:
    about = announcements.MOVE.read(request.ref)
    one = work.announcements.get(about.about) if about else None
    return Aside(looking.drawn(work, one)) if one else work.refuse(Refusal.GONE)


def _moved_meanwhile(work: Work, one: Announcement, day: str, hour: str) -> Rejected:
    by = work.announcements.last_by(one.id, ManagerAct.MOVED) or one.by
    said = views.moved_meanwhile(work.reader, work.people.named(by), one)
    again = views.form(work.reader, Previewed(one.id, _base(one)), day, hour)
    return Rejected(again, {"day": said})


def _error(work: Work, day: str, hour: str) -> str:
    planned = timing.read(day, hour)
    if planned is None:
        return views.no_time(work.reader)
    return times.over(work.reader) if timing.is_over(*planned, work.me.zone, work.now) else ""


def _base(one: Announcement) -> str:
    """Return a print of when it arrives, as the form was opened for it."""
    return print_of({"day": one.day, "time": one.time})
