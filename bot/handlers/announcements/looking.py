"""An announcement as a manager looks at it: a draft, planned, on its way, or over."""

from collections.abc import Mapping

from bot.domain.announcements import audience, pace, timing
from bot.domain.announcements.announcement import TYPED_ABOVE, Announcement, ManagerAct, ReaderState, Stage
from bot.domain.common.ids import print_of
from bot.domain.common.refusals import Refusal, Refused
from bot.handlers.announcements import draft
from bot.handlers.work import Work
from bot.ui.nodes import Aside, Message, Node
from bot.ui.requests import Request
from bot.views.announcements import card as cards
from bot.views.announcements import dates
from bot.views.announcements import draft as views
from bot.views.announcements import running as going
from bot.views.announcements import timing as times
from bot.views.corrections import correcting as corrections
from bot.views.corrections import reason as reasons


def look(request: Request, work: Work) -> Message | Aside:
    """Show a draft as its readers will get it, or how an announcement goes."""
    one = work.announcements.get(request.ref)
    return drawn(work, one) if one else work.refuse(Refusal.GONE)


def drawn(work: Work, one: Announcement) -> Message:
    """Draw an announcement for a manager, as it stands."""
    if one.stage is Stage.SCHEDULED:
        return planned(work, one)
    if one.stage is not Stage.DRAFT:
        return goes(work, one)
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
            zones=_zones(work, one),
            takes=pace.takes(reach.readers if reach else 0, work.tempo.sends),
            since=by_another(work, one),
        ),
    )


def by_another(work: Work, one: Announcement) -> tuple[Node, ...]:
    """Say which other manager has called a draft off, or has moved what is planned; nothing for none."""
    by, act, at = next(iter(reversed(work.announcements.acts(one.id))), (work.me.id, None, work.now))
    news = ManagerAct.MOVED if one.stage is Stage.SCHEDULED else ManagerAct.CALLED_OFF
    if by == work.me.id or act is not news:
        return ()
    return dates.by_another(work.reader, one, work.people.named(by), at)


def _zones(work: Work, one: Announcement) -> Mapping[str, int]:
    """Return in which zones the readers of a planned announcement are, and how many in each."""
    if not one.day or not one.audience:
        return times.NOWHERE
    chosen = audience.read(one.audience, [kind.key for kind in work.programme.kinds])
    return times.NOWHERE if isinstance(chosen, Refused) else work.audiences.zones(chosen)


def goes(work: Work, one: Announcement) -> Message:
    """Draw how an announcement goes or has ended, and what was done with it since."""
    by = work.announcements.last_by(one.id, ManagerAct.CORRECTED)
    who = work.people.named(by) if by else None
    far = corrections.how_far(work.reader, one, work.corrections.edits(one), who)
    tally, why = work.sendings.tally(one), work.reasons.get(one.id)
    said = work.people.named(why.by) if why else None
    left, written = tally.of(ReaderState.QUEUED), work.reasons.written(one.id)
    since = (*_ends(work, one, left), *far, *reasons.told(work.reader, why, said, written))
    steps = (*corrections.button(work.reader, one), *reasons.button(work.reader, one, tally, why))
    return going.how_it_goes(work.reader, one, tally, since=since, steps=steps)


def _ends(work: Work, one: Announcement, left: int) -> tuple[Node, ...]:
    """Say when a running one will be done, at the pace of the platform and in its readers' day."""
    if one.stage is not Stage.RUNNING:
        return ()
    takes, last = pace.takes(left, work.tempo.sends), work.sendings.last_due(one.id)
    return times.done_by(work.reader, max(last or work.now, work.now + takes))


def planned(work: Work, one: Announcement) -> Message:
    """Draw a planned announcement: when it arrives, and whether it waits for another manager."""
    by = work.people.get(one.by)
    waits = by is None or not by.manages or not by.is_here
    return times.planned(
        work.reader,
        one,
        cards.card(work.reader, one, work.me),
        waits=waits,
        zones=_zones(work, one),
        since=by_another(work, one),
    )


def is_too_late(work: Work, one: Announcement) -> bool:
    """Tell whether the time that was planned has passed where the presser is."""
    planned = timing.read(one.day, one.time) if one.stage is Stage.DRAFT else None
    return planned is not None and timing.is_over(*planned, work.me.zone, work.now)
