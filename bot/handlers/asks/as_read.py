"""An ask as its mentor will read it, for the previews of its mentee."""

from bot.domain.asks.ask import Ask
from bot.domain.common.people import Mentor, Person
from bot.handlers.work import Work
from bot.ui.nodes import Message
from bot.views.answers import answer as answer_views


def as_mentor_reads(work: Work, mentor: Mentor, sent: Ask, me: Person) -> Message:
    """Return an ask of the presser as the card that its mentor gets, drawn by that card's own view."""
    mentee = work.nobody(me.id) if sent.unnamed else me
    card = answer_views.MentorCard(sent, mentor, mentee, work.asks.rank(sent))
    return answer_views.mentor_card(work.reading_as(mentor.person), card)
