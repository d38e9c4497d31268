"""What answers the asks: our index, and what any search would begin with, each given the same text."""

import re
import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Final

import tantivy
from tantivy import Occur

from benchmarks.rivals import text_of
from bot.domain.search.matching import Listing, Looking
from bot.store.index.directory import InUse
from bot.store.index.index import Index
from bot.store.meaning.installed import weights
from bot.store.meaning.model import Model
from bot.store.meaning.near import APART, MOST
from bot.store.meaning.rows import MeaningChanged
from bot.store.meaning.vectors import Vectors
from bot.store.mentors.faces import text_of as text_of_card
from tests.quality.community import HERE, Became

TOP: Final = 10

Engine = Callable[[str], Sequence[str]]
"""Answers typed words with the ids of the ten best."""

_HEAP: Final = 15_000_000


@contextmanager
def engines(folder: Path, listings: Sequence[Listing]) -> Iterator[Mapping[str, Engine]]:
    """Give each engine, filled with these profiles."""
    index = _filled(folder / "ours", listings)
    fts5 = _Fts5(listings)
    try:
        ours_too = {"with meaning": _WithMeaning(index, listings)} if weights() else {}
        yield {"ours": _Ours(index), **ours_too, "FTS5": fts5, "raw tantivy": _Raw(folder / "raw", listings)}
    finally:
        index.close()
        fts5.close()


def ours(folder: Path, listings: Sequence[Listing]) -> tuple[Index, Engine]:
    """Return our index alone, filled with these profiles, and how it answers."""
    index = _filled(folder, listings)
    return index, _Ours(index)


def _filled(folder: Path, listings: Sequence[Listing]) -> Index:
    index = Index.open(folder, database="quality")
    if isinstance(index, InUse):
        raise RuntimeError(f"another process has {folder}")  # noqa: TRY004 - in use is no TypeError
    index.catch_up([Became(one.mentor, one) for one in listings], 1)
    return index


class _Ours:
    def __init__(self, index: Index) -> None:
        self._index = index

    def __call__(self, words: str) -> Sequence[str]:
        found = self._index.find(Looking(HERE, words), limit=TOP)
        named = [hit.mentor for hit in found.full]
        return [*named, *(hit.mentor for hit in found.hits)][:TOP]


class _WithMeaning:
    """Our index, and what words mean, as `bot.handlers.run` puts them together."""

    def __init__(self, index: Index, listings: Sequence[Listing]) -> None:
        self._index = index
        self._model = Model.load(weights() or Path())
        self._vectors = Vectors()
        self._vectors.take(
            MeaningChanged(one.mentor, one.community, self._model.of_card(text_of_card(one)), 1)
            for one in listings
        )
        self._here = listings[0].community

    def __call__(self, words: str) -> Sequence[str]:
        looking = Looking(self._here, words)
        found = self._index.find(looking, limit=TOP)
        if found.thin:
            near = self._vectors.nearest(self._here, self._model.of_query(words), MOST, APART)
            found = self._index.find(replace(looking, near=near), limit=TOP)
        named = [hit.mentor for hit in found.full]
        return [*named, *(hit.mentor for hit in found.hits)][:TOP]


class _Fts5:
    """SQLite's full-text search, Porter's stems and BM25: all words, and any of them where nobody has all."""

    def __init__(self, listings: Sequence[Listing]) -> None:
        self._connection = sqlite3.connect(":memory:")
        self._connection.execute("CREATE VIRTUAL TABLE cards USING fts5 (mentor UNINDEXED, said, "
                                 "tokenize='porter unicode61')")  # fmt: skip
        rows = [(one.mentor, text_of(one)) for one in listings]
        self._connection.executemany("INSERT INTO cards VALUES (?, ?)", rows)

    def __call__(self, words: str) -> Sequence[str]:
        said = [f'"{word}"' for word in re.findall(r"\w+", words)]
        return self._asked(" ".join(said)) or self._asked(" OR ".join(said))

    def close(self) -> None:
        self._connection.close()

    def _asked(self, query: str) -> list[str]:
        ranked = "SELECT mentor FROM cards WHERE cards MATCH ? ORDER BY rank LIMIT ?"
        return [row[0] for row in self._connection.execute(ranked, (query, TOP))]


class _Raw:
    """The engine under ours with its own English analyser, any of the words, ranked by BM25."""

    def __init__(self, folder: Path, listings: Sequence[Listing]) -> None:
        folder.mkdir(parents=True)
        builder = tantivy.SchemaBuilder()
        builder.add_text_field("mentor", stored=True, tokenizer_name="raw", index_option="basic")
        builder.add_text_field("said", tokenizer_name="en_stem", index_option="freq")
        self._index = tantivy.Index(builder.build(), str(folder))
        writer = self._index.writer(_HEAP, 1)
        for one in listings:
            writer.add_document(tantivy.Document(mentor=[one.mentor], said=[text_of(one)]))
        writer.commit()
        writer.wait_merging_threads()
        self._index.reload()

    def __call__(self, words: str) -> Sequence[str]:
        each = [self._index.parse_query(word, ["said"]) for word in re.findall(r"\w+", words)]
        searcher = self._index.searcher()
        hits = searcher.search(tantivy.Query.boolean_query([(Occur.Should, one) for one in each]), TOP).hits
        return [str(searcher.doc(address).get_first("mentor")) for _, address in hits]
