"""Notices: what others are told, drawn when it is delivered, for that reader, from today's truth."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from bot.domain.common.notices import Notice, NoticeKind
from bot.domain.common.people import Door
from bot.domain.common.settings import Reminders
from bot.handlers.answers import answer, offer_less, reminders, thanks
from bot.handlers.asks import outcome
from bot.handlers.introductions import for_managers, human_help, introduction, push
from bot.handlers.mentors import first_door_approve, first_door_wait, quarterly, quarterly_letter
from bot.handlers.mentorships import first_step, met, room
from bot.handlers.open_asks import carry, channel, claim
from bot.handlers.opening import first_days
from bot.handlers.passing_on import pass_it_on, travelled
from bot.handlers.safety import reports
from bot.handlers.search import wishes
from bot.handlers.work import Work
from bot.ui.nodes import Message
from bot.views.asks import ask as asking_views
from bot.views.introductions import human_help as hands_views
from bot.views.mentors import door as door_views


def draw(notice: Notice, work: Work, *, again: bool = False) -> Message | None:
    """Draw a notice for whoever reads it, or nothing where its subject is gone or they want no nudges.

    What stands already (`again`) and is about somebody who left does not go on naming them.
    """
    if notice.kind in NUDGES and work.settings.of(work.me.id).reminders is Reminders.NONE:
        return None
    drawn = DRAWINGS[notice.kind](notice.ref, work)
    return hands_views.gone(work.reader) if again and drawn is None and notice.kind in OF_ONE else drawn


def _asked(ref: str, work: Work) -> Message | None:
    ask = work.asks.get(ref)
    return answer.card(work, ask) if ask else None


def _receipt(ref: str, work: Work) -> Message | None:
    ask = work.asks.get(ref)
    return asking_views.receipt(work.reader, ask, work.people.named(ask.mentor)) if ask else None


def _outcome(ref: str, work: Work) -> Message | None:
    ask = work.asks.get(ref)
    return outcome.outcome(work, ask) if ask else None


def _offer(ref: str, work: Work) -> Message | None:
    ask = work.asks.get(ref)
    return offer_less.draw(work, ask) if ask else None


def _door(ref: str, work: Work) -> Message | None:
    mentor = work.mentors.get(work.me.id)
    if mentor is None or mentor.door is not Door.OPEN:
        return None
    waited, number = work.approvals.get(ref), work.beginnings.door_of(mentor.id)
    hello = first_door_wait.drawn(work, waited) if waited is not None and waited.mentor == mentor.id else None
    return door_views.opened(work.reader, mentor, number, hello)


NUDGES = frozenset(
    {
        *(
            NoticeKind.MET,
            NoticeKind.FIRST_STEP,
            NoticeKind.STILL_GLAD,
            NoticeKind.SEASON,
            NoticeKind.NEVER_ASKED,
        ),
        *(NoticeKind.PUSH, NoticeKind.ANSWER_ONE, NoticeKind.TRAVELLED),
    }
)
"""What is not drawn for whoever has said *Stop* since it was put out; a reminder looks by itself."""

OF_ONE = frozenset({NoticeKind.HAND, NoticeKind.INTRODUCE, NoticeKind.APPROVAL})
"""What managers are told about one person, whose name stands on it."""

DRAWINGS: Mapping[NoticeKind, Callable[[str, Work], Message | None]] = MappingProxyType(
    {
        NoticeKind.ASKED: _asked,
        NoticeKind.RECEIPT: _receipt,
        NoticeKind.OUTCOME: _outcome,
        NoticeKind.WELCOME: room.welcome,
        NoticeKind.REMINDER: reminders.card,
        NoticeKind.DOOR: _door,
        # Something lighter, thanks and one follow-up, the room of two
        NoticeKind.OFFER: _offer,
        NoticeKind.THANKS: thanks.thanks,
        NoticeKind.FOLLOW_UP: thanks.follow_up_card,
        NoticeKind.TIMES: room.times,
        NoticeKind.FINISHED: room.finished,
        NoticeKind.MET: met.card,
        NoticeKind.CARRY: carry.card,
        NoticeKind.CARRY_END: carry.ended,
        # The mentors' channel
        NoticeKind.CHANNEL_HELLO: channel.hello,
        NoticeKind.CHANNEL_CARD: claim.card,
        NoticeKind.CHANNEL_LOST: channel.lost,
        # How a community begins: preparing, opening, wishes, and those who could use a hand
        NoticeKind.INSTALLED: first_days.installed,
        NoticeKind.TENTH: first_days.ten_doors,
        NoticeKind.WISH: wishes.card,
        NoticeKind.HAND: human_help.card,
        NoticeKind.HAND_NEWS: human_help.news,
        # A hello before a first door
        NoticeKind.APPROVAL: first_door_approve.card,
        NoticeKind.HELLO: first_door_wait.news,
        # Nudges, and warm introductions
        NoticeKind.FIRST_STEP: first_step.card,
        NoticeKind.STILL_GLAD: quarterly.card,
        NoticeKind.SEASON: quarterly_letter.card,
        NoticeKind.RESTED: quarterly.rested,
        NoticeKind.NEVER_ASKED: quarterly.never_asked,
        NoticeKind.PUSH: push.card,
        NoticeKind.ANSWER_ONE: pass_it_on.card,
        NoticeKind.TRAVELLED: travelled.card,
        NoticeKind.INTRODUCTION: introduction.card,
        NoticeKind.INTRODUCE: for_managers.card,
        # Safety
        NoticeKind.REPORT: reports.draw,
        NoticeKind.REPORTED: reports.draw_reported,
        NoticeKind.READS_REPORTS: reports.draw_readers,
    }
)
"""For everything that can be told: who draws it, from what it is about."""
