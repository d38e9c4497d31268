"""Reminders of what waits for a mentor: one card for all of it, later if they ask, fewer or none."""

from dataclasses import replace
from datetime import datetime, timedelta

from bot.domain.answers import reminders
from bot.domain.answers.reminders import Reminded, ReminderWish
from bot.domain.asks.ask import Ask
from bot.domain.asks.events import AskTold
from bot.domain.common.ids import PersonId
from bot.domain.common.notices import Notice, NoticeKind
from bot.domain.common.nudge_budget import NudgeKind
from bot.domain.common.refusals import Refusal, Refused
from bot.domain.common.settings import Reminders
from bot.handlers.answers import answer
from bot.handlers.asks import ask as ask_handlers
from bot.handlers.common import nudge
from bot.handlers.work import Work
from bot.ui.nodes import Aside, Message
from bot.ui.requests import Request
from bot.ui.verbs import answers
from bot.views.answers import reminders as views

A_REMINDER_LIVES = timedelta(days=130)
"""How long a reminder may stand before an ask that it names has ended: no clock of an ask is longer, with
its 60 days and the 70 that may be quiet among them."""

A_MINUTE = timedelta(minutes=1)


def later(request: Request, work: Work) -> Message | Aside:
    """Move an ask's reminder, and its closing where needed, to a later day of the mentor's; tell both."""
    about = answers.REMIND_LATER.read(request.ref)
    found = work.asks.get(about.ask) if about else None
    mentor = work.mentors.get(work.me.id)
    if about is None or found is None or mentor is None:
        return work.refuse(Refusal.GONE, found)
    match reminders.later(found, mentor, work.programme.caps, by=work.me.id, now=work.now, named=about.day):
        case Refused() as no:
            return work.refuse(no, found)
        case Ask() as moved:
            if not work.asks.put_later(moved):
                return work.refuse(Refusal.NO_LATER, found)
            ask_handlers.tell(work, moved)
            return answer.card(work, moved)


def stands(request: Request, work: Work) -> Message | Aside:
    """Draw the card again in its current state: the answer to a repeated press."""
    about = answers.REMIND_LATER.read(request.ref)
    return answer.stands(replace(request, ref=about.ask), work) if about else work.refuse(Refusal.GONE)


def wish(request: Request, work: Work) -> Message | Aside:
    """Keep how many reminders the presser would like."""
    settled = work.settings.of(work.me.id)
    wanted = Reminders(request.ref) if request.ref in set(Reminders) else settled.reminders
    work.settings.keep(work.me.id, replace(settled, reminders=wanted))
    return views.wished(work.reader, wanted)


def card(ref: str, work: Work) -> Message:
    """Draw everything that waits for a mentor, oldest first; a line where all is answered or over."""
    waiting = _waiting(PersonId(ref), work)
    return views.reminder(work.reader, work.askers(waiting)) if waiting else views.all_answered(work.reader)


def is_secret(ref: str, work: Work) -> bool:
    """Tell whether an ask without a name is among what waits."""
    return any(ask.unnamed for ask in _waiting(PersonId(ref), work))


def is_past(ref: str, work: Work) -> bool:
    """Tell whether a reminder that was not sent yet is none any more: nothing waits, or it is unwelcome.

    A mentor who has said *Stop* since it was queued gets only the reminders they asked for themselves.
    """
    waiting = _waiting(PersonId(ref), work)
    promised = any(ask.later_at is not None and ask.later_at <= work.now for ask in waiting)
    wants_none = work.settings.of(PersonId(ref)).reminders is Reminders.NONE
    return not waiting or (wants_none and not promised)


def follow(told: AskTold, work: Work) -> None:
    """Draw the reminders again on which the ask may stand: none keeps what is answered or over.

    The last one is always true. An earlier one that was drawn before the ask was sent does not name it.
    """
    first, last = (
        Notice(NoticeKind.REMINDER, told.ask.mentor, nudge.occasion(work, before)).card
        for before in (A_REMINDER_LIVES, -A_MINUTE)
    )
    work.redraw_series(told.ask.mentor, first, last, since=told.ask.sent_at)


def _waiting(mentor: PersonId, work: Work) -> list[Ask]:
    return [ask for ask in work.asks.waiting_for(mentor) if not ask.is_past(work.now)]


def next_due(work: Work) -> bool | None:
    """Send the longest due reminder; tell whether it was sent, None where none is due."""
    mentor = next(iter(work.asks.to_recall(work.now)), None)
    return None if mentor is None else recall(work, mentor)


def recall(work: Work, mentor: PersonId) -> bool:
    """Remind a mentor once of all that is due, if their week has room; tell whether it was sent."""
    room = nudge.room_for(work, mentor, NudgeKind.REMINDER)
    due = work.asks.recalled(mentor, work.now)
    decided = _decide(work, mentor, due, room)
    planned = [work.asks.remind(new, when=_due(old)) for old, new in zip(due, decided.asks, strict=True)]
    if not decided.tell or not any(planned):
        return False
    notice = Notice(NoticeKind.REMINDER, mentor, nudge.occasion(work))
    nudge.tell(work, mentor, NudgeKind.REMINDER, notice)
    return True


def _decide(work: Work, mentor: PersonId, due: list[Ask], room: datetime | None) -> Reminded:
    found = work.mentors.get(mentor)
    if found is None:
        return Reminded(False, tuple(replace(ask, remind_at=None) for ask in due))
    wished = ReminderWish(found, work.settings.of(mentor).reminders, room)
    return reminders.remind(due, wished, work.programme, work.now)


def _due(ask: Ask) -> datetime:
    assert ask.remind_at is not None  # noqa: S101 - the query found it by this field
    return ask.remind_at
