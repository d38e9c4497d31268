"""The question after an answer: how open the door should be; after two noes in a row, whether to rest."""

from bot.domain.asks.ask import Ask
from bot.domain.asks.events import AskAnswered
from bot.domain.common import capacity
from bot.domain.common.people import Mentor
from bot.domain.mentors import card
from bot.handlers.work import Work
from bot.ui.nodes import Node
from bot.views.mentors import door as views


def consider(answered: AskAnswered, work: Work) -> None:
    """Ask about the door under an ask that was just answered, where the question is due."""
    ended = answered.ask
    last = work.rest_offers.latest(ended.mentor)
    since = last.at if last else None
    latest = work.asks.answers_of(ended.mentor, since=since, limit=card.ANSWERS_BETWEEN)
    if (why := card.occasion(latest, last, work.now)) is None:
        return
    mentor = work.mentors.get(ended.mentor)
    if mentor is not None and capacity.is_in(mentor, work.now):
        work.rest_offers.offer(mentor.id, ended.id, why)


def offered(work: Work, ask: Ask, mentor: Mentor) -> tuple[Node, ...]:
    """Return the question about the door that was offered under this ask's card, if any."""
    last = work.rest_offers.latest(mentor.id)
    return views.asked(work.reader, mentor, last) if last is not None and last.ask == ask.id else ()
