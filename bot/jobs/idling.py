"""Idling: while nothing is due and nothing is committed, a look at the outbox takes no transaction."""

import asyncio
from datetime import datetime
from functools import partial

from bot.store.database.database import Database, Transaction
from bot.store.outbox import leases
from bot.store.outbox.leases import Look


class Idle:
    """Remembers until when nothing is due, for as long as nobody commits anything.

    A row becomes due by its time or by a commit, of this process or of any other. So while the database
    counts no commit since the last look, and the earliest row of then is still to come, nothing is read.
    """

    def __init__(self, database: Database) -> None:
        """Begin without having looked."""
        self._database = database
        self._known: tuple[int, datetime] | None = None

    async def lasts(self, look: Look) -> bool:
        """Tell whether nothing is due."""
        return self._is_known(look.now) or await asyncio.wrap_future(
            self._database.reading(partial(self._is_seen, look=look))
        )

    def _is_known(self, now: datetime) -> bool:
        if self._known is None:
            return False
        commit, until = self._known
        return now < until and self._database.commit_number() == commit

    def _is_seen(self, open_: Transaction, look: Look) -> bool:
        # Before the snapshot, which the first SELECT takes: a commit between the two is seen next time.
        commit = self._database.commit_number()
        until = leases.idle_until(open_, look) if commit is not None else None
        self._known = (commit, until) if commit is not None and until else None
        return until is not None or not leases.any_due(open_, look)
