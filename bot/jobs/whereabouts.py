"""Whereabouts: where a person is reached, where they acted last, who was looked for, and who was greeted."""

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from bot.domain.common.ids import CommunityId, PersonId
from bot.store.common import communities, seen_requests
from bot.store.database.database import Database, Transaction
from bot.store.people import whereabouts
from bot.store.people.addresses import Addresses
from bot.store.people.people import People


def address(database: Database, platform: str, workspace: str, user: str) -> Future[Mapping[str, str] | None]:
    """Return where a person's own conversation is; None where none was opened, or they are new here."""

    def look(open_: Transaction) -> Mapping[str, str] | None:
        here = communities.find(open_, platform, workspace)
        person = People(open_, here).known_as(user) if here else None
        return Addresses(open_, here).of(person.id) if here and person else None

    return database.reading(look)


AT_ONCE = 100
"""People of one workspace who are looked for in one look."""


@dataclass(frozen=True, slots=True)
class WhereaboutsBook:
    """What a platform keeps about where its people are."""

    database: Callable[[], Database]
    """Returns the database; not called before something is asked or kept."""
    clock: Callable[[], datetime]

    def known_in(self, platform: str, account: str) -> Future[Sequence[str]]:
        """Return the workspaces in which an account is known, the one where it acted last first."""
        looking = partial(whereabouts.workspaces_of, platform=platform, account=account)
        return self.database().reading(looking)

    def came(self, platform: str, workspace: str, account: str) -> Future[None]:
        """Keep that an account acts in a workspace now; one that is unknown there stays so."""
        return self._noting(platform, workspace, account, whereabouts.came)

    def seen(self, platform: str, workspace: str, account: str) -> Future[None]:
        """Keep that an account is a member now."""
        return self._noting(platform, workspace, account, whereabouts.seen)

    def wrote(self, platform: str, workspace: str, account: str, at: Mapping[str, str]) -> Future[None]:
        """Keep where a person wrote to the bot unasked, unless they are told things elsewhere."""
        now = self.clock()

        def keep(open_: Transaction) -> None:
            if found := _entry(open_, platform, workspace, account):
                book, person = found
                book.keep(person, (person,), at, now)

        return self.database().writing(keep)

    def moved(self, platform: str, workspace: str, account: str, at: Mapping[str, str]) -> Future[None]:
        """Keep where a person's own conversation is now; of a person who is unknown here nothing is kept."""
        now = self.clock()

        def keep(open_: Transaction) -> None:
            if found := _entry(open_, platform, workspace, account):
                book, person = found
                if (known := book.of(person)) is not None and known != at:
                    book.forget(person, known)
                book.keep(person, (person,), at, now)

        def look() -> None:
            if self.database().read(partial(_differs, at=at, of=(platform, workspace, account))):
                self.database().write(keep)

        return self.database().on_reader(look)

    def greets(self, platform: str, workspace: str, where: str) -> Future[bool]:
        """Keep that a conversation is greeted; tell whether no process has done so within a week."""
        now = self.clock()

        def keep(open_: Transaction) -> bool:
            here = communities.ensure(open_, platform, workspace, now)
            return seen_requests.is_first(open_, here, _hello(where), now)

        return self.database().writing(keep)

    def greets_again(self, platform: str, workspace: str, where: str) -> Future[None]:
        """Let a conversation be greeted anew, should the app come back to it."""

        def forget(open_: Transaction) -> None:
            if here := communities.find(open_, platform, workspace):
                seen_requests.forget(open_, here, _hello(where))

        return self.database().writing(forget)

    def unseen(self, platform: str, workspace: str) -> Future[Sequence[str]]:
        """Return some accounts that were not looked for within a day, though others find or wait for them."""
        now = self.clock()

        def look(open_: Transaction) -> Sequence[str]:
            here = communities.find(open_, platform, workspace)
            return whereabouts.unseen(open_, here, now, limit=AT_ONCE) if here else ()

        return self.database().reading(look)

    def _noting(self, platform: str, workspace: str, account: str, note: "_Note") -> Future[None]:
        now = self.clock()

        def keep(open_: Transaction) -> None:
            if here := communities.find(open_, platform, workspace):
                note(open_, here, account, now)

        return self.database().writing(keep)


_Note = Callable[[Transaction, CommunityId, str, datetime], None]


def _hello(where: str) -> str:
    """Return the key of a greeting among those of deliveries: both have their effect once."""
    return f"hello.{where}"


def _entry(
    open_: Transaction, platform: str, workspace: str, account: str
) -> tuple[Addresses, PersonId] | None:
    here = communities.find(open_, platform, workspace)
    person = People(open_, here).known_as(account) if here else None
    return (Addresses(open_, here), person.id) if here and person else None


def _differs(open_: Transaction, at: Mapping[str, str], of: tuple[str, str, str]) -> bool:
    found = _entry(open_, *of)
    return found is not None and found[0].of(found[1]) != at
