"""Wishing: checks wishes after a mentor's room or door has changed, and tells those that came true."""

from collections.abc import Callable
from functools import partial

from bot.domain.common.ids import CommunityId, PersonId, WishId
from bot.domain.search.wishes import Wish, WishAbout
from bot.handlers.run import Runner
from bot.handlers.search import wishes
from bot.handlers.work import Work
from bot.store.search.wishes import ALWAYS, changed_in

BATCH = 50
MOST_BATCHES = 40
"""The most batches of one kind that are checked at one tick: the rest come at the next."""

Found = list[tuple[Wish, PersonId | None, bool]]
"""Wishes, the mentor through whom each comes true, and whether it does."""


def wish_due(runner: Runner, catch_up: Callable[[], int]) -> int:
    """Tell every wish that came true; return how many were told.

    `catch_up` brings this process's index up to the database: no wish is checked on an older one.
    """
    changed = runner.look(changed_in)
    catch_up()
    here = runner.present(frozenset(community for community, *_ in changed))
    return sum(
        _look(runner, community, about, up_to) for community, about, up_to in changed if community in here
    )


def tell_in(work: Work) -> None:
    """Tell every wish that came true within one transaction, as a dry run does."""
    changed = work.wishes.latest_change()
    for about in WishAbout:
        for wish, by, true in _find(work, about, changed if about is not WishAbout.OPENING else ALWAYS):
            if true:
                wishes.tell(work, wish, by)


def _look(runner: Runner, community: CommunityId, about: WishAbout, up_to: int) -> int:
    told = 0
    for _ in range(MOST_BATCHES):
        # Search on a snapshot: no writer waits for it.
        found = runner.read(community, partial(_find, about=about, up_to=up_to))
        if not found:
            break
        still = [wish.id for wish, _, true in found if not true]
        runner.write(community, partial(_looked_after, ids=still, up_to=up_to))
        told += sum(runner.write(community, partial(_tell, one=one)) for one in found if one[2])
    return told


def _find(work: Work, about: WishAbout, up_to: int) -> Found:
    if not work.beginnings.get().is_open:
        return []
    due = work.wishes.to_look(about, up_to, limit=BATCH)
    if about is WishAbout.OPENING:
        return [(wish, None, True) for wish in due]
    found = ((wish, wishes.comes_true_by(work, wish)) for wish in due)
    return [(wish, by, by is not None) for wish, by in found]


def _tell(work: Work, one: tuple[Wish, PersonId | None, bool]) -> bool:
    wish, by, _ = one
    return wishes.tell(work, wish, by)


def _looked_after(work: Work, ids: list[WishId], up_to: int) -> None:
    work.wishes.looked_after(ids, up_to)
