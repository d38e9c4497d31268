"""An announcement as a manager looks at it: a draft, planned, on its way, or over."""

from bot.domain.announcements import timing
from bot.domain.announcements.announcement import (
    FEWEST,
    TYPED_ABOVE,
    Action,
    Announcement,
    Reach,
    Stage,
)
from bot.domain.common.ids import print_of
from bot.domain.common.refusals import Refusal
from bot.handlers.announcements import colleague, draft, free_days, necessary
from bot.handlers.work import Work
from bot.ui.nodes import Aside, Message
from bot.ui.requests import Request
from bot.views.announcements import card as cards
from bot.views.announcements import draft as views
from bot.views.announcements import running as going
from bot.views.announcements import timing as times
from bot.views.announcements.reach import Around


def look(request: Request, work: Work) -> Message | Aside:
    """Show a draft as its readers will get it, or how an announcement goes."""
    one = work.announcements.get(request.ref)
    return drawn(work, one) if one else work.refuse(Refusal.GONE)


def drawn(work: Work, one: Announcement) -> Message:
    """Draw an announcement for a manager, as it stands."""
    if one.necessary and one.stage in necessary.BEFORE:
        return necessary.drawn(work, one)
    if one.stage is Stage.SCHEDULED:
        return planned(work, one)
    if one.stage is not Stage.DRAFT:
        return how_it_goes(work, one)
    reach = draft.reach_of(work, one)
    seen = cards.card(work.reader, one, work.me)
    typed = reach is not None and reach.readers > TYPED_ABOVE
    return views.look_once_more(
        work.reader,
        views.DraftShown(
            one,
            seen,
            reach,
            print_of(draft.written(one.id, work)),
            typed,
            late=is_too_late(work, one),
            looked=colleague.notes(work, one),
            ask=bool(colleague.others(work)),
            around=_around(work, one, reach),
        ),
    )


def _around(work: Work, one: Announcement, reach: Reach | None) -> Around:
    """Return what helps to choose the people of a draft."""
    kept = len(work.kept_audiences.every())
    if reach is None:
        return Around(kept=kept)
    if reach.readers < FEWEST:
        day = free_days.first_day(work, one)
        free = print_of(free_days.written(one.id, work)) if day else ""
        return Around(free_day=day, free_print=free, kept=kept)
    room = work.audiences.room_for(reach.readers) if one.action is Action.SEARCH else None
    return Around(room=room, kept=kept)


def how_it_goes(work: Work, one: Announcement) -> Message:
    """Draw how an announcement goes, and what came of it once it is over."""
    is_over = one.stage in {Stage.DONE, Stage.CANCELLED}
    came = work.outcomes.of(one.id) if is_over else None
    return going.how_it_goes(work.reader, one, work.sendings.tally(one), came)


def planned(work: Work, one: Announcement) -> Message:
    """Draw a planned announcement: when it arrives, and whether it waits for another manager."""
    if one.necessary:
        return necessary.drawn(work, one)
    by = work.people.get(one.by)
    waits = by is None or not by.manages or not by.is_here
    return times.planned(work.reader, one, cards.card(work.reader, one, work.me), waits=waits)


def is_too_late(work: Work, one: Announcement) -> bool:
    """Tell whether the time that was planned has passed where the presser is."""
    planned = timing.read(one.day, one.time) if one.stage is Stage.DRAFT else None
    return planned is not None and timing.is_over(*planned, work.me.zone, work.now)
