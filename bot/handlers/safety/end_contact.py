"""Parting: everything that is open between two people ends, in ways in which it may always end."""

from bot.domain.answers import thanks
from bot.domain.answers.thanks import Status as FollowUpStatus
from bot.domain.asks import ask as asks
from bot.domain.asks.ask import Ask, Ended, Status
from bot.domain.common.ids import PersonId
from bot.domain.mentorships import room
from bot.domain.mentorships.mentorship import Ending
from bot.handlers.answers import thanks as further
from bot.handlers.asks import ask as asking
from bot.handlers.mentorships import room as mentorships
from bot.handlers.work import Work
from bot.views.answers import answer as views

MOST = 50
"""Mentorships of one person that are looked through."""


def part(work: Work, other: PersonId) -> None:
    """End whatever is open between whoever acts and somebody else; neither card says why."""
    for ask in work.asks.between(work.me.id, other):
        _end(work, ask)
    for one in work.mentorships.of(work.me.id, limit=MOST):
        if other in one.two:
            ask_of = work.asks.get(one.ask)
            month = ask_of.month if ask_of else ""
            mentorships.end(work, one, room.finish(one, month, Ending.STOPPED, work.now))


def _end(work: Work, ask: Ask) -> None:
    if ask.status is Status.ANSWERED:
        if more := work.thanking.follow_up(ask.id):
            further.end(work, thanks.end(more, FollowUpStatus.CLOSED, work.now))
        return
    ended = asks.part(ask, by=work.me.id, kind_no=views.ready_no(work.reader, "full"), now=work.now)
    if isinstance(ended, Ended):
        asking.end(work, ended)
