"""The one way to run: every `Work` is made here, for a request, a closer, a nudge, a wish or a drawing."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Protocol, TypeVar

from bot.domain.common.events import NoticeQueued, PersonErased, PersonLeaves
from bot.domain.common.ids import CommunityId, PersonId
from bot.domain.common.people import Person, stranger
from bot.domain.mentors.events import DoorShut
from bot.domain.safety.events import ContactAgain, ContactEnded
from bot.handlers.feature import Followers
from bot.handlers.work import Unmeant, Work
from bot.store.common import communities
from bot.store.common.due import Due, Moment
from bot.store.database.database import Database, Transaction
from bot.store.services import Services


class Timed(Protocol):
    """An act of the clock that runs once it is due."""

    @property
    def due(self) -> Due:
        """Return the query for the communities in which it is due."""
        ...


T = TypeVar("T")
D = TypeVar("D", bound=Timed)

PARTING = frozenset({PersonErased, PersonLeaves, ContactEnded, ContactAgain, DoorShut})
"""What may not be undone by a backup, so that it is written beside the database."""

Meant = Mapping[str, tuple[PersonId, ...]]
"""Whose cards come near to what some words mean."""

Whose = Callable[[Transaction], tuple[CommunityId, Person]]
"""Finds, inside the transaction, its community and the person who acts."""


@dataclass(frozen=True, slots=True)
class Runner:
    """Runs acts, each whole inside one transaction of one community."""

    database: Database
    services: Services
    followers: Followers
    wake: Callable[[], None] = lambda: None
    """Called when a notice was queued and is committed; it must return at once."""
    parted: Callable[[], None] = lambda: None
    """Called when a person erased, blocked or stopped something and it is committed; likewise."""

    def work(self, connection: Transaction, community: CommunityId, me: Person | None = None) -> Work:
        """Return the work of one transaction; without a person it is the clock's own."""
        return Work(connection, self.services, community, me or stranger(community), self.followers.at_once)

    def read(self, community: CommunityId, act: Callable[[Work], T]) -> T:
        """Return what an act of the clock finds in one snapshot."""
        return self.read_as(_clock_in(community), act)

    def write(self, community: CommunityId, act: Callable[[Work], T]) -> T:
        """Return what an act of the clock did in one transaction, once it is committed."""
        return self.write_as(_clock_in(community), act)

    def read_as(self, whose: Whose, act: Callable[[Work], T]) -> T:
        """Return what a person's act finds in one snapshot, once its followers afterwards are committed.

        Where the meaning of words may find more, the act finds anew, in another snapshot: what they mean is
        found out between the two, so that no transaction waits for it.
        """
        result, work = self.database.read(lambda open_: self._whole(open_, whose, act))
        if work.unmeant and (meant := self._meant(work.community, work.unmeant)):
            result, work = self.database.read(lambda open_: self._whole(open_, whose, act, meant))
        self._afterwards(work)
        return result

    def write_as(self, whose: Whose, act: Callable[[Work], T], *, lightly: bool = False) -> T:
        """Return what a person's act did in one transaction, once it is committed.

        `lightly` does not wait for the disk: a power failure may undo it.
        """
        result, work = self.database.write(lambda open_: self._whole(open_, whose, act), lightly=lightly)
        self._afterwards(work)
        return result

    def look(self, act: Callable[[Transaction, Moment], T]) -> T:
        """Return what a query finds over all communities on one snapshot; no writer waits for it."""
        moment = Moment(self.services.clock(), self.services.programme)
        return self.database.read(lambda open_: act(open_, moment))

    def due(self, several: Iterable[D]) -> list[tuple[CommunityId, D]]:
        """Return what is due and where: all of one community together, in the order given.

        Where the app was taken out nothing is: nobody there could answer.
        """
        every = tuple(several)
        where = self.look(lambda open_, moment: [frozenset(one.due(open_, moment)) for one in every])
        return [
            (here, one)
            for here in sorted(self.present(frozenset().union(*where)))
            for one, theirs in zip(every, where, strict=True)
            if here in theirs
        ]

    def present(self, due: frozenset[CommunityId]) -> frozenset[CommunityId]:
        """Return those of these communities from whose workspace the app was not taken out."""
        return due & frozenset(self.database.read(communities.every)) if due else due

    def _whole(
        self, open_: Transaction, whose: Whose, act: Callable[[Work], T], meant: Meant | None = None
    ) -> tuple[T, Work]:
        work = self.work(open_, *whose(open_))
        work.people.know(work.me)
        work.meant = meant or {}
        return act(work), work

    def _meant(self, community: CommunityId, asked: Unmeant) -> Meant:
        if self.services.meaning is None:
            return {}
        near = self.services.meaning.near(community, asked.words, again=asked.again)
        return {asked.words: near} if near else {}

    def _afterwards(self, work: Work) -> None:
        """Do what follows a transaction: scrub the disk, wake the deliverer, run the followers afterwards."""
        happened = frozenset(map(type, work.events))
        if PersonErased in happened:
            self.database.scrub()
        if NoticeQueued in happened:
            self.wake()
        if not happened.isdisjoint(PARTING):
            self.parted()
        if not happened.isdisjoint(self.followers.afterwards):
            self._keep(work)

    def _keep(self, work: Work) -> None:
        """Run the followers afterwards in one transaction; lightly only where each of them may be."""
        kept = [
            (event, keeps)
            for event in work.events
            for keeps in self.followers.afterwards.get(type(event), ())
        ]

        def keep(writing: Work) -> None:
            for event, keeps in kept:
                keeps(event, writing)

        light = all(keeps.lightly for _, keeps in kept)
        self.write_as(lambda _: (work.community, work.me), keep, lightly=light)


def _clock_in(community: CommunityId) -> Whose:
    return lambda _: (community, stranger(community))
