"""After two noes in a row a rest is offered, once, under the ask that was declined."""

from bot.domain import mentors, room
from bot.domain.asks import Ask
from bot.domain.people import Mentor
from bot.handlers.readers import reader
from bot.store.work import Work
from bot.ui.nodes import Node
from bot.views import door as views


def consider(work: Work, ended: Ask) -> None:
    """Offer a rest where this was the second no in a row, and none was offered lately."""
    mentor = work.mentors.get(ended.mentor)
    if mentor is None or not room.is_in(mentor, work.now):
        return
    last = work.rest_offers.latest(mentor.id)
    since = last.at if last else None
    latest = work.asks.answers_of(mentor.id, since=since, limit=mentors.NOES_IN_A_ROW)
    if mentors.is_time_to_offer_rest(latest, last, work.now):
        work.rest_offers.offer(mentor.id, ended.id)


def offered(work: Work, ask: Ask, mentor: Mentor) -> tuple[Node, ...]:
    """Return what stands under an ask's card of a rest that was offered there."""
    last = work.rest_offers.latest(mentor.id)
    return views.rest_offer(reader(work), mentor, last) if last is not None and last.ask == ask.id else ()
