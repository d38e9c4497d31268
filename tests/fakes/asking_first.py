"""The clock asks first: compares what its reads say is due with what really happens, then rolled back."""

from collections.abc import Callable
from contextlib import suppress

from bot.domain.common.ids import CommunityId
from bot.domain.search.wishes import WishAbout
from bot.handlers import CLOSERS, NUDGES
from bot.handlers.run import Runner
from bot.handlers.work import Work
from bot.store.common import communities
from bot.store.search.wishes import ALWAYS, changed_in


class _TakenBack(Exception):
    """Makes the transaction of a trial roll back."""


def says_what_closes(runner: Runner) -> None:
    """Fail unless the read names exactly the communities in which a closer would end something."""
    named = {(here, CLOSERS.index(one)) for here, one in runner.due(CLOSERS)}
    assert named == {
        (here, number)
        for here in _everywhere(runner)
        for number, one in enumerate(CLOSERS)
        if _tried(runner, here, one.act)
    }


def says_who_is_nudged(runner: Runner) -> None:
    """Fail unless the read names exactly the communities in which a nudge of a kind would be taken."""
    named = {(here, one.kind) for here, one in runner.due(NUDGES.values())}
    assert named == {
        (here, kind)
        for here in _everywhere(runner)
        for kind, one in NUDGES.items()
        if _tried(runner, here, one.next_due) is not None
    }


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


def _tried(runner: Runner, here: CommunityId, act: Callable[[Work], bool | None]) -> bool | None:
    done: list[bool | None] = []

    def try_out(work: Work) -> None:
        done.append(act(work))
        raise _TakenBack

    with suppress(_TakenBack):
        runner.write(here, try_out)
    return done[-1]
