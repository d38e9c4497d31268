"""When contact ends, end what is open between the two, each with an ordinary status; then its way back."""

from bot.domain.answers import thanks
from bot.domain.answers.thanks import Status as FollowUpStatus
from bot.domain.asks import ask as ask_rules
from bot.domain.asks.ask import Ask, Ended, Status
from bot.domain.common.refusals import Refused
from bot.domain.safety.events import ContactAgain, ContactEnded
from bot.handlers.answers import follow_up
from bot.handlers.asks import ask as ask_handlers
from bot.handlers.work import Work
from bot.views.answers import decline as views


def end(contact: ContactEnded, work: Work) -> None:
    """End every open ask and follow-up between the two; neither card says why."""
    for ask in work.asks.between(contact.by, contact.other):
        _end(work, ask, contact)
    # Whatever became of an ask, its link leaves the card of its mentor.
    _redraw(work, contact)


def again(contact: ContactAgain, work: Work) -> None:
    """Draw the cards of asks with a link or an answer again: what may follow them is back."""
    _redraw(work, contact)
    for ask in work.asks.between(contact.by, contact.other):
        if ask.status is Status.ANSWERED:
            work.redraw((ask.mentee,), (ask.id,))


def _redraw(work: Work, contact: ContactEnded | ContactAgain) -> None:
    for ask in work.asks.with_link(contact.by, contact.other):
        work.redraw((ask.mentor,), (ask.id,))


def _end(work: Work, ask: Ask, contact: ContactEnded) -> None:
    if ask.status is Status.ANSWERED:
        if more := work.thanking.follow_up(ask.id):
            follow_up.end(work, thanks.end(more, FollowUpStatus.CLOSED, work.now))
        if contact.left:
            # Thanks and one follow-up more are not offered where nobody would read them.
            work.redraw((ask.mentee,), (ask.id,))
        return
    ended = _ended(work, ask, contact)
    if isinstance(ended, Ended):
        ask_handlers.end(work, ended)


def _ended(work: Work, ask: Ask, contact: ContactEnded) -> Ended | Refused:
    if contact.left:
        # Nobody reads words that the person who left never wrote.
        return ask_rules.leave(ask, by=contact.by, now=work.now)
    return ask_rules.part(
        ask, by=contact.by, kind_no=views.READY_NOES.sentence(work.reader, "full"), now=work.now
    )
