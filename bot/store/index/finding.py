"""Finding: one search, answered from one snapshot of the index."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from typing import Final

from tantivy import DocAddress, Occur, Order, Query, Schema, Searcher

from bot.domain.common.ids import PersonId
from bot.domain.search.matching import Found, Hit, Looking
from bot.domain.search.understood import SoftChoice, Sort
from bot.store.index import nearby
from bot.store.index.choosing import gains, in_the_field, required, ruled_out, somewhere
from bot.store.index.counts import Clauses, Counts, count
from bot.store.index.mixing import mixed, mixing
from bot.store.index.page import Best, Slice
from bot.store.index.query import ALL_WORDS_UP_TO, Pair, Queries, any_of
from bot.store.index.reading import Understanding, widest
from bot.store.index.said import Said
from bot.store.index.schema import shelf
from bot.store.index.sought import Readings, Seeker, Sought, total, total_of
from bot.store.index.why import glad_to_be_asked, met, weight, why

A_CHOICE: Final = 10
"""Where fewer mentors have everything that was said, those who have some of it are shown after them."""

A_WORD: Final = 40.0
"""The score of each of a few words that a card has: a missing word ranks lower, and removes nobody."""


class OneSearch:
    """One search in one snapshot of the index: a commit meanwhile does not change part of its answer."""

    def __init__(
        self, searcher: Searcher, schema: Schema, understanding: Understanding, looking: Looking, page: Slice
    ) -> None:
        """Keep the snapshot, the readings of words, and what is searched for."""
        self._searcher = searcher
        self._looking = looking
        self._page = page.held(searcher.num_docs)
        self._shelf = shelf(looking.community)
        self._with_room = Queries(schema, self._shelf, looking.without, looking.manners)
        self._seeker = Seeker(searcher, self._with_room, self._shelf, understanding, looking)
        self._full = Queries(schema, shelf(looking.community, full=True), looking.without, looking.manners)

    def find(self, *, counted: bool) -> Found:
        """Return one page of what was found, with the counts of all facets where they are wanted."""
        asked, close = self._seeker.asked()
        heard, best = asked.heard, self._best(asked)
        missing = () if best.total else tuple(self._missing(asked))
        if best.is_nobody and heard.situations and not any(self._looking.chosen.values()):
            # Nobody tells of it: who at least uses its words comes nearest.
            asked, close = self._seeker.asked(as_words=heard.lived)
            best = self._best(asked).as_near()
        thin = self._is_thin(asked, best)
        if thin and (meant := self._meant()):
            best = self._with(meant, asked, best)
        hits = tuple(self._hit(address, asked.readings, heard.choices) for address in best.addresses)
        # A typo in a name is accepted only where nobody else was found.
        full = tuple(map(widest, close)) if best.is_nobody else close
        return Found(
            total=best.total,
            near=best.near,
            hits=hits,
            counts=self._counts(best.pair, heard.choices if best.total else ()) if counted else {},
            full=self._without_room(full, asked.named),
            understood=heard.choices,
            missing=missing,
            unwritten=asked.unwritten,
            thin=thin,
        )

    def _counts(self, pair: Pair, choices: Sequence[SoftChoice]) -> Counts:
        matched = [*self._with_room.left_out(), *required(self._with_room, choices), (Occur.Must, pair.match)]
        return count(self._searcher, self._with_room, matched, self._looking.chosen)

    def _strict(self, asked: Sought) -> Pair:
        """Return the query for those whom the words mean: all of a few words, or a part of a sentence."""
        readings, queries = asked.readings, self._with_room
        if not readings:
            return Pair.same(Query.const_score_query(self._doing(asked), 0.0))
        if asked.wanted.only_names:
            return Pair.same(queries.named(readings))
        if len(readings) <= ALL_WORDS_UP_TO and not asked.wanted.sentence:
            return queries.all_of(readings)
        if asked.heard.situations or asked.heard.works:
            # Who has been through it, or does it, need not use the other words of a sentence.
            return queries.some_of(readings, 1).among(self._doing(asked))
        return queries.some_of(readings, share(len(readings)))

    def _loose(self, asked: Sought) -> Pair | None:
        """Return the query for those who have some of what was said; None where that is no more people."""
        readings, queries = asked.readings, self._with_room
        if not readings:
            return self._anywhere(asked)
        if asked.wanted.only_names or (len(readings) == 1 and not required(queries, asked.heard.choices)):
            return None
        some = queries.some_of(readings, 1)
        if asked.heard.situations:
            return some.among(any_of([*self._wide(asked, (Sort.SITUATION, Sort.WORK))]))
        if len(readings) > ALL_WORDS_UP_TO or asked.wanted.sentence:
            return some.or_any_of(in_the_field(queries, asked.heard.works))
        return some.gaining([queries.one(reading).match for reading in readings], A_WORD)

    def _anywhere(self, asked: Sought) -> Pair | None:
        """Return the query for those who have one thing that was said beside the topic, or live near it."""
        wide = [*self._wide(asked, tuple(Sort))]
        return Pair.same(Query.const_score_query(any_of(wide), 0.0)) if wide else None

    def _wide(self, asked: Sought, sorts: Collection[Sort]) -> Iterator[Query]:
        for choice in asked.heard.choices:
            if choice.sort in sorts:
                yield from somewhere(self._with_room, choice)

    def _doing(self, asked: Sought) -> Query:
        """Return the query for those who do, or tell of, the work that was said; for everybody without."""
        works = asked.heard.works
        return any_of(self._with_room.working(works)) if works else self._with_room.everybody()

    def _best(self, asked: Sought) -> Best:
        """Return those who have everything that was said; where they are few, also those with some of it."""
        choices = asked.heard.choices
        strict, loose = self._strict(asked), self._loose(asked)
        if asked.named and asked.readings:
            strict = strict.or_called(named := self._with_room.called(asked.named))
            loose = loose and loose.or_called(named)
        if not (asked.readings or choices):
            return self._in_fair_order(strict)
        must = required(self._with_room, choices)
        total = self._number(strict, must)
        if loose is None and not total and (others := in_the_field(self._with_room, asked.heard.works)):
            # Nobody does it: who does something else of its field comes nearest.
            loose = Pair.same(Query.const_score_query(any_of(others), 0.0))
        # A narrowed search uses the same way as the search without filters, or the counts would not agree.
        if loose is None or total >= self._enough(asked):
            return self._top(strict, must, gains(self._with_room, choices), total)
        if not total and self._in_all(strict, choices):
            return Best(strict, 0, ())
        near = self._near(loose.after(Query.boolean_query([(Occur.Must, strict.match), *must])), choices)
        if not near.total and (anywhere := self._anywhere(asked)):
            near = self._near(anywhere, choices)
        pair = strict if total else near.pair
        return Best(pair, total, near.addresses, near.total - total, near.pair)

    def _near(self, pair: Pair, choices: Sequence[SoftChoice], *, near: bool = True) -> Best:
        but = ruled_out(self._with_room, choices)
        return self._top(pair, but, gains(self._with_room, choices, near=near), self._number(pair, but))

    def _mixed(self, clauses: Clauses, fit: int) -> Query:
        """Return the query of these clauses, of which so many fit, that also ranks those who fit alike."""
        vocabulary = self._seeker.vocabulary
        alike = mixing(self._with_room, vocabulary, self._looking)
        return mixed(Query.boolean_query(clauses), alike, fit=fit, of=vocabulary.everybody)

    def _is_thin(self, asked: Sought, best: Best) -> bool:
        """Tell whether meaning may find others: words found few, or no work was heard in a sentence."""
        if not asked.says_something or asked.wanted.only_names or asked.named:
            return False
        if any(self._looking.chosen.values()) and not best.total + best.near:
            # A filter leaves nobody: that is said, with the filter that would have to go.
            return False
        return best.total + best.near < A_CHOICE or asked.is_long or bool(asked.unwritten)

    def _meant(self) -> tuple[PersonId, ...]:
        """Return the ten nearest by meaning of those who have room here and are not left out."""
        if not self._looking.near:
            return ()
        these = any_of(self._with_room.these(self._looking.near))
        clauses = [(Occur.Must, self._with_room.everybody()), (Occur.Must, these)]
        found = Query.boolean_query([*self._narrowed_here(), *clauses])
        here = set(self._mentors(found, len(self._looking.near)))
        return tuple(one for one in self._looking.near if one in here)[: nearby.TEN]

    def _with(self, meant: Sequence[PersonId], asked: Sought, best: Best) -> Best:
        """Return those whom words found, and those nearby by meaning."""
        choices, queries = asked.heard.choices, self._with_room
        found = best.listed or best.pair.among(self._strictly(asked))
        near = best.listed is not None  # in the very order that they have without meaning
        pair = nearby.behind(found, queries.these(meant))
        if (asked.is_long or asked.unwritten) and not self._looking.words_first:
            but, by_words = ruled_out(queries, choices), (Occur.Must, found.score)
            clauses = [*self._narrowed_here(), *but, by_words, *gains(queries, choices, near=near)]
            first = self._mentors(self._mixed(clauses, best.total + best.near), nearby.TEN)
            ranked = nearby.fused(first, meant)
            pair = nearby.among(found, queries.these(ranked), self._strictly(asked) if choices else None)
        every = self._near(pair, choices, near=near)
        return Best(best.pair, best.total, every.addresses, every.total - best.total, pair)

    def _strictly(self, asked: Sought) -> Query:
        """Return the query for those who have everything that was said."""
        must = required(self._with_room, asked.heard.choices)
        return Query.boolean_query([(Occur.Must, self._strict(asked).match), *must])

    def _enough(self, asked: Sought) -> int:
        """Return how many have to fit, that those who nearly do are not shown after them."""
        few_words = len(asked.readings) <= ALL_WORDS_UP_TO and not asked.wanted.sentence
        return A_CHOICE if few_words or asked.heard.choices else 1

    def _in_all(self, pair: Pair, choices: Sequence[SoftChoice]) -> int:
        """Return how many a search would find without its filters; 0 where it was not narrowed."""
        if not any(self._looking.chosen.values()):
            return 0
        return self._total_of([*required(self._with_room, choices), (Occur.Must, pair.match)])

    def _missing(self, asked: Sought) -> Iterator[SoftChoice]:
        """Yield the work that nobody does; where there is none, what nobody has who fits otherwise."""
        undone = [*self._undone(asked)]
        if undone:
            yield from undone
            return
        topic = (Occur.Must, self._strict(asked).match)
        narrowed = self._with_room.narrowed(self._looking.chosen)
        for choice in asked.heard.choices:
            clauses = required(self._with_room, (choice,))
            if clauses and not choice.without and not self._total_of([*narrowed, topic, *clauses]):
                yield choice

    def _undone(self, asked: Sought) -> Iterator[SoftChoice]:
        narrowed = self._with_room.narrowed(self._looking.chosen)
        for choice in asked.heard.choices:
            if choice.sort is Sort.WORK and not choice.without:
                does = any_of(self._with_room.working(choice.values))
                if not self._total_of([*narrowed, (Occur.Must, does)]):
                    yield choice

    def _total_of(self, clauses: Clauses) -> int:
        return total_of(self._searcher, self._with_room, clauses)

    def _number(self, pair: Pair, but: Clauses) -> int:
        """Return how many a search finds."""
        narrowed = self._with_room.narrowed(self._looking.chosen)
        return self._total_of([*narrowed, *but, (Occur.Must, pair.match)])

    def _top(self, pair: Pair, but: Clauses, ranked: Clauses, number: int) -> Best:
        """Return the best by score of so many as a search finds."""
        if not number:
            return Best(pair, 0, ())
        query = self._mixed([*self._narrowed_here(), *but, (Occur.Must, pair.score), *ranked], number)
        return self._searched(pair, query, None, self._page.offset)

    def _in_fair_order(self, pair: Pair) -> Best:
        """Return a page of those whom nothing that was said ranks."""
        query = Query.boolean_query([*self._narrowed_here(), (Occur.Must, pair.score)])
        return self._searched(pair, query, f"turn_{self._page.turn}", self._page.offset)

    def _narrowed_here(self) -> Clauses:
        return [*self._with_room.left_out(), *self._with_room.narrowed(self._looking.chosen)]

    def _mentors(self, query: Query, limit: int) -> list[PersonId]:
        """Return those who are found, best first."""
        hits = self._searcher.search(query, limit).hits
        return [PersonId(str(self._searcher.doc(at).get_first("mentor"))) for _, at in hits]

    def _searched(self, pair: Pair, query: Query, order: str | None, offset: int) -> Best:
        # The engine refuses a limit of 0.
        limit = max(self._page.limit, 1)
        found = self._searcher.search(query, limit, True, order, offset, Order.Desc)
        addresses = tuple(address for _, address in found.hits)
        return Best(pair, total(found), addresses[: self._page.limit])

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
        found = self._searched(Pair.same(query), Query.boolean_query(clauses), None, 0)
        return tuple(self._hit(address, readings, ()) for address in found.addresses)

    def _hit(self, address: DocAddress, readings: Readings, choices: Sequence[SoftChoice]) -> Hit:
        kept = self._searcher.doc(address)
        mentor = PersonId(str(kept.get_first("mentor")))
        if not (readings or choices):
            return Hit(mentor)
        said = Said(bytes(kept.get_first("said") or b""))
        has = tuple(met(choices, said.had))
        words, found = why(said, readings)
        glad = glad_to_be_asked(has, said.had)
        by_meaning = not (words or has) and mentor in self._looking.near
        return Hit(mentor, words, found + sum(map(weight, has)), has=has, glad=glad, by_meaning=by_meaning)


def share(words: int) -> int:
    """Return how many of a sentence's words must match: a third, rounded."""
    return max(1, (words + 1) // 3)
