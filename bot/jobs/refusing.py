"""What a platform refuses for good: a person left, or a fault; too many at once stop the workspace."""

import logging
from datetime import timedelta

from bot.domain.common.ids import CommunityId
from bot.domain.common.people import Person, stranger
from bot.domain.mentorships.events import RoomDelayed
from bot.handlers.people import leaving
from bot.handlers.run import Runner
from bot.handlers.work import Work
from bot.port import PersonGone, Unreachable
from bot.store.common import communities
from bot.store.database.database import Transaction
from bot.store.outbox import outbox
from bot.store.outbox.counts import how_many_refused
from bot.store.outbox.outbox import ClaimedRow
from bot.store.people.people import People

log = logging.getLogger(__name__)

MOST = 5
"""So many rows of one workspace may be refused for good within `WINDOW`; the next one stops the workspace."""

WINDOW = timedelta(minutes=10)

TOO_MANY = "{why}: the sixth message within ten minutes that was refused for good"


class _TooMany(Exception):
    """More was refused than people leave: an operator has to look, and nothing more ends until then."""


def end(runner: Runner, due: ClaimedRow, why: Unreachable) -> bool:
    """End a refused row, and what is open of the person whom the refusal names, in one transaction.

    Return False where too much was refused lately: then nothing is changed, no row and no door, and nobody
    of the last ten minutes counts as out of reach.
    """

    def whose(open_: Transaction) -> tuple[CommunityId, Person]:
        now = runner.services.clock()
        communities.hold(open_, due.community)
        if how_many_refused(open_, due.community, now - WINDOW) >= MOST:
            raise _TooMany
        outbox.refused(open_, due, str(why), now)
        People(open_, due.community).is_refused(due.recipient, now)
        if due.greets:
            runner.work(open_, due.community).happened(RoomDelayed(due.recipient))
        gone = People(open_, due.community).known_as(why.who) if isinstance(why, PersonGone) else None
        return due.community, gone or stranger(due.community)

    try:
        runner.write_as(whose, _leave)
    except _TooMany:
        since = runner.services.clock() - WINDOW
        runner.database.write(lambda open_: People(open_, due.community).were_not_refused(since))
        return False
    _tell_the_operator(due, why)
    return True


def _leave(work: Work) -> None:
    if work.me.id:
        leaving.leave(work)


def _tell_the_operator(due: ClaimedRow, why: Unreachable) -> None:
    about = {"row": due.id, "kind": due.notice.kind, "community": due.community, "why": str(why)}
    if isinstance(why, PersonGone):
        log.warning("the reader of a notice has left the workspace", extra=about)
    else:
        log.error("a notice was refused for good: a fault of ours or of the workspace", extra=about)
