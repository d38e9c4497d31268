"""The other ways to search: raw tantivy, SQLite's FTS5 with joins, and SQL LIKE. Each is asked the same.

Each answers with the total, the first ten and the counts of four facets, a chosen facet counted under
the other choices alone; each looks for the same words in the same text of mentors with room.
"""

import sqlite3
from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Protocol, cast

import tantivy
from tantivy import Occur

from benchmarks.queries import Chosen, Query
from bot.domain.search.matching import Facet, Listing
from bot.store.index.finding import share

TOP = 10
HEAP = 50_000_000
"""Bytes that the raw index's writer may hold: as many as ours."""

Answer = tuple[int, tuple[str, ...]]
"""How many there are, and the first ten."""


class Rival(Protocol):
    """A way to search."""

    def ask(self, query: Query) -> Answer:
        """Answer with the total and the first ten; the facets are counted on the way."""
        ...


def text_of(listing: Listing) -> str:
    """Return all searchable text of a mentor."""
    short = (listing.name, listing.headline, listing.field, listing.place, listing.country)
    return "\n".join((*short, *listing.languages, *listing.glad, listing.story))


def values_of(listing: Listing) -> dict[Facet, tuple[str, ...]]:
    """Return the values of each facet."""
    return {
        Facet.KIND: listing.open_kinds,
        Facet.FIELD: (listing.field,),
        Facet.COUNTRY: (listing.country,),
        Facet.LANGUAGE: listing.languages,
    }


class RawTantivy:
    """The engine itself, with one stemmed field and one plain one: what any search with it costs."""

    def __init__(self, folder: Path, listings: Iterable[Listing] = ()) -> None:
        """Open the index in a folder, and fill it with listings in one commit."""
        folder.mkdir(parents=True, exist_ok=True)
        self._index = tantivy.Index(_schema(), str(folder))
        self._index.config_reader("manual")
        if listings:
            self.add(listings)

    def add(self, listings: Iterable[Listing]) -> None:
        """Upsert listings."""
        writer = self._index.writer(HEAP, 1)
        for listing in listings:
            writer.delete_documents_by_term("mentor", listing.mentor)
            writer.add_document(_document(listing))
        writer.commit()
        writer.wait_merging_threads()
        self._index.reload()

    def ask(self, query: Query) -> Answer:
        """Answer with the total and the first ten."""
        searcher, found = self._index.searcher(), self._matched(query)
        best = searcher.search(_all_of([found, *self._narrowed(query.chosen)]), TOP, count=True)
        self._count(searcher, found, query.chosen)
        first = tuple(str(searcher.doc(address).get_first("mentor")) for _, address in best.hits)
        return cast("_Counted", best).count, first

    def _count(self, searcher: tantivy.Searcher, found: tantivy.Query, chosen: Chosen) -> None:
        free = [facet for facet in Facet if facet not in chosen]
        asked: list[tuple[list[Facet], Facet | None]] = [(free, None), *(([one], one) for one in chosen)]
        for facets, but in asked:
            counted = {str(facet): {"terms": {"field": str(facet), "size": 10_000}} for facet in facets}
            searcher.aggregate(_all_of([found, *self._narrowed(chosen, but)]), counted)

    def _matched(self, query: Query) -> tantivy.Query:
        schema, words = self._index.schema, query.words
        if not words:
            return tantivy.Query.all_query()
        if query.slip:
            return tantivy.Query.fuzzy_term_query(schema, "plain", words[0], distance=query.wrong_letters)
        parsed = [self._index.parse_query(word, ["text"]) for word in words]
        if not query.is_sentence:
            return _all_of(parsed)
        return tantivy.Query.boolean_query([(Occur.Should, one) for one in parsed], share(len(words)))

    def _narrowed(self, chosen: Chosen, but: Facet | None = None) -> list[tantivy.Query]:
        schema = self._index.schema
        return [
            tantivy.Query.const_score_query(_any_of(schema, facet, values), 0.0)
            for facet, values in chosen.items()
            if facet is not but
        ]


class Sql(ABC):
    """Tables of SQLite: the mentors, and one row for each value of each facet."""

    def __init__(self, path: Path, listings: Sequence[Listing] = ()) -> None:
        """Open the file, and fill it with listings in one transaction."""
        self._connection = sqlite3.connect(path)
        if listings:
            self._fill(listings)

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    def ask(self, query: Query) -> Answer:
        """Answer with the total and the first ten; each figure is a statement of its own."""
        matched, facts = self._matched(query)
        within, values = _narrowed(query.chosen)
        total = self._connection.execute(f"SELECT count(*) {matched}{within}", (*facts, *values)).fetchone()
        top = f"SELECT l.mentor {matched}{within} ORDER BY {self._order(query)} LIMIT {TOP}"
        first = tuple(row[0] for row in self._connection.execute(top, (*facts, *values)))
        for facet in Facet:
            within, values = _narrowed(query.chosen, but=facet)
            self._connection.execute(_counting(matched, within), (facet, *facts, *values)).fetchall()
        return int(total[0]), first

    @abstractmethod
    def _matched(self, query: Query) -> tuple[str, tuple[str, ...]]: ...

    @abstractmethod
    def _order(self, query: Query) -> str: ...

    def _fill(self, listings: Sequence[Listing]) -> None:
        with self._connection as filling:
            filling.executescript(_TABLES)
            for number, listing in enumerate(listings):
                said = text_of(listing)
                filling.execute("INSERT INTO listings VALUES (?, ?, ?)", (number, listing.mentor, said))
                filling.execute("INSERT INTO words (rowid, said) VALUES (?, ?)", (number, said))
                rows = {(number, facet, one) for facet, all_ in values_of(listing).items() for one in all_}
                filling.executemany("INSERT INTO tags VALUES (?, ?, ?)", sorted(rows))
            filling.execute("ANALYZE")


class Fts5(Sql):
    """SQLite's full-text search, stemmed and ranked by BM25, joined with the tags for its facets."""

    def _matched(self, query: Query) -> tuple[str, tuple[str, ...]]:
        if not query.words:
            return "FROM listings l WHERE 1", ()
        between = " OR " if query.is_sentence else " "
        looked_for = between.join(f'"{word}"' for word in query.words)
        return "FROM words w JOIN listings l ON l.id = w.rowid WHERE words MATCH ?", (looked_for,)

    def _order(self, query: Query) -> str:
        return "w.rank" if query.words else "l.id"


class Like(Sql):
    """Plain LIKE on the tables' text: every word somewhere in it (any word of a sentence), unranked."""

    def _matched(self, query: Query) -> tuple[str, tuple[str, ...]]:
        between = " OR " if query.is_sentence else " AND "
        each = between.join("l.said LIKE ?" for _ in query.words) or "1"
        return f"FROM listings l WHERE ({each})", tuple(f"%{word}%" for word in query.words)

    def _order(self, query: Query) -> str:
        del query
        return "l.id"


_TABLES = """
    CREATE TABLE listings (id INTEGER PRIMARY KEY, mentor TEXT NOT NULL, said TEXT NOT NULL);
    CREATE TABLE tags (listing INTEGER NOT NULL, facet TEXT NOT NULL, value TEXT NOT NULL,
                       PRIMARY KEY (listing, facet, value)) WITHOUT ROWID;
    CREATE INDEX by_value ON tags (facet, value, listing);
    CREATE VIRTUAL TABLE words USING fts5 (said, content='', tokenize='porter unicode61');
"""


class _Counted(Protocol):
    count: int


def _narrowed(chosen: Chosen, but: Facet | None = None) -> tuple[str, tuple[str, ...]]:
    clauses, facts = "", []
    for facet, values in chosen.items():
        if facet is not but:
            places = ", ".join("?" for _ in values)
            clauses += f" AND l.id IN (SELECT listing FROM tags WHERE facet = ? AND value IN ({places}))"  # noqa: S608
            facts += [facet, *values]
    return clauses, tuple(facts)


def _counting(matched: str, within: str) -> str:
    tables, _, condition = matched.partition(" WHERE ")
    joined = f"{tables} JOIN tags t ON t.listing = l.id AND t.facet = ? WHERE {condition}{within}"
    return f"SELECT t.value, count(*) {joined} GROUP BY t.value ORDER BY 2 DESC"


def _all_of(queries: Sequence[tantivy.Query]) -> tantivy.Query:
    return tantivy.Query.boolean_query([(Occur.Must, query) for query in queries])


def _any_of(schema: tantivy.Schema, facet: Facet, values: Sequence[str]) -> tantivy.Query:
    # Not a term set query, which takes twice as long: the peer is written as well as we can.
    terms = [tantivy.Query.term_query(schema, facet, value, "basic") for value in values]
    return (
        terms[0] if len(terms) == 1 else tantivy.Query.boolean_query([(Occur.Should, one) for one in terms])
    )


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("mentor", stored=True, tokenizer_name="raw", index_option="basic")
    builder.add_text_field("text", tokenizer_name="en_stem", index_option="freq")
    builder.add_text_field("plain", tokenizer_name="default", index_option="basic")
    for facet in Facet:
        builder.add_text_field(facet, fast=True, tokenizer_name="raw", index_option="basic")
    return builder.build()


def _document(listing: Listing) -> tantivy.Document:
    said = text_of(listing)
    values: Mapping[str, list[str]] = {str(facet): list(them) for facet, them in values_of(listing).items()}
    return tantivy.Document(mentor=[listing.mentor], text=[said], plain=[said], **values)
