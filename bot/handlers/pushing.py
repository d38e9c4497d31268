"""The loving push: to whoever looked and did not dare, or was declined twice, once for each."""

from datetime import timedelta

from bot.domain import nudging as weeks
from bot.domain.notices import Notice, Telling
from bot.domain.nudging import Due, Kind
from bot.handlers import introducing, nudging, others
from bot.handlers.readers import reader
from bot.store.work import Work
from bot.ui.nodes import Aside, Message
from bot.ui.requests import Request
from bot.views import pushing as views

LOOKED, DECLINED = "looked", "declined"
"""What brings it, each once for a person."""

REST_FIRST = timedelta(days=3)
"""So long after the last look or no: many come back by themselves."""

OF_USE = timedelta(days=21)
"""Whoever looked longer ago has other things on their mind."""


def plan(work: Work) -> int:
    """Plan a push for those who may like one; return for how many."""
    if not work.beginnings.get().is_open:
        return 0
    since, until = work.now - OF_USE, work.now - REST_FIRST
    looked = work.planning.only_looked(LOOKED, since=since, until=until)
    declined = work.planning.declined(DECLINED, since=since, until=until)
    named = work.people.many([one.person for one in (*looked, *declined)])
    for ref, several in ((LOOKED, looked), (DECLINED, declined)):
        for one in several:
            at = weeks.days_after(work.now, 1, nudging.hours(work, named[one.person]), work.now)
            late = work.now + OF_USE
            work.due_nudges.plan(Due(work.community, one.person, Kind.PUSH, ref, at, late))
    return len(looked) + len(declined)


def next_due(work: Work) -> bool | None:
    """Give whoever is longest due a push, where it still fits; None where nobody is."""
    due = work.due_nudges.due(Kind.PUSH, work.now)
    if due is None:
        return None
    fits = _fits(work, due) and work.introductions.going_of(due.person) is None
    card_ = nudging.Card(f"push.{due.ref}", Notice(Telling.PUSH, due.ref)) if fits else None
    return nudging.take(work, due, card_)


def card(ref: str, work: Work) -> Message | None:
    """Draw the push; nothing once they have found their own way."""
    if not _fits(work, Due(work.community, work.me.id, Kind.PUSH, ref, None)):
        return None
    return views.push(reader(work), looked=ref == LOOKED, somebody=introducing.may_want(work))


def show_three(request: Request, work: Work) -> Message | Aside:
    """Show three who have room for what asks least of them."""
    kind = work.programme.smallest().key
    return views.three(reader(work), kind, others.with_room(work, None, kind))


def not_now(request: Request, work: Work) -> Message | Aside:
    """Let somebody go, kindly."""
    return views.not_now(reader(work))


def _fits(work: Work, due: Due) -> bool:
    if due.ref == LOOKED:
        return work.planning.still_only_looks(due.person)
    return work.planning.noes_of_late(due.person)
