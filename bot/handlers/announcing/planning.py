"""When an announcement arrives: chosen by its manager, called off, taken over."""

from dataclasses import replace

from bot.domain.announcements import announcement as rules
from bot.domain.announcements import timing
from bot.domain.announcements.announcement import ManagerAct, Stage
from bot.domain.common.refusals import Refusal
from bot.handlers.announcements import draft
from bot.handlers.announcing import looking, running
from bot.handlers.work import Work
from bot.ui.forms import Form, Rejected
from bot.ui.nodes import Aside, Message
from bot.ui.requests import Request
from bot.views.announcements import timing as times


def choose_time(request: Request, work: Work) -> Form | Aside:
    """Open the day and the time at which an announcement arrives."""
    one = draft.draft_of(work, request.ref)
    return times.form(work.reader, one.id, one.day, one.time) if one else work.refuse(Refusal.GONE)


def keep_time(request: Request, work: Work) -> Message | Aside | Rejected:
    """Keep when an announcement arrives; without a day and a time it is sent at once."""
    one = draft.draft_of(work, request.ref)
    if one is None:
        return work.refuse(Refusal.SENT_ALREADY)
    day, time = request.first("day").strip(), request.first("time").strip()[:5]
    planned = timing.read(day, time)
    if (day or time) and planned is None:
        errors = {"day": times.no_such_time(work.reader)}
        return Rejected(times.form(work.reader, one.id, day, time), errors)
    if planned is not None and timing.is_over(*planned, work.me.zone, work.now):
        errors = {"day": times.over(work.reader)}
        return Rejected(times.form(work.reader, one.id, day, time), errors)
    new = replace(one, day=day, time=time, by=work.me.id)
    return Aside(looking.drawn(work, new)) if draft.change(work, new) else work.refuse(Refusal.SENT_ALREADY)


def call_off(request: Request, work: Work) -> Message | Aside:
    """Call off a planned announcement: it is a draft again, and nobody is sent anything."""
    return running.turn(request, work, rules.call_off, ManagerAct.CALLED_OFF, lambda _: 0)


def take_over(request: Request, work: Work) -> Message | Aside:
    """Send a planned announcement in place of the manager who planned it."""
    one = work.announcements.get(request.ref)
    if one is None or one.stage is not Stage.SCHEDULED or one.necessary or not one.words:
        return running.now(work, request.ref)
    if work.announcements.change(replace(one, by=work.me.id), when=Stage.SCHEDULED):
        work.announcements.note(one.id, work.me.id, ManagerAct.TOOK_OVER)
    return running.now(work, one.id)
