"""Travelling: when a person who was helped helps another, the mentor who helped them hears of it."""

from dataclasses import replace
from datetime import timedelta

from bot.domain.asks.ask import Status
from bot.domain.asks.events import AskEnded
from bot.domain.common import nudge_budget
from bot.domain.common.ids import PersonId
from bot.domain.common.notices import Notice, NoticeKind
from bot.domain.common.nudge_budget import NudgeKind, PlannedNudge
from bot.domain.common.people import Person
from bot.domain.passing_on.pass_it_on import Passing
from bot.domain.passing_on.pass_it_on import Status as PassingStatus
from bot.handlers.common import nudge
from bot.handlers.work import Work
from bot.ui.nodes import Message
from bot.views.passing_on import pass_it_on as views

OF_USE = timedelta(days=21)
"""Good news that no week had room for within this time is not told."""

HELP = frozenset({Status.ACCEPTED, Status.ANSWERED})


def follow(event: AskEnded, work: Work) -> None:
    """Plan a nudge to the mentor who once helped this ask's mentor, at the first help of a small door."""
    ended = event.ask
    passing = work.passings.of(ended.mentor) if ended.status in HELP else None
    first = _hears(work, passing) if passing else None
    if passing is None or first is None or first.id == ended.mentee:
        return
    at = nudge_budget.days_after(work.now, 1, nudge.hours(work, first), work.now)
    until = work.now + OF_USE
    work.due_nudges.plan(
        PlannedNudge(work.community, first.id, NudgeKind.TRAVELLED, passing.person, at, until)
    )


def next_due(work: Work) -> bool | None:
    """Send the longest due news that an answer travelled; None where none is due."""
    due = work.due_nudges.due(NudgeKind.TRAVELLED, work.now)
    if due is None:
        return None
    passing = work.passings.of(PersonId(due.ref))
    first = _hears(work, passing) if passing else None
    still = first is not None and first.id == due.person
    notice = Notice(NoticeKind.TRAVELLED, due.ref) if still else None
    if not nudge.take(work, due, notice) or passing is None:
        return False
    work.passings.change(replace(passing, travelled_at=work.now), when=PassingStatus.UP)
    return True


def card(ref: str, work: Work) -> Message | None:
    """Draw for the mentor who helped that it travelled; nothing where they may not hear of it."""
    passing = work.passings.of(PersonId(ref))
    first = _hears(work, passing) if passing else None
    asked = work.asks.get(passing.ask) if passing else None
    if passing is None or asked is None or first is None or first.id != work.me.id:
        return None
    return views.travelled(work.reader, work.people.named(passing.person), asked)


def who_helped(work: Work, passing: Passing) -> Person | None:
    """Return the mentor who helped this person, where each knows the other's name and neither blocked."""
    asked = work.asks.get(passing.ask)
    if asked is None or asked.unnamed or asked.mentor in work.safety.apart_from(passing.person):
        return None
    helper, helped = work.people.named(asked.mentor), work.people.named(passing.person)
    return helper if helper.is_here and helped.is_here else None


def _hears(work: Work, passing: Passing) -> Person | None:
    if passing.stage is not PassingStatus.UP or not passing.tells:
        return None
    return who_helped(work, passing)


def is_past(ref: str, work: Work) -> bool:
    """Tell whether the news is too old to be told."""
    return nudge.is_past(work, NudgeKind.TRAVELLED, ref)
