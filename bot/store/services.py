"""What every transaction needs: the programme, the search, the clock, and what is known of the platforms."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from bot.domain.announcements.pace import Tempo
from bot.domain.programme.programme import Programme
from bot.domain.search.matching import Search
from bot.store.database.keys import SecretKeys
from bot.store.mentors.given import Remembered

if TYPE_CHECKING:  # the group may not be installed
    from bot.store.meaning.near import Near


@dataclass(frozen=True, slots=True)
class Services:
    """What every transaction needs, the same for all of them."""

    programme: Programme
    search: Search
    clock: Callable[[], datetime] = lambda: datetime.now(UTC)
    silent: Collection[str] = ()
    """Platforms whose messages ring for no reader: nothing waits for quiet hours there."""
    address: str = ""
    """The public address of this installation; empty where it has none."""
    tempos: Mapping[str, Tempo] = field(default_factory=dict)
    """How fast each platform takes messages, where it sets a limit."""
    given: Remembered = field(default_factory=Remembered)
    """What this process remembers of kinds of help that few give."""
    chosen_on: Collection[str] = ()
    """Platforms of which each workspace's managers choose something, such as a channel."""
    meaning: "Near | None" = None
    """What tells whose cards come near to a search; None where words alone decide."""
    keys: SecretKeys = field(kw_only=True)
