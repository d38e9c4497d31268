"""Telling those who had an announcement why its rest was cancelled: once, and only them."""

from bot.domain.announcements import pace
from bot.domain.announcements.announcement import Announcement, ManagerAct, Tally
from bot.domain.common.events import NoticeQueued
from bot.domain.common.ids import print_of
from bot.domain.common.refusals import Refused
from bot.domain.corrections import reason as rules
from bot.domain.corrections.reason import LONGEST_REASON, Reason
from bot.handlers.announcing import looking, running
from bot.handlers.work import Work
from bot.store.announcements.sending import BATCH
from bot.ui.forms import Form, Rejected
from bot.ui.nodes import Aside, Message
from bot.ui.refs import Previewed
from bot.ui.requests import Request
from bot.ui.verbs import announcements
from bot.views.corrections import reason as views

DRAFT = announcements.TELL_WHY.name


def write(request: Request, work: Work) -> Form | Aside:
    """Open the form for the reason."""
    one = _cancelled(request, work)
    if not isinstance(one, Announcement):
        return one
    return views.form(work.reader, one, work.drafts.get(DRAFT, one.id).get("words", ""))


def keep(request: Request, work: Work) -> Message | Aside | Rejected:
    """Keep a reason, say what is wrong with it, or show it as its readers will see it."""
    one = _cancelled(request, work)
    if not isinstance(one, Announcement):
        return one
    words = request.first("words").strip()
    work.drafts.save(DRAFT, one.id, {"words": words})
    if not 1 <= len(words) <= LONGEST_REASON:
        return Rejected(views.form(work.reader, one, words), {"words": views.not_so_long(work.reader)})
    return _looked_at(work, one, words)


def show(request: Request, work: Work) -> Message | Aside:
    """Show the kept reason as its readers will see it."""
    one, words = _cancelled(request, work), work.drafts.get(DRAFT, request.ref).get("words", "")
    if not isinstance(one, Announcement):
        return one
    return _looked_at(work, one, words) if words else running.now(work, one.id)


def send(request: Request, work: Work) -> Message | Aside:
    """Send the reason to those who had the announcement: of two managers at once, one does."""
    one, words = _cancelled(request, work), work.drafts.get(DRAFT, request.ref).get("words", "")
    if not isinstance(one, Announcement):
        return one
    reason = Reason(one.id, work.community, work.me.id, work.now, words)
    if not words or not work.reasons.add(reason):
        return _settled(work, one)
    work.drafts.drop(DRAFT, one.id)
    work.announcements.note(one.id, work.me.id, ManagerAct.TOLD_WHY)
    _queue(work, reason)
    running.show(work, one)
    return running.now(work, one.id)


def queue_more(work: Work) -> bool:
    """Make the next rows for a reason; tell whether there was any left to do."""
    one = next(iter(work.reasons.unfrozen()), None)
    return one is not None and _queue(work, one)


def card(ref: str, work: Work) -> Message | None:
    """Draw a reason for a person who had the announcement."""
    one, reason = work.announcements.get(ref), work.reasons.get(ref)
    if one is None or reason is None or not one.is_written or not reason.words:
        return None
    return views.card(work.reader, one, reason.words)


def is_past(ref: str, work: Work) -> bool:
    """Tell whether it must not reach this reader any more: they have stopped announcements."""
    return work.announcement_stops.has(work.me.id)


def _queue(work: Work, reason: Reason) -> bool:
    readers = work.reasons.after(reason.announcement, reason.reached, limit=BATCH)
    last, frozen = readers[-1] if readers else reason.reached, len(readers) < BATCH
    if not work.reasons.move(reason, reached=last, frozen=frozen):
        return False
    work.reasons.queue(reason.announcement, readers)
    work.happened(NoticeQueued())
    return True


def _cancelled(request: Request, work: Work) -> Announcement | Aside:
    """Return a cancelled announcement whose readers may be told why; else what the presser reads."""
    one = work.announcements.get(request.ref)
    found = rules.may_tell(one, work.sendings.tally(one) if one else Tally())
    if isinstance(found, Refused):
        return work.refuse(found)
    return _settled(work, found) if work.reasons.get(found.id) else found


def _settled(work: Work, one: Announcement) -> Aside:
    """Show an announcement whose readers were told why, and by whom."""
    told = work.reasons.get(one.id)
    shown = looking.how_it_goes(work, one)
    return views.told_already(work.reader, shown, work.people.named(told.by)) if told else Aside(shown)


def _looked_at(work: Work, one: Announcement, words: str) -> Aside:
    readers = work.reasons.count(one.id)
    return views.look_once_more(
        work.reader,
        views.Telling(
            views.card(work.reader, one, words),
            readers,
            pace.takes(readers, work.tempo.sends),
            Previewed(one.id, print_of({"words": words})),
        ),
    )
