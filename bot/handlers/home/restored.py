"""In a restored copy: what people erased, blocked or stopped after it was made holds again."""

from dataclasses import replace
from datetime import date

from bot.domain.common.ids import PersonId
from bot.domain.common.people import Door
from bot.domain.common.settings import Reminders
from bot.domain.mentors import card as card_rules
from bot.domain.mentors.events import DoorShut
from bot.domain.safety.events import ContactAgain, ContactEnded
from bot.domain.safety.kept_away import KeptKind
from bot.domain.safety.report_and_block import Why
from bot.handlers.home.my_data import erase_whole
from bot.handlers.people import leaving
from bot.handlers.work import Work


def hold(work: Work, kind: KeptKind, until: str) -> None:
    """Let what the person who acts did by themselves hold again."""
    match kind:
        case KeptKind.ERASED:
            erase_whole(work)
        case KeptKind.LEFT:
            leaving.leave(work)
        case KeptKind.REMINDERS:
            work.settings.keep(work.me.id, replace(work.settings.of(work.me.id), reminders=Reminders.NONE))
        case KeptKind.ANNOUNCEMENTS:
            work.announcement_stops.stop(work.me.id, "")
        case KeptKind.DOOR | KeptKind.REST:
            _shut(work, until)
        case KeptKind.BLOCK | KeptKind.UNSEEN | KeptKind.REPORT:
            raise ValueError("it is about two people: see keep_apart")


def keep_apart(work: Work, other: PersonId, kind: KeptKind, *, known: bool) -> None:
    """Keep the person who acts and another apart again, and end what is open if the copy knows both."""
    unseen = _nameless(work, work.me.id, other) if kind is KeptKind.UNSEEN else ""
    work.safety.keep_apart(work.me.id, other, _why(kind), unseen=unseen)
    if known:
        work.happened(ContactEnded(work.me.id, other))


def let(work: Work, other: PersonId, kind: KeptKind) -> None:
    """Remove one reason for which the person who acts and another are kept apart."""
    work.safety.let(work.me.id, other, _why(kind))
    work.happened(ContactAgain(work.me.id, other))


def _why(kind: KeptKind) -> Why:
    return Why.REPORT if kind is KeptKind.REPORT else Why.BLOCK


def _nameless(work: Work, person: PersonId, other: PersonId) -> str:
    """Return an ask without a name between two people; else a word by which still no name is shown."""
    every = (one.id for one in work.asks.between(person, other) if one.unnamed)
    return next(every, "ask_of_a_copy")


def _shut(work: Work, until: str) -> None:
    mentor = work.mentors.get(work.me.id)
    if mentor is None or mentor.door is not Door.OPEN:
        return
    if until:
        work.cards.rest(mentor.id, date.fromisoformat(until))
    else:
        work.cards.turn(card_rules.close_door(mentor), when=Door.OPEN)
    work.happened(DoorShut(mentor.id))
