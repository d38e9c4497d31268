"""Notices: what others are told, drawn when it is delivered, for that reader, from today's truth."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from bot.domain.notices import Notice, Telling
from bot.domain.people import Door
from bot.domain.settings import Reminders
from bot.handlers import (
    answering,
    approvals,
    carrying,
    claims,
    endings,
    first_steps,
    founding,
    glad,
    hands,
    hellos,
    introduce_warmly,
    introducing,
    lighter,
    meetings,
    mentors_channel,
    mentorships,
    passing_on,
    pushing,
    reminding,
    reports,
    seasons,
    thanking,
    travelling,
    wishes,
)
from bot.handlers.readers import reader
from bot.store.work import Work
from bot.ui.nodes import Message
from bot.views import asking as asking_views
from bot.views import door as door_views
from bot.views import hands as hands_views


def draw(notice: Notice, work: Work, *, again: bool = False) -> Message | None:
    """Draw a notice for whoever reads it, or nothing where its subject is gone or they want no nudges.

    What stands already (`again`) and is about somebody who left does not go on naming them.
    """
    if notice.kind in NUDGES and work.settings.of(work.me.id).reminders is Reminders.NONE:
        return None
    drawn = DRAWINGS[notice.kind](notice.ref, work)
    return hands_views.gone(reader(work)) if again and drawn is None and notice.kind in OF_ONE else drawn


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
    if mentor is None or mentor.door is not Door.OPEN:
        return None
    waited, number = work.approvals.get(ref), work.beginnings.door_of(mentor.id)
    hello = hellos.drawn(work, waited) if waited is not None and waited.mentor == mentor.id else None
    return door_views.opened(reader(work), mentor, number, hello)


NUDGES = frozenset(
    {
        *(Telling.MET, Telling.FIRST_STEP, Telling.STILL_GLAD, Telling.SEASON, Telling.NEVER_ASKED),
        *(Telling.PUSH, Telling.ANSWER_ONE, Telling.TRAVELLED),
    }
)
"""What is not drawn for whoever has said *Stop* since it was put out; a reminder looks by itself."""

OF_ONE = frozenset({Telling.HAND, Telling.INTRODUCE, Telling.APPROVAL})
"""What managers are told about one person, whose name stands on it."""

DRAWINGS: Mapping[Telling, Callable[[str, Work], Message | None]] = MappingProxyType(
    {
        Telling.ASKED: _asked,
        Telling.RECEIPT: _receipt,
        Telling.OUTCOME: _outcome,
        Telling.WELCOME: mentorships.welcome,
        Telling.REMINDER: reminding.card,
        Telling.DOOR: _door,
        # Something lighter, thanks and one follow-up, the room of two
        Telling.OFFER: _offer,
        Telling.THANKS: thanking.thanks,
        Telling.FOLLOW_UP: thanking.follow_up_card,
        Telling.TIMES: mentorships.times,
        Telling.FINISHED: mentorships.finished,
        Telling.MET: meetings.card,
        Telling.CARRY: carrying.card,
        Telling.CARRY_END: carrying.ended,
        # The mentors' channel
        Telling.CHANNEL_HELLO: mentors_channel.hello,
        Telling.CHANNEL_CARD: claims.card,
        Telling.CHANNEL_LOST: mentors_channel.lost,
        # How a community begins: preparing, opening, wishes, and those who could use a hand
        Telling.INSTALLED: founding.installed,
        Telling.TENTH: founding.ten_doors,
        Telling.WISH: wishes.card,
        Telling.HAND: hands.card,
        Telling.HAND_NEWS: hands.news,
        # A hello before a first door
        Telling.APPROVAL: approvals.card,
        Telling.HELLO: hellos.news,
        # Nudges, and warm introductions
        Telling.FIRST_STEP: first_steps.card,
        Telling.STILL_GLAD: glad.card,
        Telling.SEASON: seasons.card,
        Telling.RESTED: glad.rested,
        Telling.NEVER_ASKED: glad.never_asked,
        Telling.PUSH: pushing.card,
        Telling.ANSWER_ONE: passing_on.card,
        Telling.TRAVELLED: travelling.card,
        Telling.INTRODUCTION: introducing.card,
        Telling.INTRODUCE: introduce_warmly.card,
        # Safety
        Telling.REPORT: reports.draw,
        Telling.REPORTED: reports.draw_reported,
        Telling.READS_REPORTS: reports.draw_readers,
    }
)
"""For everything that can be told: who draws it, from what it is about."""
