"""The one way to run: every `Work` is made here, for a request, a closer, a nudge, a wish or a drawing."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from bot.domain.common.ids import CommunityId
from bot.domain.common.people import Person, stranger
from bot.handlers.work import Followers, Work
from bot.store.database.database import Database, Transaction
from bot.store.repositories import Services

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Runner:
    """Runs acts, each whole inside one transaction of one community."""

    database: Database
    services: Services
    followers: Followers
    wake: Callable[[], None] = lambda: None
    """Called when something was put into the outbox and is committed; it must return at once."""

    def work(self, connection: Transaction, community: CommunityId, me: Person | None = None) -> Work:
        """Return the work of one transaction; without a person it is the clock's own."""
        return Work(connection, self.services, community, me or stranger(community), self.followers)

    def read(self, community: CommunityId, act: Callable[[Work], T]) -> T:
        """Return what an act finds in one snapshot."""
        return self.database.read(lambda open_: act(self.work(open_, community)))

    def write(self, community: CommunityId, act: Callable[[Work], T]) -> T:
        """Return what an act did in one transaction, once that is committed."""

        def whole(connection: Transaction) -> tuple[T, Work]:
            work = self.work(connection, community)
            return act(work), work

        result, work = self.database.write(whole)
        self.committed(work)
        return result

    def committed(self, work: Work) -> None:
        """Do what comes after a commit."""
        if work.erased:
            self.database.scrub()
        if work.spoke:
            self.wake()
