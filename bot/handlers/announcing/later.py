"""Those who had another announcement this week: they get this one on a free day, or are left out."""

from dataclasses import replace

from bot.domain.announcements.announcement import TYPED_ABOVE
from bot.domain.common.refusals import Refusal
from bot.handlers.announcements import draft
from bot.handlers.announcing import looking, sending
from bot.handlers.audiences import free_days
from bot.handlers.work import Work
from bot.ui.nodes import Aside, Message
from bot.ui.requests import Request


def later(request: Request, work: Work) -> Message | Aside:
    """Let a draft also reach those who had another announcement this week, a week after that."""
    return _turned(request, work, later=True)


def not_later(request: Request, work: Work) -> Message | Aside:
    """Leave out of a draft who had another announcement this week."""
    return _turned(request, work, later=False)


def send_free(request: Request, work: Work) -> Message | Aside:
    """Plan a draft for the first day on which enough of its people are free; many are counted first."""
    one = draft.draft_of(work, request.ref)
    day = free_days.first_day(work, one) if one else None
    if one is None or day is None:
        return work.refuse(Refusal.SENT_ALREADY)
    new = free_days.planned_for(one, day)
    reach = draft.reach_of(work, new)
    if reach is not None and reach.readers > TYPED_ABOVE:
        return choose_free(request, work)
    return sending.begin(work, new, reach)


def choose_free(request: Request, work: Work) -> Message | Aside:
    """Keep that a draft arrives on the first day on which enough of its people are free, and show it."""
    one = draft.draft_of(work, request.ref)
    day = free_days.first_day(work, one) if one else None
    if one is None or day is None:
        return work.refuse(Refusal.SENT_ALREADY)
    new = replace(free_days.planned_for(one, day), by=work.me.id)
    return looking.drawn(work, new) if draft.change(work, new) else work.refuse(Refusal.SENT_ALREADY)


def _turned(request: Request, work: Work, *, later: bool) -> Message | Aside:
    one = draft.draft_of(work, request.ref)
    if one is None:
        return work.refuse(Refusal.SENT_ALREADY)
    new = replace(one, later=later, by=work.me.id)
    return looking.drawn(work, new) if draft.change(work, new) else work.refuse(Refusal.SENT_ALREADY)
