"""All ways to search are asked the same, so that their times can be compared."""

from pathlib import Path

from benchmarks import search
from benchmarks.alone import EngineAlone
from benchmarks.community import Home, index_in, opened
from benchmarks.queries import SETS
from benchmarks.rivals import Fts5, Like, RawTantivy


def test_all_ways_to_search_find_the_same_people_by_one_word(home: Home, tmp_path: Path) -> None:
    raw = RawTantivy(tmp_path / "raw", home.listings)
    path = tmp_path / "rivals.db"
    Fts5(path, home.listings).close()
    fts5, like = Fts5(path), Like(path)
    query = next(query for query in SETS["text"] if query.text == "nursing")
    with opened(home) as parts:
        ours = search.look(parts.index, home.community, query).total

    totals = [rival.ask(query)[0] for rival in (raw, fts5)]
    at_least = like.ask(query)[0]
    fts5.close()
    like.close()

    assert totals[0] == totals[1] > 0
    # Ours also reads a word's relations, LIKE only the word's own letters.
    assert ours >= at_least > 0


def test_the_engine_alone_finds_whom_our_search_finds_first(home: Home) -> None:
    every = [query for queries in SETS.values() for query in queries]
    with opened(home) as parts:
        alone = EngineAlone(index_in(home.folder), home.community, every)
        for query in every:
            ours = search.look(parts.index, home.community, query)
            assert alone.ask(query)[1] == tuple(hit.mentor for hit in ours.hits), query


def test_all_ways_to_search_agree_on_who_is_in_a_facet(home: Home, tmp_path: Path) -> None:
    raw = RawTantivy(tmp_path / "raw", home.listings)
    path = tmp_path / "rivals.db"
    Fts5(path, home.listings).close()
    fts5 = Fts5(path)
    with opened(home) as parts:
        for query in SETS["facet"]:
            total = search.look(parts.index, home.community, query).total
            assert raw.ask(query)[0] == fts5.ask(query)[0] == total, query
    fts5.close()
