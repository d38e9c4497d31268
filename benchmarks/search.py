"""S2: finding mentors by words, with counts.

We: `Index.find`, ten of the best with the reasons why, the total, four facets counted. Peers: the engine
alone with our very queries (the limit: nothing around it), raw tantivy, which looks for words and
understands nothing, SQLite FTS5 with joins, and SQL LIKE, as `alone.py` and `rivals.py` write them. Goals:
95th percentile at most 1.3 times that of the engine alone on every set; on broad words at most a tenth of
FTS5's. Misspelt words are beyond FTS5 and LIKE, so there only the engine is measured.
"""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from itertools import cycle, islice
from pathlib import Path

from benchmarks.alone import EngineAlone
from benchmarks.community import Home, Opened, index_in, open_index, opened, url_in
from benchmarks.measure import Times, interleaved, once
from benchmarks.queries import SETS, Query
from benchmarks.resident import MEGABYTE, grown_by
from benchmarks.rivals import TOP, Fts5, Like, RawTantivy, Rival
from benchmarks.size import Size
from benchmarks.table import NOTHING, Goal, Row, compared
from bot.domain.common.ids import CommunityId
from bot.domain.search.matching import Found, Looking
from bot.store.common import communities
from bot.store.database.database import Database
from bot.store.index.index import Index
from bot.store.mentors.search_feed import ListingChanged

OF_ENGINE = Goal(1.3)
OF_FTS5 = Goal(0.1)
PEERS = {"alone": "our queries alone", "tantivy": "raw tantivy", "fts5": "FTS5 + joins", "like": "SQL LIKE"}
SMALL_CHANGES = 12


def run(home: Home, size: Size) -> list[Row]:
    """Measure building, catching up, memory and every set of queries."""
    raw: list[RawTantivy] = []
    building = once(lambda: raw.append(RawTantivy(home.folder / "raw", home.listings)))
    path = home.folder / "rivals.db"
    sql = once(lambda: Fts5(path, home.listings).close())
    rows = [_built(home, building, sql), _memory(home)]
    like, fts5 = Like(path), Fts5(path)
    every = [query for queries in SETS.values() for query in queries]
    alone = EngineAlone(index_in(home.folder), home.community, every)
    rivals: dict[str, Rival] = {"alone": alone, "tantivy": raw[0], "fts5": fts5, "like": like}
    with opened(home) as parts:
        for name in SETS:
            rows += _set(home, size, name, parts.index, rivals)
        rows.append(_catch_up(home, parts, raw[0]))
    like.close()
    fts5.close()
    return rows


def look(index: Index, community: CommunityId, query: Query) -> Found:
    """Run on our index the search that a rival runs."""
    return index.find(Looking(community, query.text, query.chosen), limit=TOP, counted=True)


def _set(home: Home, size: Size, name: str, index: Index, rivals: dict[str, Rival]) -> list[Row]:
    queries = SETS[name]
    contestants: dict[str, Callable[[int], object]] = {
        "ours": lambda number: look(index, home.community, queries[number % len(queries)])
    }
    for peer, rival in rivals.items():
        if peer in {"alone", "tantivy"} or name != "typo":
            contestants[peer] = partial(_turn, rival, queries)
    taken = interleaved(contestants, rounds=size.rounds, seconds=size.seconds)
    times = {peer: Times.of(seconds) for peer, seconds in taken.items()}
    goals = {"alone": OF_ENGINE, "fts5": OF_FTS5 if name == "broad" else None}
    figure = f"S2 find, {name}"
    return [
        compared(
            figure, home.members, times["ours"], PEERS[peer], times[peer], goal=goals.get(peer), tail=True
        )
        for peer in rivals
        if peer in times
    ]


def _turn(rival: Rival, queries: tuple[Query, ...], number: int) -> object:
    return rival.ask(queries[number % len(queries)])


def _built(home: Home, raw: float, sql: float) -> Row:
    """Compare the first build of the index; reading the cards from the database is shown beside it."""
    ours = f"{home.indexing:.1f} s, and {home.reading:.1f} s reading"
    theirs = f"{raw:.1f} s (FTS5 {sql:.1f} s)"
    ratio, each = home.indexing / raw, (home.indexing + home.reading)
    return Row("S2 index, built", home.members, ours, "raw tantivy", theirs, ratio, cost=each)


def _catch_up(home: Home, parts: Opened, raw: RawTantivy) -> Row:
    """Compare indexing one changed mentor, written to the disk; a different mentor each time."""
    up_to, ours, theirs = parts.index.watermark, [], []
    for number, listing in enumerate(islice(cycle(home.listings), SMALL_CHANGES)):
        changed = replace(listing, headline=f"{listing.headline} {number}")
        one = [ListingChanged(changed.mentor, changed)]
        ours.append(once(partial(parts.index.catch_up, one, up_to)))
        theirs.append(once(partial(raw.add, [changed])))
    return compared("S2 index, one change", home.members, Times.of(ours), "raw tantivy", Times.of(theirs))


def _memory(home: Home) -> Row:
    """Compare the memory that an open index adds to a process, after every set was searched."""
    ours, theirs = grown_by(_asked_ours, home.folder), grown_by(_asked_raw, home.folder)
    figure = "S2 index, memory"
    if ours is None or theirs is None:
        return Row(figure, home.members, NOTHING, "raw tantivy", NOTHING)
    said = [f"{grown / MEGABYTE:.0f} MB" for grown in (ours, theirs)]
    return Row(figure, home.members, said[0], "raw tantivy", said[1], ours / theirs, cost=float(ours))


def _asked_ours(folder: Path) -> object:
    database = Database(url_in(folder))
    index = open_index(folder, database)
    community = database.read(communities.every)[0]
    for queries in SETS.values():
        for query in queries:
            look(index, community, query)
    database.close()
    return index


def _asked_raw(folder: Path) -> object:
    raw = RawTantivy(folder / "raw")
    for queries in SETS.values():
        for query in queries:
            raw.ask(query)
    return raw
