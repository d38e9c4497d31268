"""A workspace takes the app out: it rests, comes back as it was, or is purged after 30 days."""

import logging
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from bot.domain.common.ids import CommunityId
from bot.store.common import absences, communities
from bot.store.database.database import Database
from bot.store.home import purging

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Absences:
    """What a platform reports about its app, and what it may ask."""

    database: Callable[[], Database]
    """Returns the database; not called before something is reported or asked."""
    clock: Callable[[], datetime]
    wake: Callable[[], None] = lambda: None
    """Called when what has waited is due."""

    def begin(self, platform: str, workspace: str) -> Future[None]:
        """Let a workspace rest: its app was taken out. A workspace that is unknown here stays so."""
        return self.database().on_writer(partial(self._begin, platform, workspace))

    def end(self, platform: str, workspace: str) -> Future[None]:
        """Go on in a workspace: the app is in it. Where it never was away, nothing happens."""
        return self.database().on_writer(partial(self._end, platform, workspace))

    def away(self, platform: str) -> Future[frozenset[str]]:
        """Return the workspaces of a platform from which the app was taken out."""
        return self.database().on_reader(partial(self._away, platform))

    def here(self, platform: str) -> Future[frozenset[str]]:
        """Return the workspaces of a platform in which the app is, as far as is known."""
        return self.database().reading(partial(communities.workspaces, platform=platform))

    def _begin(self, platform: str, workspace: str) -> None:
        now = self.clock()
        if self.database().write(lambda open_: absences.begin(open_, platform, workspace, now)):
            log.error(
                "the app was uninstalled: nothing is sent there, and in 30 days everything of it is deleted",
                extra={"platform": platform, "workspace": workspace, "purged": now + absences.KEPT_AWAY},
            )

    def _end(self, platform: str, workspace: str) -> None:
        if workspace not in self._away(platform):
            return
        now = self.clock()
        if self.database().write(lambda open_: absences.end(open_, platform, workspace, now)):
            log.warning(
                "the app is installed again: everything goes on",
                extra={"platform": platform, "workspace": workspace},
            )
            self.wake()

    def _away(self, platform: str) -> frozenset[str]:
        every = self.database().read(absences.every)
        return frozenset(one.workspace for one in every if one.platform == platform)


def purge(database: Database, now: datetime) -> int:
    """Delete everything of each community that has been away for too long; return how many there were.

    A batch is a transaction: a process that is killed meanwhile leaves the rest to the next tick.
    """
    gone = database.write(lambda connection: absences.begin_to_purge(connection, now))
    for community in gone:
        _purge(database, community, now)
    return len(gone)


def _purge(database: Database, community: CommunityId, now: datetime) -> None:
    for table in purging.tables():
        while database.write(partial(purging.delete_some, community=community, table=table)):
            pass
    # Before the last row of it goes, so that a process that is killed here does it again.
    database.scrub()
    database.write(partial(purging.end, community=community, now=now))
    log.warning("everything of a community was deleted", extra={"community": community})
