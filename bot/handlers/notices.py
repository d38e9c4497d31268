"""Notices: what others are told, drawn when it is delivered, for that reader, from today's truth."""

from collections.abc import Callable, Mapping

from bot.domain.notices import Notice, Telling
from bot.domain.people import Door
from bot.handlers import (
    answering,
    endings,
    founding,
    hands,
    lighter,
    mentorships,
    reminding,
    thanking,
    wishes,
)
from bot.handlers.readers import reader
from bot.store.work import Work
from bot.ui.nodes import Message
from bot.views import asking as asking_views
from bot.views import door as door_views

Drawing = Callable[[str, Work], Message | None]
"""Draws one notice for whoever reads it, or nothing."""

# How a community begins: preparing, opening, wishes, and those who could use a hand
BEGINNINGS: Mapping[Telling, Drawing] = {
    Telling.INSTALLED: founding.installed,
    Telling.TENTH: founding.ten_doors,
    Telling.WISH: wishes.card,
    Telling.HAND: hands.card,
    Telling.HAND_NEWS: hands.news,
}


def draw(notice: Notice, work: Work) -> Message | None:
    """Draw a notice for whoever reads it, or nothing where its subject is gone."""
    drawn: Drawing
    match notice.kind:
        case Telling.ASKED:
            drawn = _asked
        case Telling.RECEIPT:
            drawn = _receipt
        case Telling.OUTCOME:
            drawn = _outcome
        case Telling.WELCOME:
            drawn = mentorships.welcome
        case Telling.REMINDER:
            drawn = reminding.card
        # Something lighter, thanks and one follow-up, the room of two
        case Telling.OFFER:
            drawn = _offer
        case Telling.THANKS:
            drawn = thanking.thanks
        case Telling.FOLLOW_UP:
            drawn = thanking.follow_up_card
        case Telling.TIMES:
            drawn = mentorships.times
        case Telling.FINISHED:
            drawn = mentorships.finished
        case Telling.DOOR:
            drawn = _door
        case Telling.INSTALLED | Telling.TENTH | Telling.WISH | Telling.HAND | Telling.HAND_NEWS as begun:
            drawn = BEGINNINGS[begun]
    return drawn(notice.ref, work)


def _asked(ref: str, work: Work) -> Message | None:
    ask = work.asks.get(ref)
    return answering.card(work, ask) if ask else None


def _receipt(ref: str, work: Work) -> Message | None:
    ask = work.asks.get(ref)
    return asking_views.receipt(reader(work), ask, work.people.named(ask.mentor)) if ask else None


def _outcome(ref: str, work: Work) -> Message | None:
    ask = work.asks.get(ref)
    return endings.outcome(work, ask) if ask else None


def _offer(ref: str, work: Work) -> Message | None:
    ask = work.asks.get(ref)
    return lighter.draw(work, ask) if ask else None


def _door(ref: str, work: Work) -> Message | None:
    mentor = work.mentors.get(work.me.id)
    opened = mentor is not None and mentor.door is Door.OPEN
    return (
        door_views.opened(reader(work), mentor, work.beginnings.door_of(mentor.id))
        if mentor and opened
        else None
    )
