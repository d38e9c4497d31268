"""Checks of people about whom nothing is known yet: one each, and their acts wait for it."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Final, Generic, TypeVar

from bot.adapters.slack.calls.ourselves import CannotAsk

FactsT = TypeVar("FactsT")

CHECKED_WITHIN: Final = 25 * 60.0
"""Seconds that an act waits for its check. Slack takes the answer for 30 minutes (`response_url`)."""


class MemberChecks(Generic[FactsT]):
    """The checks that are under way, each until Slack or the directory says who the person is."""

    def __init__(self, ask: Callable[[str], Awaitable[FactsT]], *, within: float = CHECKED_WITHIN) -> None:
        """Ask through `ask`, which waits in line; an act waits `within` seconds at most."""
        self._ask = ask
        self._within = within
        self._known: dict[str, asyncio.Future[FactsT]] = {}
        self._asking: dict[str, asyncio.Task[None]] = {}

    async def of(self, user: str) -> FactsT:
        """Return who a person is, once that is known; raise `CannotAsk` if that takes too long."""
        if user not in self._known:
            self._known[user] = asyncio.get_running_loop().create_future()
            self._asking[user] = asyncio.ensure_future(self._check(user))
        try:
            return await asyncio.wait_for(asyncio.shield(self._known[user]), self._within)
        except TimeoutError as late:
            raise CannotAsk(user) from late

    def settle(self, user: str, facts: FactsT) -> None:
        """Answer who waits for this check, whatever brought the facts."""
        known, asking = self._known.pop(user, None), self._asking.pop(user, None)
        if known is not None and not known.done():
            known.set_result(facts)
        if asking is not None and asking is not asyncio.current_task():
            asking.cancel()

    def close(self) -> None:
        """End every check: what waits is told at once that it could not be asked."""
        for user in list(self._known):
            self._asking.pop(user).cancel()
            self._fail(user, CannotAsk(user))

    async def _check(self, user: str) -> None:
        try:
            facts = await self._ask(user)
        except Exception as problem:
            self._asking.pop(user, None)
            self._fail(user, problem)
        else:
            self.settle(user, facts)

    def _fail(self, user: str, problem: Exception) -> None:
        known = self._known.pop(user, None)
        if known is not None and not known.done():
            known.set_exception(problem)
            known.exception()  # if nobody waits any more, that is no error of ours
