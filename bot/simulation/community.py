"""The community of a simulation: invented people, open to everyone, of whom nobody was asked yet."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import islice
from typing import TypeVar

from bot.demo.mentees import manager
from bot.demo.mentees import mentees as demo_mentees
from bot.demo.mentors import mentors as demo_mentors
from bot.domain.common.ids import CommunityId
from bot.domain.common.people import Mentor, Person
from bot.domain.programme.programme import Programme, UnderEighteen
from bot.simulation.chat import PLATFORM, WORKSPACE
from bot.simulation.scenario import BEGINS, Scenario
from bot.store.common import communities
from bot.store.database.database import Database, Transaction
from bot.store.mentors import bulk
from bot.store.opening.opening import Beginnings, open_to_everyone

T = TypeVar("T")

BATCH = 1000
ALWAYS = CommunityId("com_simulated")
"""The people's ids are made of this one, so that the same seed makes the same people."""


@dataclass(frozen=True, slots=True)
class Founded:
    """A community, and everybody in it."""

    id: CommunityId
    mentors: tuple[Mentor, ...]
    mentees: tuple[Person, ...]
    manager: Person


def found(database: Database, programme: Programme, scenario: Scenario) -> Founded:
    """Fill an empty database with the people of a scenario."""
    return database.write(lambda open_: _found(open_, programme, scenario))


def _found(connection: Transaction, programme: Programme, scenario: Scenario) -> Founded:
    here = communities.ensure(connection, PLATFORM, WORKSPACE, BEGINS)
    _open(connection, here, programme, BEGINS)
    mentors = tuple(replace(one, person=_in(here, one.person)) for one in _mentors(scenario))
    mentees = tuple(_in(here, one) for one in demo_mentees(ALWAYS, scenario.mentees, scenario.seed))
    looks_after = _in(here, manager(ALWAYS))
    for cards in _batches(mentors):
        bulk.add_mentors(connection, cards, BEGINS)
    for people in _batches((looks_after, *mentees)):
        bulk.add_people(connection, people, BEGINS)
    return Founded(here, mentors, mentees, looks_after)


def _mentors(scenario: Scenario) -> Iterator[Mentor]:
    """Return mentors who opened their doors within the last days: nobody has waited for long."""
    since = (BEGINS - timedelta(hours=7 * (1 + n % 24)) for n in range(scenario.mentors))
    cards = demo_mentors(ALWAYS, scenario.mentors, scenario.seed, BEGINS.date())
    return (replace(one, since=at) for one, at in zip(cards, since, strict=True))


def _in(here: CommunityId, person: Person) -> Person:
    return replace(person, community=here)


def _open(connection: Transaction, here: CommunityId, programme: Programme, now: datetime) -> None:
    beginnings = Beginnings(connection, here, now, programme)
    beginnings.answer(UnderEighteen.NO)
    beginnings.check_kinds()
    open_to_everyone(connection, here, now)


def _batches(values: Iterable[T]) -> Iterator[Sequence[T]]:
    rest = iter(values)
    while batch := list(islice(rest, BATCH)):
        yield batch
