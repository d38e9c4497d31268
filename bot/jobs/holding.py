"""Holding: one process of all has a platform's gateway."""

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from bot.domain.common.ids import fresh
from bot.store.common import gateways
from bot.store.database.database import Database


@dataclass(frozen=True, slots=True)
class Holding:
    """What a platform's gateway asks of the database: whose turn it is."""

    database: Callable[[], Database]
    """Returns the database; not called before something is asked."""
    clock: Callable[[], datetime]
    process: str = field(default_factory=lambda: fresh("run"))
    """Our own name among the processes; a process that starts again is another one."""

    def take(self, name: str) -> Future[bool]:
        """Hold a gateway for half a minute more; tell whether we do."""
        taking = partial(gateways.take, name=name, holder=self.process, now=self.clock())
        return self.database().writing(taking)

    def note(self, name: str, sessions: Sequence[Any]) -> Future[None]:
        """Keep what is needed to go on with its sessions, as long as we hold it."""
        noting = partial(gateways.note, name=name, holder=self.process, sessions=sessions, now=self.clock())
        return self.database().writing(noting)

    def left(self, name: str, within: timedelta) -> Future[Sequence[Any]]:
        """Return what was noted last, by any process, if that was within this time."""
        since = self.clock() - within
        return self.database().reading(partial(gateways.left, name=name, since=since))

    def give(self, name: str) -> Future[None]:
        """Let another process have it at once."""
        giving = partial(gateways.give, name=name, holder=self.process, now=self.clock())
        return self.database().writing(giving)
