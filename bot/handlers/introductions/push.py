"""The loving push, once for each occasion: the mentee looked and did not ask, or was declined twice."""

from collections.abc import Iterator
from datetime import timedelta

from bot.domain.asks.events import AskTold
from bot.domain.common import nudge_budget
from bot.domain.common.notices import Notice, NoticeKind
from bot.domain.common.nudge_budget import NudgeKind, PlannedNudge
from bot.handlers.common import alternatives, given, nudge
from bot.handlers.introductions import introduction, sent_pushes
from bot.handlers.work import Work
from bot.store.common.nudge_candidates import Candidate
from bot.ui.nodes import Aside, Message
from bot.ui.requests import Request
from bot.views.introductions import push as views

LOOKED, DECLINED = "looked", "declined"
"""The two occasions, each at most once for a person."""

REST_FIRST = timedelta(days=3)
"""How long to wait after the last look or no: many come back by themselves."""

OF_USE = timedelta(days=21)
"""After this time since the last look, the push is of no use any more."""


def plan(work: Work) -> list[PlannedNudge]:
    """Return a batch of pushes for those who may like one and have none planned."""
    if not work.beginnings.get().is_open:
        return []
    since, until = work.now - OF_USE, work.now - REST_FIRST
    looked = work.planning.only_looked(LOOKED, since=since, until=until)
    declined = work.planning.declined(DECLINED, since=since, until=until)
    return [*_planned(work, LOOKED, looked), *_planned(work, DECLINED, declined)]


def _planned(work: Work, ref: str, several: list[Candidate]) -> Iterator[PlannedNudge]:
    named = work.people.many([one.person for one in several])
    for one in named.values():
        at = nudge_budget.days_after(work.now, 1, nudge.hours(work, one), work.now)
        yield PlannedNudge(work.community, one.id, NudgeKind.PUSH, ref, at, work.now + OF_USE)


def next_due(work: Work) -> bool | None:
    """Send the longest due push, where it still fits; None where none is due."""
    due = work.due_nudges.due(NudgeKind.PUSH, work.now)
    if due is None:
        return None
    fits = _fits(work, due) and work.introductions.going_of(due.person) is None
    notice = Notice(NoticeKind.PUSH, due.ref) if fits else None
    return nudge.take(work, due, notice)


def card(ref: str, work: Work) -> Message | None:
    """Draw the push; once they have asked for one, or a mentor, it is a line."""
    if work.introductions.going_of(work.me.id) is not None:
        return views.introduced(work.reader)
    if not _still_fits(ref, work):
        return views.moved_on(work.reader)
    return views.push(work.reader, looked=ref == LOOKED, can_introduce=introduction.may_want(work))


def show_three(request: Request, work: Work) -> Message | Aside:
    """Show three mentors with room for the given kind that asks least."""
    kind = given.smallest(work).key
    return views.three(work.reader, kind, alternatives.with_room(work, None, kind))


def not_now(request: Request, work: Work) -> Message | Aside:
    """Say kindly, in place of the push, that not now is fine."""
    return views.not_now(work.reader)


def asked(event: AskTold, work: Work) -> None:
    """Draw the pushes of a mentee anew who asks a mentor now: their steps are over."""
    if event.ask.sent_at == work.now:
        sent_pushes.draw_again(work, event.ask.mentee)


def _still_fits(ref: str, work: Work) -> bool:
    return _fits(work, PlannedNudge(work.community, work.me.id, NudgeKind.PUSH, ref, None))


def _fits(work: Work, due: PlannedNudge) -> bool:
    if due.ref == LOOKED:
        return work.planning.still_only_looks(due.person)
    return work.planning.noes_of_late(due.person)


def is_past(ref: str, work: Work) -> bool:
    """Tell whether the last look or no is too long ago, or an introduction is under way by now."""
    begun = work.introductions.going_of(work.me.id) is not None
    return begun or not _still_fits(ref, work) or nudge.is_past(work, NudgeKind.PUSH, ref)
