"""The clock asks first: compares what its reads say is due with what really happens, then rolled back."""

from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from functools import partial
from typing import TypeVar

from bot.domain.common.ids import CommunityId
from bot.domain.search.wishes import WishAbout
from bot.handlers.feature import Closes, Nudged
from bot.handlers.run import D, Runner, Timed
from bot.handlers.work import Work
from bot.store.common import communities
from bot.store.database.database import Transaction
from bot.store.search.wishes import ALWAYS, changed_in

T = TypeVar("T")


class _TakenBack(Exception):
    """Makes the transaction of a trial roll back."""


class Proven(Runner):
    """A runner whose look at what is due has to name exactly what would really happen."""

    @classmethod
    def of(cls, runner: Runner) -> "Proven":
        """Return the same runner, whose looks are proved."""
        return cls(runner.database, runner.services, runner.followers, runner.wake, runner.parted)

    def due(self, several: Iterable[D]) -> list[tuple[CommunityId, D]]:
        """Return what is due and where; fail unless that is where something would be ended, or taken."""
        every = tuple(several)
        found = super().due(every)
        assert {(here, every.index(one)) for here, one in found} == {
            (here, number)
            for here in _everywhere(self)
            for number, done in enumerate(_tried(self, here, [partial(_happens, one) for one in every]))
            if done
        }
        return found


def _happens(one: Timed, work: Work) -> bool:
    """Act; tell whether a closer ended something, or a nudge was due, whether it was told or not."""
    match one:
        case Closes():
            return one.act(work)
        case Nudged():
            return one.next_due(work) is not None
        case _:
            raise AssertionError(f"what does it do? {one}")


def says_which_wishes(runner: Runner) -> None:
    """Fail unless the read names exactly the wishes for which something has changed."""
    assert runner.look(changed_in) == [
        (here, about, up_to)
        for here in sorted(_everywhere(runner))
        for about in WishAbout
        for up_to in [runner.read(here, _latest) if about is not WishAbout.OPENING else ALWAYS]
        if runner.read(here, lambda work, a=about, u=up_to: _is_looked_after(work, a, u))  # type: ignore[misc]
    ]


def _latest(work: Work) -> int:
    return work.wishes.latest_change()


def _is_looked_after(work: Work, about: WishAbout, up_to: int) -> bool:
    return work.beginnings.get().is_open and bool(work.wishes.to_look(about, up_to, limit=1))


def _everywhere(runner: Runner) -> list[CommunityId]:
    return runner.database.read(communities.every)


def _tried(runner: Runner, here: CommunityId, acts: Sequence[Callable[[Work], T]]) -> list[T]:
    """Return what each of these acts would return now, each alone; all of it is rolled back."""
    done: list[T] = []

    def try_all(open_: Transaction) -> None:
        # As SQL, since SQLAlchemy builds a savepoint anew each time: two thirds of what a trial computed.
        open_.exec_driver_sql("SAVEPOINT alone")
        for act in acts:
            done.append(act(runner.work(open_, here)))
            open_.exec_driver_sql("ROLLBACK TO SAVEPOINT alone")
        raise _TakenBack

    with suppress(_TakenBack):
        runner.database.write(try_all)
    return done
