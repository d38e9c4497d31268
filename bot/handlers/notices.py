"""Notices: what others are told, drawn when it is delivered, for that reader, from today's truth."""

from bot.domain.asks import Status
from bot.domain.notices import Notice, Telling
from bot.handlers import answering, noes, others, reminding
from bot.handlers.readers import reader
from bot.store.work import Work
from bot.ui.nodes import Message
from bot.views import answering as answering_views
from bot.views import asking as asking_views


def draw(notice: Notice, work: Work) -> Message | None:
    """Draw a notice for whoever reads it, or nothing where its subject is gone."""
    match notice.kind:
        case Telling.ASKED:
            return _asked(notice.ref, work)
        case Telling.RECEIPT:
            return _receipt(notice.ref, work)
        case Telling.OUTCOME:
            return _outcome(notice.ref, work)
        case Telling.WELCOME:
            return _welcome(notice.ref, work)
        case Telling.REMINDER:
            return reminding.card(notice.ref, work)


def _asked(ref: str, work: Work) -> Message | None:
    ask = work.asks.get(ref)
    return answering.card(work, ask) if ask else None


def _receipt(ref: str, work: Work) -> Message | None:
    ask = work.asks.get(ref)
    return asking_views.receipt(reader(work), ask, work.people.named(ask.mentor)) if ask else None


def _outcome(ref: str, work: Work) -> Message | None:
    ask = work.asks.get(ref)
    if ask is None:
        return None
    if (again := noes.outcome(work, ask)) is not None:
        return again
    a_no = ask.status in {Status.DECLINED, Status.CLOSED}
    with_room = others.with_room(work, work.mentors.get(ask.mentor), ask.kind) if a_no else ()
    return asking_views.outcome(reader(work), ask, work.people.named(ask.mentor), with_room)


def _welcome(ref: str, work: Work) -> Message | None:
    mentorship = work.mentorships.get(ref)
    ask = work.asks.get(mentorship.ask) if mentorship else None
    if ask is None:
        return None
    mentor, mentee = work.people.named(ask.mentor), work.people.named(ask.mentee)
    return answering_views.welcome(reader(work), ask, mentor, mentee)
