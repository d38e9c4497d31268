"""The engine alone, asked what our searches ask it for: one page, its cards and the counts, and no more."""

from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import Any, Protocol, cast

import tantivy

from benchmarks.queries import Query
from benchmarks.rivals import TOP, Answer
from bot.domain.common.ids import CommunityId
from bot.domain.search.matching import Looking
from bot.store.index.finding import OneSearch
from bot.store.index.page import Slice
from bot.store.index.reading import understanding
from bot.store.index.schema import register, schema

Call = Callable[[], Any]
_PAGE = Slice(0, TOP, 0)


class EngineAlone:
    """The engine on our own index: each search is understood once, and then only its queries are run."""

    def __init__(self, folder: Path, community: CommunityId, queries: Iterable[Query]) -> None:
        """Open our index in its folder, to read, and note what each of the queries asks the engine for."""
        index = tantivy.Index(schema(), str(folder))
        register(index)
        index.config_reader("manual")
        self._searcher = index.searcher()
        self._asked = {_key(query): self._noted(index.schema, community, query) for query in queries}

    def ask(self, query: Query) -> Answer:
        """Run the page and the counts of a query, and read the cards of the page."""
        total, first = 0, tuple[str, ...]()
        for call in self._asked[_key(query)]:
            found = call()
            if isinstance(found, tantivy.SearchResult):
                total = max(total, cast("_Counted", found).count)
                first += tuple(str(self._searcher.doc(at).get_first("mentor")) for _, at in found.hits)
        return total, first[:TOP]

    def _noted(self, fields: tantivy.Schema, community: CommunityId, query: Query) -> list[Call]:
        noting = _Noting(self._searcher)
        looking = Looking(community, query.text, query.chosen)
        search = OneSearch(cast("tantivy.Searcher", noting), fields, understanding(), looking, _PAGE)
        search.find(counted=True)
        return noting.calls


class _Noting:
    """A searcher that notes which pages and counts it is asked for; all else it only passes on."""

    def __init__(self, searcher: tantivy.Searcher) -> None:
        self._searcher = searcher
        self.calls: list[Call] = []

    def __getattr__(self, name: str) -> object:
        return getattr(self._searcher, name)

    def search(self, query: tantivy.Query, limit: int = TOP, *also: Any, **other: Any) -> object:  # noqa: ANN401
        call = partial(self._searcher.search, query, limit, *also, **other)
        if limit == TOP:
            self.calls.append(call)
        return call()

    def aggregate(self, query: tantivy.Query, counted: dict[str, Any]) -> object:
        call = partial(self._searcher.aggregate, query, counted)
        self.calls.append(call)
        return call()


class _Counted(Protocol):
    count: int


def _key(query: Query) -> str:
    return repr((query.text, query.chosen))
