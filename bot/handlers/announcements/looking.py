"""An announcement as a manager looks at it: a draft, planned, on its way, or over."""

from bot.domain.announcements import timing
from bot.domain.announcements.announcement import TYPED_ABOVE, Announcement, Stage
from bot.domain.announcements.channel import is_for_channel
from bot.domain.common.ids import print_of
from bot.domain.common.refusals import Refusal
from bot.handlers.announcements import channel, draft
from bot.handlers.work import Work
from bot.ui.nodes import Aside, Message
from bot.ui.requests import Request
from bot.views.announcements import card as cards
from bot.views.announcements import draft as views
from bot.views.announcements import running as going
from bot.views.announcements import timing as times


def look(request: Request, work: Work) -> Message | Aside:
    """Show a draft as its readers will get it, or how an announcement goes."""
    one = work.announcements.get(request.ref)
    return drawn(work, one) if one else work.refuse(Refusal.GONE)


def drawn(work: Work, one: Announcement) -> Message:
    """Draw an announcement for a manager, as it stands."""
    if is_for_channel(one) and (post := work.posts.of(one.id)) is not None:
        return channel.drawn(work, one, post)
    if one.stage is Stage.SCHEDULED:
        return planned(work, one)
    if one.stage is not Stage.DRAFT:
        return going.how_it_goes(work.reader, one, work.sendings.tally(one))
    reach = draft.reach_of(work, one)
    seen = cards.card(work.reader, one, work.me)
    typed = reach is not None and reach.readers > TYPED_ABOVE
    return views.look_once_more(
        work.reader,
        views.DraftShown(
            one, seen, reach, print_of(draft.written(one.id, work)), typed, late=is_too_late(work, one)
        ),
    )


def planned(work: Work, one: Announcement) -> Message:
    """Draw a planned announcement: when it arrives, and whether it waits for another manager."""
    by = work.people.get(one.by)
    waits = by is None or not by.manages or not by.is_here
    return times.planned(work.reader, one, cards.card(work.reader, one, work.me), waits=waits)


def is_too_late(work: Work, one: Announcement) -> bool:
    """Tell whether the time that was planned has passed where the presser is."""
    planned = timing.read(one.day, one.time) if one.stage is Stage.DRAFT else None
    return planned is not None and timing.is_over(*planned, work.me.zone, work.now)
