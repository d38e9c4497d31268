"""Counts under all other choices, against counting by hand."""

from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.search.matching import Facet, Listing, Looking
from bot.store.index.index import Index
from tests.store.index.people import HERE, fill, listing, look

VALUES: Mapping[Facet, tuple[str, ...]] = {
    Facet.KIND: ("chat", "walk", "review"),
    Facet.FIELD: ("Law", "law", "Arts & Crafts"),
    Facet.COUNTRY: ("Ghana", "Peru", "Côte d’Ivoire"),
    Facet.LANGUAGE: ("English", "Twi", "Español"),
}
CHOICES = st.fixed_dictionaries(
    {}, optional={facet: st.lists(st.sampled_from(values)).map(tuple) for facet, values in VALUES.items()}
)


def anybody(random: Random, number: int) -> Listing:
    def some(facet: Facet) -> tuple[str, ...]:
        return tuple(random.sample(VALUES[facet], random.randint(0, 3)))

    return listing(
        f"mentor{number}",
        story=random.choice(("weaving", "law")),
        field=random.choice(VALUES[Facet.FIELD]),
        country=random.choice(("", *VALUES[Facet.COUNTRY])),
        languages=some(Facet.LANGUAGE),
        kinds=some(Facet.KIND),
    )


@pytest.fixture(scope="module")
def crowd() -> tuple[Listing, ...]:
    random = Random(7)
    return tuple(anybody(random, number) for number in range(200))


@pytest.fixture(scope="module")
def crowded(crowd: tuple[Listing, ...], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Index]:
    path: Path = tmp_path_factory.mktemp("index")
    opened = Index.open(path, database="ours")
    assert isinstance(opened, Index)
    # Over several commits, so that counts add up over several segments.
    for start in range(0, len(crowd), 50):
        fill(opened, *crowd[start : start + 50])
    yield opened
    opened.close()


def values(one: Listing, facet: Facet) -> tuple[str, ...]:
    match facet:
        case Facet.KIND:
            return one.open_kinds
        case Facet.FIELD:
            return (one.field,)
        case Facet.COUNTRY:
            return (one.country,)
        case Facet.LANGUAGE:
            return one.languages


def fits(one: Listing, chosen: Mapping[Facet, tuple[str, ...]], but: Facet | None = None) -> bool:
    others = {facet: wanted for facet, wanted in chosen.items() if wanted and facet is not but}
    meets = all(set(wanted) & set(values(one, facet)) for facet, wanted in others.items())
    return bool(one.open_kinds) and meets


@given(chosen=CHOICES, words=st.sampled_from(("", "weaving")))
def test_counts_are_those_under_all_other_choices(
    crowded: Index, crowd: tuple[Listing, ...], chosen: dict[Facet, tuple[str, ...]], words: str
) -> None:
    found = crowded.find(Looking(HERE, words, chosen), limit=1, counted=True)
    said = [one for one in crowd if words in one.story]
    assert found.total == sum(fits(one, chosen) for one in said)
    for facet in Facet:
        left = [one for one in said if fits(one, chosen, but=facet)]
        tally = Counter(value for one in left for value in values(one, facet) if value)
        assert found.counts[facet] == tuple(sorted(tally.items(), key=lambda pair: (-pair[1], pair[0])))


def test_a_facet_shows_a_hundred_values_at_most(index: Index) -> None:
    common = [listing(f"again{number}", country="Zambia") for number in range(2)]
    fill(index, *common, *(listing(f"mentor{n}", country=f"Land {n:03}") for n in range(150)))
    countries = look(index).counts[Facet.COUNTRY]
    assert len(countries) == 100
    assert countries[:2] == (("Zambia", 2), ("Land 000", 1))


def test_a_country_is_counted_once_and_found_by_each_of_its_names(index: Index) -> None:
    spelt = ("NIGERIA", "Nigeria", "nigeria", "U.K.", "Großbritannien", "Catalunya")
    fill(index, *(listing(f"mentor{n}", country=country) for n, country in enumerate(spelt)))
    counted = (("Nigeria", 3), ("United Kingdom", 2), ("Catalunya", 1))
    assert look(index).counts[Facet.COUNTRY] == counted
    assert {look(index, country=country).total for country in ("NIGERIA", "Nigeria")} == {3}
    assert {look(index, words).total for words in ("Großbritannien", "Royaume-Uni", "United Kingdom")} == {2}


def test_a_narrowed_search_is_not_loosened_to_find_somebody(index: Index) -> None:
    both = listing("both", headline="Violin opera", country="Peru")
    fill(index, both, listing("one", headline="Violin", country="Ghana"))
    found = look(index, "violin opera", country="Ghana")
    assert found.total == 0
    assert found.counts[Facet.COUNTRY] == (("Peru", 1),)
