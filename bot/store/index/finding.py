"""Finding: one search, answered from one snapshot of the index."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final, Protocol, cast

from tantivy import DocAddress, Occur, Order, Query, Schema, Searcher, SearchResult

from bot.domain.common.ids import PersonId
from bot.domain.search.matching import Found, Hit, Looking
from bot.store.index import naming
from bot.store.index.counts import Clauses, Counts, count
from bot.store.index.query import ALL_WORDS_UP_TO, Pair, Queries, Reading
from bot.store.index.reading import Understanding, widened, widest
from bot.store.index.said import Said
from bot.store.index.schema import shelf
from bot.store.index.why import why
from bot.store.index.words import Wanted, wanted

MOST_HITS: Final = 100
"""Mentors on one page at most."""

A_CHOICE: Final = 3
"""Where fewer mentors match all three words, those who match two are shown after them."""

Readings = tuple[Reading, ...]


@dataclass(frozen=True, slots=True)
class Slice:
    """Which of the found mentors to return: how many to skip and to take, and in which fair order."""

    offset: int
    limit: int
    turn: int

    def held(self, mentors: int) -> "Slice":
        """Return the page clamped to the number of documents, so that no huge number costs memory."""
        offset = min(max(self.offset, 0), mentors)
        return Slice(offset, min(max(self.limit, 0), MOST_HITS), self.turn)


@dataclass(frozen=True, slots=True)
class _Way:
    """One way to match the words, and how many mentors it must find to be used."""

    pair: Pair
    enough: int = 1

    def also(self, called: Query) -> "_Way":
        """Return the way that also finds those who were named."""
        return _Way(self.pair.or_called(called), self.enough)


@dataclass(frozen=True, slots=True)
class _Best:
    pair: Pair
    total: int
    addresses: tuple[DocAddress, ...]


class OneSearch:
    """One search in one snapshot of the index: a commit meanwhile does not change part of its answer."""

    def __init__(
        self, searcher: Searcher, schema: Schema, understanding: Understanding, looking: Looking, page: Slice
    ) -> None:
        """Keep the snapshot, the readings of words, and what is searched for."""
        self._searcher = searcher
        self._understanding = understanding
        self._looking = looking
        self._page = page.held(searcher.num_docs)
        self._shelf = shelf(looking.community)
        self._with_room = Queries(schema, self._shelf, looking.without, looking.manners)
        self._full = Queries(schema, shelf(looking.community, full=True), looking.without, looking.manners)

    def find(self, *, counted: bool) -> Found:
        """Return one page of what was found, with the counts of all facets where they are wanted."""
        asked = wanted(self._looking.words)
        close = self._understanding.close(asked.words)
        readings = tuple(widened(reading, self._searcher, self._shelf) for reading in close)
        called = self._called(asked)
        best = self._best(asked, readings, called)
        return Found(
            total=best.total,
            hits=tuple(self._hit(address, readings) for address in best.addresses),
            counts=self._counts(best.pair) if counted else {},
            # A typo in a name is accepted only where nobody else was found.
            full=self._without_room(close if best.total else tuple(widest(one) for one in close), called),
        )

    def _called(self, asked: Wanted) -> Sequence[str]:
        """Return the terms of the names that were typed and that somebody here has: mostly none."""
        terms = (self._shelf + key for key in naming.typed_keys(asked.said))
        return [term for term in terms if self._searcher.doc_freq("called", term)]

    def _counts(self, pair: Pair) -> Counts:
        matched = [*self._with_room.left_out(), (Occur.Must, pair.match)]
        return count(self._searcher, self._with_room, matched, self._looking.chosen)

    def _ways(self, asked: Wanted, readings: Readings) -> list[_Way]:
        """Return the ways to match these words, the strictest first."""
        words = len(readings)
        if not words:
            return [_Way(Pair.same(self._with_room.everybody()))]
        loose = _Way(self._with_room.some_of(readings, 1))
        if asked.only_names:
            return [_Way(Pair.same(self._with_room.named(readings)))]
        if words == 1:
            return [loose]
        if asked.sentence or words > ALL_WORDS_UP_TO:
            return [_Way(self._with_room.some_of(readings, share(words))), loose]
        every = self._with_room.all_of(readings)
        if words == ALL_WORDS_UP_TO:
            return [_Way(every, A_CHOICE), _Way(self._with_room.some_of(readings, words - 1)), loose]
        return [_Way(every), loose]

    def _best(self, asked: Wanted, readings: Readings, called: Sequence[str]) -> _Best:
        # A narrowed search uses the same way as the search without filters, or the counts would not agree.
        ways = self._ways(asked, readings)
        if called and readings:
            ways = [way.also(self._with_room.called(called)) for way in ways]
        *strict, loose = ways
        for way in strict:
            best = self._top(way.pair, in_turn=False)
            if best.total >= way.enough or self._in_all(way.pair) >= way.enough:
                return best
        return self._top(loose.pair, in_turn=not readings)

    def _in_all(self, pair: Pair) -> int:
        """Return how many a search would find without its filters; 0 where it was not narrowed."""
        if not any(self._looking.chosen.values()):
            return 0
        clauses = [*self._with_room.left_out(), (Occur.Must, pair.match)]
        return _total(self._searcher.search(Query.boolean_query(clauses), 1))

    def _top(self, pair: Pair, *, in_turn: bool) -> _Best:
        """Return the best by score, or, for a search without words, by the fair order."""
        narrowed = self._with_room.narrowed(self._looking.chosen)
        clauses = [*self._with_room.left_out(), *narrowed, (Occur.Must, pair.score)]
        # A search without words has no scores: the fair order itself ranks the mentors.
        clauses += [] if in_turn else [self._with_room.first_among_equals()]
        order = f"turn_{self._page.turn}" if in_turn else None
        return self._searched(pair, clauses, order, self._page.offset)

    def _searched(self, pair: Pair, clauses: Clauses, order: str | None, offset: int) -> _Best:
        # The engine refuses a limit of 0.
        limit = max(self._page.limit, 1)
        found = self._searcher.search(Query.boolean_query(clauses), limit, True, order, offset, Order.Desc)
        addresses = tuple(address for _, address in found.hits)
        return _Best(pair, _total(found), addresses[: self._page.limit])

    def _without_room(self, readings: Readings, called: Sequence[str]) -> tuple[Hit, ...]:
        """Return those without room who were named, and then those whose name has all the words."""
        if not readings:
            return ()
        named = self._full_hits(self._full.called(called), readings) if called else ()
        first = {hit.mentor: replace(hit, named=True) for hit in named}
        others = {hit.mentor: hit for hit in self._full_hits(self._full.named(readings), readings)}
        return tuple((first | {one: hit for one, hit in others.items() if one not in first}).values())

    def _full_hits(self, query: Query, readings: Readings) -> tuple[Hit, ...]:
        clauses = [*self._full.left_out(), (Occur.Must, query)]
        found = self._searched(Pair.same(query), clauses, None, 0)
        return tuple(self._hit(address, readings) for address in found.addresses)

    def _hit(self, address: DocAddress, readings: Sequence[Reading]) -> Hit:
        kept = self._searcher.doc(address)
        mentor = PersonId(str(kept.get_first("mentor")))
        if not readings:
            return Hit(mentor)
        said = Said(bytes(kept.get_first("said") or b""))
        return Hit(mentor, *why(said, readings))


class _Counted(Protocol):
    count: int | None


def _total(found: SearchResult) -> int:
    # The binding's type stubs lack this attribute.
    return cast("_Counted", found).count or 0


def share(words: int) -> int:
    """Return how many of a sentence's words must match: a third, rounded."""
    return max(1, (words + 1) // 3)
