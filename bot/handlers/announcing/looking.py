"""An announcement as a manager looks at it: a draft, planned, on its way, or over."""

from collections.abc import Mapping

from bot.domain.announcements import pace, timing
from bot.domain.announcements.acts import was_put_back
from bot.domain.announcements.announcement import (
    FEWEST,
    TYPED_ABOVE,
    Action,
    Announcement,
    ManagerAct,
    Reach,
    ReaderState,
    Stage,
    Tally,
)
from bot.domain.audiences import audience
from bot.domain.channel_posts.channel import is_for_channel
from bot.domain.common.ids import print_of
from bot.domain.common.refusals import Refusal, Refused
from bot.handlers.announcements import draft
from bot.handlers.audiences import free_days
from bot.handlers.channel_posts import channel
from bot.handlers.second_looks import colleague, necessary
from bot.handlers.work import Work
from bot.ui.nodes import Aside, Button, Message, Node
from bot.ui.requests import Request
from bot.views.announcements import card as cards
from bot.views.announcements import timing as times
from bot.views.announcing import dates
from bot.views.announcing import draft as views
from bot.views.announcing import running as going
from bot.views.audiences.reach import Around
from bot.views.corrections import correcting as corrections
from bot.views.corrections import reason as reasons
from bot.views.outcomes import history
from bot.views.outcomes import outcome as outcomes
from bot.views.words import preview


def look(request: Request, work: Work) -> Message | Aside:
    """Show a draft as its readers will get it, or how an announcement goes."""
    one = work.announcements.get(request.ref)
    return drawn(work, one) if one else work.refuse(Refusal.GONE)


def drawn(work: Work, one: Announcement) -> Message:
    """Draw an announcement for a manager, as it stands."""
    if one.stage in {Stage.DRAFT, Stage.SCHEDULED} and not one.words:
        return dates.without_words(work.reader, one)
    if one.necessary and one.stage in necessary.BEFORE:
        return necessary.drawn(work, one)
    if is_for_channel(one) and (post := work.posts.of(one.id)) is not None:
        return channel.drawn(work, one, post)
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
            zones=_zones(work, one),
            takes=pace.takes(reach.readers if reach else 0, work.tempo.sends),
            since=dates.put_back(work.reader) if is_put_back(work, one) else by_another(work, one),
            rings=work.rings,
        ),
    )


def changed(work: Work, one: Announcement) -> Aside:
    """Draw an announcement as it is now, and say that it has changed since the presser looked."""
    shown = preview.has_changed(work.reader, Aside(drawn(work, one)))
    return shown if isinstance(shown, Aside) else Aside(shown)


def is_put_back(work: Work, one: Announcement) -> bool:
    """Tell whether a draft had been planned, and too few people were left for it when its time came."""
    return one.stage is Stage.DRAFT and not one.necessary and was_put_back(work.announcements.acts(one.id))


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


def how_it_goes(work: Work, one: Announcement) -> Message:
    """Draw how an announcement goes or has ended, what came of it, and what was done with it since."""
    tally = work.sendings.tally(one)
    came = work.outcomes.of(one.id) if one.stage in {Stage.DONE, Stage.CANCELLED} else None
    since = outcomes.came_of_it(work.reader, one, came) if came else ()
    steps = outcomes.steps(work.reader, one, came, tally.missed) if came else ()
    done, further = ((), ()) if one.necessary else _done_since(work, one, tally)
    left = tally.of(ReaderState.QUEUED)
    every = (*_ends(work, one, left), *since, *done)
    last = history.button(work.reader, one)
    return going.how_it_goes(
        work.reader, one, tally, since=every, steps=(*steps, *further, last), rings=work.rings
    )


def _done_since(work: Work, one: Announcement, tally: Tally) -> tuple[tuple[Node, ...], tuple[Button, ...]]:
    """Say how its words were corrected and why it was cancelled, and return what can be done about both."""
    by = work.announcements.last_by(one.id, ManagerAct.CORRECTED)
    who = work.people.named(by) if by else None
    far = corrections.how_far(work.reader, one, work.corrections.edits(one), who)
    why, written = work.reasons.get(one.id), work.reasons.written(one.id)
    said = work.people.named(why.by) if why else None
    told = reasons.told(work.reader, why, said, written)
    steps = (*corrections.button(work.reader, one), *reasons.button(work.reader, one, tally, why))
    return (*far, *told, *reasons.soon(work.reader, one, tally, why)), steps


def _ends(work: Work, one: Announcement, left: int) -> tuple[Node, ...]:
    """Say where a running one comes next, and when it will be done at the pace of the platform."""
    if one.stage is not Stage.RUNNING:
        return ()
    takes, last = pace.takes(left, work.tempo.sends), work.sendings.last_due(one.id)
    further = work.sendings.next_zone(one.id)
    following = times.comes_next(work.reader, *further) if further else ()
    return (*following, *times.done_by(work.reader, max(last or work.now, work.now + takes)))


def planned(work: Work, one: Announcement) -> Message:
    """Draw a planned announcement: when it arrives, and whether it waits for another manager."""
    if one.necessary or not one.words:
        return drawn(work, one)
    by = work.people.get(one.by)
    waits = by is None or not by.manages or not by.is_here
    return times.planned(
        work.reader,
        one,
        cards.card(work.reader, one, work.me),
        waits=waits,
        zones=_zones(work, one),
        since=by_another(work, one),
        rings=work.rings,
    )


def is_too_late(work: Work, one: Announcement) -> bool:
    """Tell whether the time that was planned has passed where the presser is."""
    planned = timing.read(one.day, one.time) if one.stage is Stage.DRAFT else None
    return planned is not None and timing.is_over(*planned, work.me.zone, work.now)
