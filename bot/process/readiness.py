"""Readiness: whether this process can do its work now, and what an operator should know although it can."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Final

from bot.jobs.clock import Beats
from bot.jobs.indexing import Indexer
from bot.platform import Platform, problems
from bot.process.health import Trials, apart, disk_problem, in_time
from bot.store.common import absences
from bot.store.database.database import Database, identity_in
from bot.store.database.troubles import trouble_of
from bot.store.index.index import Index
from bot.store.outbox import outages

LONGEST_LAG: Final = 60.0
"""Seconds for which the search index may be behind the database before a process counts as not ready."""

HARMED: Final = (
    "the search index was deleted or overwritten in its folder: it is made anew; where this stays, the log"
    " says why"
)
ANOTHER: Final = (
    "the database is another one than at the start of this process: check DATABASE_URL, and restart"
)


@dataclass(frozen=True)
class Readiness:
    """Answers `/readyz` from these parts of a process, and never waits for a standstill."""

    database: Database
    index: Index
    indexer: Indexer
    beats: Beats
    platforms: Sequence[Platform]
    data_dir: Path

    @cached_property
    def _trials(self) -> Trials:
        return Trials(self._try)

    async def problem(self) -> str:
        """Return what prevents serving, a line each; empty if nothing does."""
        harm = await in_time(apart(lambda: HARMED if self.index.harmed else ""), "")
        found = (await self._trials.problem(), self.beats.late(), harm, self._behind())
        return "\n".join(filter(None, (*found, problems(self.platforms))))

    async def amiss(self) -> str:
        """Return what an operator should know although this process can serve."""
        return await in_time(apart(self._amiss), "")

    def _amiss(self) -> str:
        """Return, a line each, where nobody can be reached, and where the app was taken out."""
        lost, away = self.database.read(outages.cut_off), self.database.read(absences.every)
        lines = [f"nobody of {one.platform} {one.workspace} can be reached: {one.why}\n" for one in lost]
        return "".join((*lines, *(f"{one.said}\n" for one in away)))

    def _try(self) -> str:
        """Try to write, to the database that is meant and to the disk; return what is wrong."""
        try:
            self.database.try_writing()
            identity = self.database.read(identity_in)
        except Exception as problem:
            trouble = trouble_of(problem)
            return trouble or f"the database does not answer: {type(problem).__name__}"
        if identity != self.index.database:
            return ANOTHER
        folders = (self.data_dir, *self.database.folders)
        return next(filter(None, map(disk_problem, folders)), "")

    def _behind(self) -> str:
        lag = self.indexer.lag
        return f"the search index has not followed the database for {lag:.0f} s" if lag > LONGEST_LAG else ""
