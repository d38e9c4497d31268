"""A misspelt word is looked for among the community's own words, the nearest of them alone."""

import pytest

from bot.store.index.index import Index
from tests.store.index.people import THERE, fill, ids, listing, look


def test_the_nearest_words_alone_are_meant(index: Index) -> None:
    fill(index, listing("one", headline="Falconer"), listing("two", headline="Falconia"))
    assert ids(look(index, "falconar")) == ["one"]


def test_another_community_s_words_are_not_meant(index: Index) -> None:
    elsewhere = listing("there", headline="Falconer", community=THERE)
    fill(index, elsewhere, listing("here", headline="Falconia"))
    assert ids(look(index, "falconar")) == ["here"]


def test_a_misspelling_on_a_card_hides_nobody(index: Index) -> None:
    fill(index, listing("slip", headline="Falconar"), listing("right", headline="Falconer"))
    assert ids(look(index, "falconar")) == ["slip", "right"]


def test_a_word_that_stands_here_is_no_slip_of_one_that_begins_otherwise(index: Index) -> None:
    fill(index, listing("written", headline="Jalconer"), listing("other", headline="Falconer"))
    assert ids(look(index, "jalconer")) == ["written"]


@pytest.mark.parametrize("listed", [0, 500])
@pytest.mark.parametrize("typed", ["falconar", "jalconer"])
def test_every_misspelt_word_is_found_in_small_and_in_large_communities(
    index: Index, monkeypatch: pytest.MonkeyPatch, typed: str, listed: int
) -> None:
    monkeypatch.setattr("bot.store.index.vocabulary.LISTED", listed)
    fill(index, listing("one", headline="Falconer"), listing("other", headline="Online teacher"))
    assert ids(look(index, typed)) == ["one"]


def test_in_a_large_community_one_slip_comes_before_two(
    index: Index, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.store.index.vocabulary.LISTED", 0)
    fill(index, listing("two", headline="Falconia"), listing("one", headline="Falconer"))
    assert ids(look(index, "falconar")) == ["one", "two"]
