"""Fill the database with the demo community: people in batches, then some weeks of history."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from itertools import islice
from random import Random
from typing import TypeVar

from bot.demo import cast
from bot.demo.history import History
from bot.demo.mentees import manager, mentees
from bot.demo.mentors import mentors
from bot.demo.waiting import MENTEES, Unsettled
from bot.domain.common.ids import CommunityId
from bot.domain.programme.programme import Programme, UnderEighteen
from bot.store.common import communities
from bot.store.database.database import Database, Transaction
from bot.store.mentors import bulk
from bot.store.opening.opening import Beginnings, open_to_everyone

T = TypeVar("T")

MENTORS = 420
MENTEES_AT_LEAST = 72
MENTORS_A_MENTEE = 6
BATCH = 1000
SPAN = timedelta(weeks=6)
SEED = 7


@dataclass(frozen=True, slots=True)
class Plan:
    """What to make: how many mentors, one mentee for every six of them, and what has happened since."""

    platform: str
    workspace: str
    mentors: int = MENTORS
    seed: int = SEED

    @property
    def mentees(self) -> int:
        """Return the number of mentees to make."""
        return max(MENTEES_AT_LEAST, self.mentors // MENTORS_A_MENTEE)

    @property
    def members(self) -> int:
        """Return the number of people to make."""
        return self.mentors + self.mentees + 1


def seed(
    database: Database,
    programme: Programme,
    plan: Plan,
    now: datetime,
    progress: Callable[[int], None] = lambda _: None,
) -> bool:
    """Fill an empty community; tell whether it was empty. `progress` hears how many people were added."""
    community = database.write(lambda open_: communities.ensure(open_, plan.platform, plan.workspace, now))
    if database.read(lambda open_: bulk.how_many(open_, community)):
        return False
    database.write(partial(_open, community=community, programme=programme, now=now))
    for batch in _batches(mentors(community, plan.mentors, plan.seed, now.date())):
        database.write(partial(bulk.add_mentors, new=batch, now=now))
        progress(len(batch))
    people = (manager(community), *mentees(community, plan.mentees, plan.seed))
    for some in _batches(people):
        database.write(partial(bulk.add_people, new=some, now=now))
        progress(len(some))
    database.write(lambda open_: _live(open_, community, programme, plan, now))
    return True


def _open(connection: Transaction, community: CommunityId, programme: Programme, now: datetime) -> None:
    """Open the community, whose invented members are all adults: so the question about age is answered."""
    beginnings = Beginnings(connection, community, now, programme)
    beginnings.answer(UnderEighteen.NO)
    beginnings.check_kinds()
    beginnings.approve(on=True)
    open_to_everyone(connection, community, now)


def _live(
    connection: Transaction, community: CommunityId, programme: Programme, plan: Plan, now: datetime
) -> None:
    some = list(mentors(community, min(plan.mentors, MENTORS), plan.seed, now.date()))
    looking = list(mentees(community, MENTEES_AT_LEAST, plan.seed))
    history = History(connection, community, programme, Random(plan.seed), now)  # noqa: S311 - no secret
    # A visitor begins as the first of each: a mentee who has not asked, and a mentor who was asked.
    for mentee in looking[1:3]:
        history.ask_now(some[0], mentee, some[0].offers[0].kind)
    history.live(some[1:], looking[1:-MENTEES], SPAN)
    new = cast.new_mentor(community)
    bulk.add_mentors(connection, [new], now)
    waiting = Unsettled(history, manager(community), some[min(2, len(some) - 1)])
    waiting.make(some[1:] or some, looking[-MENTEES:], new)


def _batches(values: Iterable[T]) -> Iterator[list[T]]:
    rest = iter(values)
    while batch := list(islice(rest, BATCH)):
        yield batch
