"""The first days: the installer is told, whoever looks too soon is told when, the first ten doors."""

from bot.domain.asks.ask import Ask, Status
from bot.domain.common.events import PersonMet
from bot.domain.common.ids import LookingId, fresh
from bot.domain.common.notices import Notice, NoticeKind
from bot.domain.mentors.events import DoorOpened
from bot.domain.opening.opening import is_tenth
from bot.domain.search.events import SearchMade
from bot.domain.search.matching import Looked, Looking
from bot.handlers.work import Work
from bot.ui.nodes import Aside, Message, Node
from bot.views.opening import first_days as views

MOST_MANAGERS = 50


def greet(met: PersonMet, work: Work) -> None:
    """Tell the first manager of a community that is being prepared what comes first."""
    if work.me.manages and work.beginnings.install(work.me.id):
        work.show(work.me.id, Notice(NoticeKind.INSTALLED, work.community))


def not_yet(work: Work, words: str) -> Aside | None:
    """Return what whoever looks before the opening is told; None once it is open, and to managers."""
    if work.me.manages or work.beginnings.get().is_open:
        return None
    if not words:
        # Nothing was looked for: whoever comes back after the opening is greeted as a newcomer.
        return views.not_yet(work.reader, "", "")
    looked = Looked(LookingId(fresh("lkg")), work.me.id, Looking(work.community, words))
    work.happened(SearchMade(looked))
    return views.not_yet(work.reader, words, looked.id)


def found(opened: DoorOpened, work: Work) -> None:
    """Give a new founding door its number; at the tenth, tell the managers and the ten."""
    if is_tenth(work.beginnings.found_door(opened.mentor)):
        managers = [one.id for one in work.people.managers(limit=MOST_MANAGERS)]
        for reader_ in dict.fromkeys((*managers, *work.beginnings.founders())):
            work.show(reader_, Notice(NoticeKind.TENTH, work.community))


def others_began(work: Work, ask: Ask) -> tuple[Node, ...]:
    """Return how others began, for a mentor's very first ask while it waits; nothing for want of history."""
    if ask.status is not Status.WAITING or work.first_asks.how_many(ask.mentor) != 1:
        return ()
    return views.others_began(work.reader, *work.first_asks.of_others(ask.mentor))


def installed(ref: str, work: Work) -> Message | None:
    """Draw what the first manager is told."""
    return views.installed(work.reader)


def ten_doors(ref: str, work: Work) -> Message | None:
    """Draw for a manager or a founding mentor that ten doors are open."""
    number = work.beginnings.door_of(work.me.id)
    if not number and not work.me.manages:
        return None
    return views.ten_doors(work.reader, work.beginnings.get(), manages=work.me.manages, number=number)
