"""The cards of a mentee's earlier noes: nobody is offered there who has been asked, or has said no, since."""

from datetime import timedelta

from bot.domain.asks.ask import Ask, Status
from bot.domain.asks.noes import A_NO
from bot.handlers.work import Work

MOST = 3
"""So many of the latest cards are drawn anew: each costs the platform an edit."""

OF_USE = timedelta(days=30)
"""For how long the mentors on such a card are of use."""


def draw_again(work: Work, told: Ask) -> None:
    """Draw the latest of them anew, where this ask has just been sent or has ended with a no.

    A step of an open ask changes nothing there: its mentee knows of no mentor who has it.
    """
    if told.carried:
        return
    is_new = told.status is Status.WAITING and told.sent_at == work.now
    if not is_new and told.status not in A_NO:
        return
    latest = work.standings.noes(told.mentee, since=work.now - OF_USE, but=told.id, limit=MOST)
    if latest:
        work.redraw((told.mentee,), latest)
