"""An announcement while it goes out: its audience becomes rows, and managers pause, go on and cancel."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from bot.domain.announcements import announcement as rules
from bot.domain.announcements import timing
from bot.domain.announcements.acts import senders
from bot.domain.announcements.announcement import Announcement, ManagerAct, Stage
from bot.domain.announcements.starting import starts_on_or_after
from bot.domain.audiences import audience
from bot.domain.common.events import NoticeQueued, PersonLeaves
from bot.domain.common.ids import PersonId
from bot.domain.common.notices import Notice, NoticeKind
from bot.domain.common.refusals import Refusal, Refused
from bot.handlers.announcements import draft
from bot.handlers.announcing import looking
from bot.handlers.audiences import free_days
from bot.handlers.work import Work
from bot.store.announcements.sending import BATCH
from bot.ui.nodes import Aside, Message
from bot.ui.requests import Request
from bot.views.announcements import timing as times
from bot.views.announcing import dates


def queue_first(work: Work, one: Announcement) -> None:
    """Make the first rows of an announcement that has just been sent, in the same transaction."""
    _queue(work, one)


def queue_more(work: Work) -> bool:
    """Make the next rows of an announcement; tell whether there was any left to do."""
    one = work.due_announcements.unfrozen()
    return one is not None and _queue(work, one)


def _queue(work: Work, one: Announcement) -> bool:
    chosen = audience.read(one.audience, [kind.key for kind in work.programme.kinds])
    if isinstance(chosen, Refused) or one.begun_at is None:
        return work.announcements.move(one, reached=one.reached, frozen=True)
    work.announcements.one_at_a_time()
    readers = (
        work.necessary_readers.after(one.reached, one.begun_at, limit=BATCH)
        if one.necessary
        else work.audiences.after(chosen, one, limit=BATCH)
    )
    later = free_days.due(work, one, readers)
    last = readers[-1] if readers else one.reached
    if not work.announcements.move(one, reached=last, frozen=len(readers) < BATCH):
        return False
    comes = _comes(work, one, readers)
    arrives = {zone: at for zone, (at, _) in comes.items() if at > work.now}
    held = {zone: long for zone, (_, long) in comes.items() if long}
    work.sendings.queue(one.id, readers, arrives, week=one.counts_from, held=held)
    work.sendings.put_off(one.id, later)
    work.happened(NoticeQueued())
    return True


def _comes(
    work: Work, one: Announcement, readers: Sequence[PersonId]
) -> Mapping[str, tuple[datetime, timedelta]]:
    """Return when an announcement arrives in each zone of its readers, and how long quiet days hold it."""
    return {zone: _in_zone(work, one, zone) for zone in work.sendings.zones(readers)}


def _in_zone(work: Work, one: Announcement, zone: str) -> tuple[datetime, timedelta]:
    """Return when it arrives in a zone (UTC), as planned and on no quiet day, and how long these hold it.

    A necessary notice waits for no day.
    """
    if one.necessary:
        return work.now, timedelta()
    planned = timing.read(one.day, one.time)
    at = timing.arrives(*planned, zone, work.now) if planned else work.now
    awake = starts_on_or_after(at, zone, work.programme.caps.quiet_weeks.cover) or at
    # What is sent at once comes as soon as the day begins; the reader's quiet hours are kept as always.
    awake = awake if planned or awake == at else timing.begins(awake, zone)
    return awake, awake - at


def start(work: Work) -> bool:
    """Begin with a planned announcement whose time has come; tell whether there was one.

    Where too few people are left for it, it is a draft again, and its manager is told.
    """
    for one in work.due_announcements.to_start():
        begun = rules.start(one, _readers(work, one), work.now)
        new = rules.call_off(one) if begun == Refused(Refusal.TOO_FEW) else begun
        if not isinstance(new, Refused) and work.announcements.change(new, when=Stage.SCHEDULED):
            if new.stage is Stage.RUNNING:
                _queue(work, new)
            show(work, new)
            return True
    return False


def _readers(work: Work, one: Announcement) -> int:
    """Return how many people a planned announcement is for as it begins."""
    if one.necessary:
        return work.necessary_readers.reach().everybody
    reach = draft.reach_of(work, one)
    return reach.readers if reach else 0


def release(work: Work) -> bool:
    """Send what has waited for its time in a reader's zone; tell whether there was anything."""
    released = sum(work.sendings.release(one) for one in work.due_announcements.ready())
    if released:
        work.happened(NoticeQueued())
    return bool(released)


def hold_back(work: Work) -> bool:
    """Hold back or drop rows that a worker was sending when its announcement was paused or cancelled."""
    acts = {Stage.PAUSED: work.sendings.pause, Stage.CANCELLED: work.sendings.drop}
    return bool(sum(acts[one.stage](one.id) for one in work.due_announcements.loose()))


def settle(work: Work) -> bool:
    """Keep how an announcement ended for each of its readers, and say that it is done."""
    for one in work.due_announcements.sent_out():
        if work.sendings.settle(one.id):
            return True
        if _ends(work, one):
            show(work, one)
            return True
    return False


def _ends(work: Work, one: Announcement) -> bool:
    """Note that nothing is left to do for an announcement; tell whether it was not noted yet."""
    if one.stage is Stage.CANCELLED:
        return work.due_announcements.end(one.id)
    return work.announcements.change(replace(one, stage=Stage.DONE), when=Stage.RUNNING)


def show_how_it_goes(work: Work) -> bool:
    """Draw the card of a running announcement again that was drawn a minute ago; tell whether one was."""
    for one in work.due_announcements.shown_long_ago():
        show(work, one)
        return True
    return False


def leaves(event: PersonLeaves, work: Work) -> None:
    """Pause what a manager who leaves has sent: it waits for another manager."""
    for one in work.due_announcements.going():
        paused = rules.pause(one)
        if one.by != event.person or isinstance(paused, Refused):
            continue
        if work.announcements.change(paused, when=Stage.RUNNING):
            work.sendings.pause(one.id)


def pause(request: Request, work: Work) -> Message | Aside:
    """Hold an announcement back from those who have not had it."""
    return turn(request, work, rules.pause, ManagerAct.PAUSED, lambda one: work.sendings.pause(one.id))


def go_on(request: Request, work: Work) -> Message | Aside:
    """Go on sending what was paused."""
    return turn(request, work, rules.go_on, ManagerAct.WENT_ON, work.sendings.release)


def cancel(request: Request, work: Work) -> Message | Aside:
    """Cancel an announcement for good for those who have not had it."""
    return turn(request, work, rules.cancel, ManagerAct.CANCELLED, lambda one: work.sendings.drop(one.id))


def try_again(request: Request, work: Work) -> Message | Aside:
    """Send an announcement again to those whom the platform could not reach."""
    one = work.announcements.get(request.ref)
    if one is None or one.stage is not Stage.DONE:
        return work.refuse(Refusal.GONE)
    if work.sendings.try_again(one.id):
        work.announcements.change(replace(one, stage=Stage.RUNNING), when=Stage.DONE)
        work.announcements.note(one.id, work.me.id, ManagerAct.AGAIN)
        work.happened(NoticeQueued())
    return now(work, one.id)


def card(ref: str, work: Work) -> Message | None:
    """Draw for the manager who sent it how an announcement goes, or what became of its plan."""
    one = work.announcements.get(ref)
    if one is None or not work.me.manages:
        return None
    if looking.is_put_back(work, one):
        return dates.not_sent(work.reader, one)
    if one.stage in {Stage.DRAFT, Stage.SCHEDULED}:
        return looking.drawn(work, one) if looking.by_another(work, one) else None
    if one.stage is Stage.CHANNEL:
        return looking.drawn(work, one)
    return looking.how_it_goes(work, one)


def turn(
    request: Request,
    work: Work,
    rule: Callable[[Announcement], Announcement | Refused],
    act: ManagerAct,
    then: Callable[[Announcement], int],
) -> Message | Aside:
    """Turn an announcement by a rule, keep who did it, and draw how it stands now."""
    one = work.announcements.get(request.ref)
    new = rule(one) if one else Refused(Refusal.GONE)
    if one is None or isinstance(new, Refused) or not work.announcements.change(new, when=one.stage):
        return now(work, request.ref)
    work.announcements.note(one.id, work.me.id, act)
    then(new)
    work.happened(NoticeQueued())
    show(work, new)
    return now(work, one.id)


def now(work: Work, announcement: str) -> Message | Aside:
    """Draw how an announcement stands now."""
    one = work.announcements.get(announcement)
    if one is None:
        return work.refuse(Refusal.GONE)
    if one.stage is Stage.CHANNEL:
        return looking.drawn(work, one)
    if one.stage in {Stage.DRAFT, Stage.SCHEDULED}:
        is_draft = one.stage is Stage.DRAFT and one.words
        return times.called_off(work.reader, one) if is_draft else looking.planned(work, one)
    return looking.how_it_goes(work, one)


def show(work: Work, one: Announcement) -> None:
    """Draw the card again that tells the managers who sent it how an announcement goes."""
    told = {*senders(work.announcements.acts(one.id)), *([one.by] if one.necessary else ())}
    work.announcements.was_shown(one.id)
    for by in sorted(told):
        if (manager := work.people.get(by)) is not None and manager.manages and manager.is_here:
            work.show(by, Notice(NoticeKind.ANNOUNCING, one.id))
