"""The demo community on which everything is measured, in a folder of its own."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from time import perf_counter

from benchmarks.measure import once
from bot.adapters.slack.reading.inbound import PLATFORM
from bot.demo.seed import Plan, seed
from bot.domain.common.ids import CommunityId
from bot.domain.programme.programme import Programme
from bot.domain.search.matching import Listing
from bot.handlers import FOLLOWERS, all_routes
from bot.handlers.respond import Responder
from bot.handlers.run import Runner
from bot.store.database.database import Database
from bot.store.database.migrate import migrate
from bot.store.index.directory import InUse
from bot.store.index.index import Index
from bot.store.mentors.search_feed import Changes, changes_after
from bot.store.services import Services
from config.programme import read_programme
from tests.fakes.keys import KEYS

TEAM = "T0BENCH"
"""The Slack workspace of the community."""

PROGRAMME = Path(__file__).parents[1] / "config" / "programme.toml"


@dataclass(frozen=True, slots=True)
class Home:
    """A community that is set up: its database, its index and its listings with room."""

    folder: Path
    members: int
    listings: tuple[Listing, ...] = field(repr=False)
    reading: float
    """Seconds to read every card out of the database, on the way to the index."""
    indexing: float
    """Seconds to write the listings into the index."""

    @property
    def database_url(self) -> str:
        """Return where the database is."""
        return url_in(self.folder)

    @property
    def community(self) -> CommunityId:
        """Return the community's id."""
        return self.listings[0].community


@dataclass(frozen=True, slots=True)
class Opened:
    """The parts that answer requests, opened on a community."""

    database: Database
    index: Index
    responder: Responder


def url_in(folder: Path) -> str:
    """Return the address of the SQLite file in a folder."""
    return f"sqlite:///{folder / 'alongside.db'}"


def index_in(folder: Path) -> Path:
    """Return the folder in which `python -m bot run` would keep this index."""
    return folder / "index" / "all"


def moved_in(folder: Path, members: int) -> None:
    """Create so many mentors, their mentees and some weeks of history in an empty folder."""
    migrate(url_in(folder))
    database = Database(url_in(folder))
    seed(database, programme(), Plan(PLATFORM, TEAM, members), datetime.now(UTC))
    database.close()


def settled(folder: Path, members: int) -> Home:
    """Create a community and build its index, as the first start does; keep how long that took."""
    moved_in(folder, members)
    database = Database(url_in(folder))
    index = open_index(folder, database)
    reading = Reading(database)
    all_of_it = once(lambda: index.refill(reading.batches()))
    index.close()
    database.close()
    return Home(folder, members, tuple(reading.listings), reading.seconds, all_of_it - reading.seconds)


@contextmanager
def opened(home: Home) -> Iterator[Opened]:
    """Open database, index and responder, as the composition root does."""
    database = Database(home.database_url)
    index = open_index(home.folder, database)
    responder = Responder(Runner(database, Services(programme(), index, keys=KEYS), FOLLOWERS), all_routes())
    try:
        yield Opened(database, index, responder)
    finally:
        database.close()
        index.close()


def open_index(folder: Path, database: Database) -> Index:
    """Open the community's index; raise `RuntimeError` where another process has it."""
    found = Index.open(index_in(folder), database=database.identity())
    if isinstance(found, InUse):
        raise RuntimeError(f"another process has {found.path}")  # noqa: TRY004 - in use is no TypeError
    return found


def programme() -> Programme:
    """Return the programme that comes with Alongside."""
    return read_programme(PROGRAMME)


class Reading:
    """Reads every card a batch at a time; keeps the listings with room, and the seconds it took."""

    def __init__(self, database: Database) -> None:
        """Read this community."""
        self._database = database
        self.listings: list[Listing] = []
        self.seconds = 0.0

    def batches(self) -> Iterator[Changes]:
        """Yield one batch after the other; what the caller does with it is not timed."""
        now, after = datetime.now(UTC), 0
        while True:
            start = perf_counter()
            batch = self._database.read(partial(changes_after, after=after, now=now))
            self.seconds += perf_counter() - start
            if not batch.changes:
                return
            self.listings += [one.listing for one in batch.changes if one.listing and one.listing.open_kinds]
            yield batch
            after = batch.up_to
