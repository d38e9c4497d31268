"""The try-out of a demo: its clock, which a visitor can move, and an empty community beside the full one.

Neither touches anything real: both are refused as soon as the database holds another community.
"""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import partial

from bot.store.common import communities
from bot.store.database.database import Database, Transaction
from bot.store.web_chat import trying
from bot.store.web_chat.trying import EMPTY

HOURS_A_DAY = 24

FURTHEST = 400
"""Days: further ahead nothing new would happen, since everything kept has lapsed by then."""


class DemoClock:
    """The time of a demo: the real one, and so many hours more."""

    def __init__(self, real: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        """Begin with the real time."""
        self._real = real
        self.hours = 0

    def __call__(self) -> datetime:
        """Return the time (UTC)."""
        return self._real() + timedelta(hours=self.hours)


@dataclass(frozen=True, slots=True)
class TryOut:
    """What a visitor of a demo may do beyond being anybody, as long as the demo is alone in the database."""

    database: Database
    clock: DemoClock
    platform: str
    workspace: str
    jobs: Sequence[Callable[[], object]]
    """What the clock of the process runs."""
    deliver: Callable[[], Awaitable[object]]
    passing: asyncio.Lock = field(default_factory=asyncio.Lock)

    def restore(self) -> None:
        """Set the clock as far ahead as it was before a restart."""
        self.clock.hours = self.database.read(self._ahead)

    def is_open(self) -> bool:
        """Tell whether the database still holds nothing but the demo."""
        return self.database.read(self._is_alone)

    @property
    def days(self) -> int:
        """Return how many whole days the demo is ahead of the real time."""
        return self.clock.hours // HOURS_A_DAY

    async def pass_a_day(self, seen: int) -> int | None:
        """Let 24 hours pass, one after the other, each with its jobs and its messages.

        `seen` is how many days ahead the presser saw: a repeated press changes nothing. Return how many
        messages came or changed; None where no whole day passed.
        """
        async with self.passing:
            before = await asyncio.to_thread(self.database.read, trying.latest_change)
            if seen != self.days or self.days >= FURTHEST:
                return None
            for _ in range(HOURS_A_DAY):
                if not await asyncio.to_thread(self._pass_an_hour):
                    return None
                await self.deliver()
            return await asyncio.to_thread(self.database.read, partial(trying.changed_since, change=before))

    def begin_empty(self) -> bool:
        """Begin the empty community, or find it begun; tell whether that is allowed."""
        return self.database.write(self._empty)

    def _pass_an_hour(self) -> bool:
        if not self.database.write(self._move):
            return False
        self.clock.hours += 1
        for job in self.jobs:
            job()
        return True

    def _move(self, connection: Transaction) -> bool:
        here = communities.find(connection, self.platform, self.workspace)
        if here is None or not self._is_alone(connection):
            return False
        # Kept first: nothing is written at a time to which the clock would have to come back.
        trying.set_ahead(connection, here, self.clock.hours + 1)
        return True

    def _ahead(self, connection: Transaction) -> int:
        here = communities.find(connection, self.platform, self.workspace)
        is_theirs = here is not None and self._is_alone(connection)
        return trying.hours_ahead(connection, here) if here and is_theirs else 0

    def _is_alone(self, connection: Transaction) -> bool:
        return trying.is_alone(connection, self.platform, frozenset({self.workspace, EMPTY}))

    def _empty(self, connection: Transaction) -> bool:
        if not self._is_alone(connection):
            return False
        communities.ensure(connection, self.platform, EMPTY, self.clock())
        return True
