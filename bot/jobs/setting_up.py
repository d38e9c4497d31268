"""Setting up: what managers chose of their platform, and the badges of mentors that follow from it."""

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from functools import partial

from bot.domain.programme.setup import NOTHING_CHOSEN, CommunitySetup
from bot.store.common import communities
from bot.store.database.database import Database, Transaction
from bot.store.programme import setup
from bot.store.programme.setup import BadgeChange, Setups


@dataclass(frozen=True, slots=True)
class SettingUp:
    """What a platform asks about the choices of each workspace's managers."""

    database: Callable[[], Database]
    """Returns the database; not called before something is asked."""

    def of(self, platform: str, workspace: str) -> Future[CommunitySetup]:
        """Return what was chosen; nothing where the workspace is unknown."""

        def look(open_: Transaction) -> CommunitySetup:
            here = communities.find(open_, platform, workspace)
            return Setups(open_, here).get() if here else NOTHING_CHOSEN

        return self.database().reading(look)

    def badges(self, platform: str) -> Future[Mapping[str, Sequence[BadgeChange]]]:
        """Return the badges that are to be given, and taken away, now, by workspace."""

        def look(open_: Transaction) -> Mapping[str, Sequence[BadgeChange]]:
            return {one: setup.changes(open_, platform, one) for one in setup.with_badges(open_, platform)}

        return self.database().reading(look)

    def made(self, change: BadgeChange) -> Future[None]:
        """Keep that a badge was given, or taken away."""
        return self.database().writing(partial(setup.made, change=change))
