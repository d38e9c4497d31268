"""Closing: an ask whose clock has run out ends with kind words for both, never in silence."""

from collections.abc import Callable

from bot.domain.answers import thanks
from bot.domain.answers.thanks import Status
from bot.domain.asks import ask
from bot.domain.asks.ask import Ended
from bot.domain.common.ids import CommunityId
from bot.domain.common.people import stranger
from bot.handlers.answers.thanks import end as end_follow_up
from bot.handlers.asks.ask import end
from bot.handlers.introductions import human_help, introduction
from bot.handlers.mentors import first_door_approve
from bot.handlers.open_asks import channel
from bot.handlers.safety import reports
from bot.handlers.work import Work
from bot.store.common import communities
from bot.store.database.database import Database, Transaction
from bot.store.repositories import Services

Closing = Callable[[Transaction, Services, CommunityId], bool]
"""Closes one thing that is over, in a transaction of its own; tells whether there was one."""


def close_due(database: Database, services: Services) -> int:
    """End every wait that has lasted as long as it may; return how many there were."""
    everywhere = database.read(communities.every)
    return sum(_close_all(database, services, community) for community in everywhere)


def _close_all(database: Database, services: Services, community: CommunityId) -> int:
    return sum(_until_none(database, services, community, one) for one in EVERY)


def _until_none(database: Database, services: Services, community: CommunityId, close_one: Closing) -> int:
    closed = 0
    while database.write(lambda connection: close_one(connection, services, community)):
        closed += 1
    return closed


def _close_one(connection: Transaction, services: Services, community: CommunityId) -> bool:
    """Close the ask that is longest over, in a transaction of its own; tell whether there was one."""
    work = Work(connection, services, community, stranger(community))
    due = work.asks.longest_over(work.now)
    match ask.close(due, work.now) if due else None:
        case Ended() as ended:
            return end(work, ended) or True
        case _:
            return False


def _tell_again(connection: Transaction, services: Services, community: CommunityId) -> bool:
    """Tell once more of the report that nobody has taken for longest."""
    work = Work(connection, services, community, stranger(community))
    due = work.safety.longest_unread(work.now)
    return due is not None and reports.tell_again(work, due)


def _close_follow_up(connection: Transaction, services: Services, community: CommunityId) -> bool:
    """Close the follow-up that is longest over; the first answer stands."""
    work = Work(connection, services, community, stranger(community))
    due = work.thanking.longest_over(work.now)
    return due is not None and (end_follow_up(work, thanks.end(due, Status.CLOSED, work.now)) or True)


def _close_hand(connection: Transaction, services: Services, community: CommunityId) -> bool:
    """Tell whoever was promised a word by now that nobody could; it stays on the managers' page."""
    work = Work(connection, services, community, stranger(community))
    return human_help.close(work, work.now)


def _close_approval(connection: Transaction, services: Services, community: CommunityId) -> bool:
    """Tell whoever was promised a hello by now that nobody could, or let in who needs none any more."""
    return first_door_approve.close(Work(connection, services, community, stranger(community)))


def _close_introduction(connection: Transaction, services: Services, community: CommunityId) -> bool:
    """End what waited longest past its day: for somebody to be thought of, or for a yes to them."""
    return introduction.close(Work(connection, services, community, stranger(community)))


def _close_card(connection: Transaction, services: Services, community: CommunityId) -> bool:
    """Bring the card home that stands in a mentors' channel longest past its day."""
    return channel.bring_home(Work(connection, services, community, stranger(community)))


def _mend_channel(connection: Transaction, services: Services, community: CommunityId) -> bool:
    """Let nobody wait in a mentors' channel in which nothing can be written."""
    return channel.look_after(Work(connection, services, community, stranger(community)))


EVERY: tuple[Closing, ...] = (
    *(_close_one, _close_follow_up, _close_hand, _close_introduction, _tell_again),
    _close_approval,
    *(_close_card, _mend_channel),
)
"""Whatever may wait no longer than it was promised."""
