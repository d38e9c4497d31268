"""Typed text is always read as words, never as a query."""

from collections.abc import Iterator

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.domain.common.ids import CommunityId, PersonId
from bot.domain.search.matching import Facet, Looking
from bot.store.index.index import Index
from tests.store.index.people import HERE, fill, ids, listing, look

SIGNS = (
    '"',
    "(",
    ")",
    "[",
    "{",
    "*",
    "?",
    "~2",
    "^9",
    "-",
    "+",
    "\\",
    "/.*/",
    "\x00",
    "\ud800",
    "🚀",
    "\u202e",
)
PHRASES = (
    "AND",
    "OR",
    "NOT",
    "IN [a b]",
    "shelf:",
    "mentor:amara",
    "room:true",
    "ask: how",
    "مرحبا",
    "e\u0301",
)
SYNTAX = st.lists(st.sampled_from(SIGNS + PHRASES)).map(" ".join)
HIDDEN = ("mentor:pe_1", "chat", "walk", "room:true", "full_in:co_here", "shelf:*", "about:index x")


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Index]:
    opened = Index.open(tmp_path_factory.mktemp("index"), database="ours")
    assert isinstance(opened, Index)
    fill(opened, listing("amara", "Amara", kinds=("chat", "walk")), listing("full", "Tomás", kinds=()))
    yield opened
    opened.close()


@settings(deadline=None)
@given(words=st.one_of(SYNTAX, st.text(max_size=300)))
@example("~2 IN [a b] shelf: mentor:amara")
def test_no_words_raise_or_reach_the_full(small: Index, words: str) -> None:
    found = small.find(Looking(HERE, words))
    assert ids(found) in ([], ["amara"])
    assert found.listed == len(found.hits)


@pytest.mark.parametrize("words", HIDDEN)
def test_hidden_fields_are_not_reached(small: Index, words: str) -> None:
    assert small.find(Looking(HERE, words)).total == 0


@pytest.mark.parametrize("words", ["x" * 10_000, "a b " * 2_500, "(" * 10_000, "é" * 10_000])
def test_a_pasted_page_is_only_words(small: Index, words: str) -> None:
    assert small.find(Looking(HERE, words)).total <= 1


@settings(deadline=None)
@given(value=st.text(max_size=20), facet=st.sampled_from(list(Facet)))
def test_any_value_may_be_chosen(small: Index, value: str, facet: Facet) -> None:
    chosen = small.find(Looking(HERE, "", {facet: (value,)}, frozenset({PersonId(value)})))
    assert chosen.total == (1 if value in {"chat", "walk"} and facet is Facet.KIND else 0)


def test_a_listing_may_hold_anything(index: Index) -> None:
    odd = "\x00\ud800 \u202e" + "z" * 100_000
    fill(index, listing("odd", "Ada " + odd, odd, odd, field=odd, country="\ud800", languages=(odd, "")))
    fill(index, listing("\ud800", "Bo", community=CommunityId("\ud800")))
    assert ids(look(index, "ada")) == ["odd"]
    assert ids(look(index, community=CommunityId("\ud800"))) == ["?"]
