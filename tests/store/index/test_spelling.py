"""One word or two: who writes it joined and who writes it split are both found, whichever was typed."""

import pytest

from bot.store.index.index import Index
from tests.store.index.people import fill, ids, listing, look


@pytest.mark.parametrize(
    ("joined", "split"),
    [
        ("cybersecurity", "cyber security"),
        ("healthcare", "health-care"),
        ("ecommerce", "e-commerce"),
        ("startups", "start ups"),
        ("fintech", "fin tech"),
        ("nodejs", "Node.js"),
        ("csharp", "C sharp"),
        ("csharp", "C#"),
        ("golang", "Go developer"),
        ("dotnet", ".NET"),
        ("dotnet", "dot net"),
    ],
)
@pytest.mark.parametrize("typed_joined", [True, False])
def test_joined_and_split_words_find_each_other(
    index: Index, joined: str, split: str, *, typed_joined: bool
) -> None:
    fill(
        index,
        listing("joined", headline=f"Runs {joined} teams"),
        listing("split", headline=f"Runs {split} teams"),
        listing("other", headline="Runs a garden; security matters"),
    )
    found = look(index, joined if typed_joined else split)
    assert set(ids(found)[:2]) == {"joined", "split"}
    assert found.total == 2


def test_the_reason_is_in_the_mentor_s_own_spelling(index: Index) -> None:
    fill(index, listing("split", headline="Head of fin tech"), listing("joined", headline="Fintech lawyer"))
    assert {hit.mentor: hit.why for hit in look(index, "fintech").hits} == {
        "split": ("fin tech",),
        "joined": ("fintech",),
    }


def test_words_apart_from_each_other_are_no_split_word(index: Index) -> None:
    apart = listing("apart", story="A fin is on a fish, and tech is not.")
    fill(index, apart)
    assert ids(look(index, "fintech")) == []
    fill(index, apart, listing("slip", headline="Fintehc"))
    assert ids(look(index, "fintech")) == ["slip"]


@pytest.mark.parametrize(
    ("typed", "headline"),
    [("artist", "Auf diese Art ist es"), ("for ward", "Forward"), ("forward", "Open for ward sisters")],
)
def test_a_small_word_makes_no_word_with_its_neighbour(index: Index, typed: str, headline: str) -> None:
    fill(index, listing("other", headline=headline))
    assert ids(look(index, typed)) == []


@pytest.mark.parametrize("headline", ["Makes a fishing net", "Writes for help.net"])
def test_a_net_is_no_platform(index: Index, headline: str) -> None:
    fill(index, listing("other", headline=headline), listing("dev", headline="ASP.NET, and .net too"))
    assert ids(look(index, ".NET")) == ["dev"]
