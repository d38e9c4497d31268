"""The first days: what the installer and early visitors are told, and the first ten doors."""

from bot.domain.asks.ask import Ask, Status
from bot.domain.common.events import PersonMet
from bot.domain.common.ids import LookingId, fresh
from bot.domain.common.notices import Notice, NoticeKind
from bot.domain.mentors.events import DoorOpened
from bot.domain.opening.opening import FOUNDING_DOORS, is_tenth
from bot.domain.search.events import SearchMade
from bot.domain.search.matching import Looked, Looking
from bot.handlers.work import Work
from bot.ui.nodes import Aside, Message, Node
from bot.views.opening import first_days as views

MOST_MANAGERS = 50


def greet(met: PersonMet, work: Work) -> None:
    """Tell the first manager of a community in preparation what to do first."""
    if work.me.manages and work.beginnings.install(work.me.id):
        work.show(work.me.id, Notice(NoticeKind.INSTALLED, work.community))


def not_yet(work: Work, words: str) -> Aside | None:
    """Return the answer for a presser before the opening; None once it is open, and for managers."""
    if work.me.manages or work.beginnings.get().is_open:
        return None
    if not words:
        # Without words there is no search to keep: after the opening this person is greeted as a newcomer.
        return views.not_yet(work.reader, "", "")
    looked = Looked(LookingId(fresh("lkg")), work.me.id, Looking(work.community, words))
    work.happened(SearchMade(looked))
    return views.not_yet(work.reader, words, looked.id)


def found(opened: DoorOpened, work: Work) -> None:
    """Give a new founding door its number; at the tenth, tell the managers and the ten mentors."""
    if is_tenth(work.beginnings.found_door(opened.mentor)):
        managers = [one.id for one in work.people.managers(limit=MOST_MANAGERS)]
        for recipient in dict.fromkeys((*managers, *work.beginnings.founders())):
            work.show(recipient, Notice(NoticeKind.TENTH, work.community))


def founding_door(work: Work) -> int:
    """Return which of the first ten doors is the presser's; 0 where none is, or more than ten are open."""
    number = work.beginnings.door_of(work.me.id)
    return number if number and not work.mentors.has_open(FOUNDING_DOORS + 1) else 0


def others_began(work: Work, ask: Ask) -> tuple[Node, ...]:
    """Return how others began, for a mentor's first ask while it waits; nothing without history."""
    if ask.status is not Status.WAITING or work.first_asks.how_many(ask.mentor) != 1:
        return ()
    return views.others_began(work.reader, *work.first_asks.of_others(ask.mentor))


def installed(ref: str, work: Work) -> Message | None:
    """Draw the first steps for the first manager."""
    return views.installed(work.reader)


def ten_doors(ref: str, work: Work) -> Message | None:
    """Draw for a manager or a founding mentor that ten doors are open."""
    number = work.beginnings.door_of(work.me.id)
    if not number and not work.me.manages:
        return None
    return views.ten_doors(work.reader, work.beginnings.get(), manages=work.me.manages, number=number)


def is_past(ref: str, work: Work) -> bool:
    """Tell whether the community has opened: its first steps are done."""
    return work.beginnings.get().is_open
