"""People who fit a search alike are ranked by whom it is easy to talk to, and by who was asked less."""

from dataclasses import replace

import pytest

from bot.domain.search.matching import Listing, Looking
from bot.store.index.index import Index
from tests.store.index.people import HERE, fill, ids, listing, look

NURSE = listing("nurse", headline="Nurse")


def like(mentor: str, **other: object) -> Listing:
    return replace(NURSE, mentor=mentor, **other)  # type: ignore[arg-type]


@pytest.mark.parametrize("less", [0, 1])
def test_who_was_asked_less_comes_first(index: Index, less: int) -> None:
    fill(index, like("more", asked=less + 1), like("less", asked=less))
    assert ids(look(index, "nurse")) == ["less", "more"]


@pytest.mark.parametrize("others", [0, 30])
def test_all_of_it_ranks_where_many_fit_and_where_few_fit(index: Index, others: int) -> None:
    crowd = (like(f"baker{number}", headline="Baker", asked=number % 4) for number in range(others))
    order = {
        "german, near, answers": like("d", languages=("German",), zone="Europe/Berlin", answers_in=2),
        "german, near": like("c", languages=("German",), zone="Europe/Berlin"),
        "german": like("b", languages=("German",)),
        "less asked": like("a", asked=1),
        "neither": like("0", asked=2),
    }
    fill(index, *crowd, *reversed(order.values()))
    found = index.find(Looking(HERE, "nurse", speaks=("de",), zone="Europe/Berlin"), limit=9)
    assert ids(found) == [one.mentor for one in order.values()]


@pytest.mark.parametrize("usual", [0, 1, 2])
def test_who_was_asked_less_comes_first_whatever_is_usual(index: Index, usual: int) -> None:
    crowd = (like(f"usual{number}", asked=usual) for number in range(3))
    fill(index, *crowd, *(like(f"asked{times}", asked=times) for times in (2, 1, 0)))
    asked = [int(one.removeprefix("asked")) for one in ids(look(index, "nurse")) if one.startswith("asked")]
    assert asked == [0, 1, 2]


def test_who_answers_of_late_comes_first(index: Index) -> None:
    fill(index, like("quiet", asked=1), like("answers", asked=1, answers_in=3))
    assert ids(look(index, "nurse")) == ["answers", "quiet"]


def test_who_speaks_the_searchers_language_comes_first(index: Index) -> None:
    fill(index, like("italian", languages=("Italian",)), like("german", languages=("German",)))
    for code, first in (("it", "italian"), ("de", "german")):
        assert ids(index.find(Looking(HERE, "nurse", speaks=(code,)), limit=5))[0] == first


@pytest.mark.parametrize(
    ("zone", "first"),
    [("Africa/Lagos", "berlin"), ("Asia/Vladivostok", "auckland"), ("Pacific/Honolulu", "auckland")],
)
def test_whose_clock_is_near_comes_first(index: Index, zone: str, first: str) -> None:
    fill(index, like("berlin", zone="Europe/Berlin"), like("auckland", zone="Pacific/Auckland"))
    assert ids(index.find(Looking(HERE, "nurse", zone=zone), limit=5))[0] == first


def test_what_was_said_counts_more_than_all_of_that(index: Index) -> None:
    handy = like("handy", languages=("German",), zone="Europe/Berlin", answers_in=1)
    fill(index, handy, like("fits", asked=9, open_kinds=("cv-review",)))
    looking = Looking(HERE, "nurse to read my CV", speaks=("de",), zone="Europe/Berlin")
    assert ids(index.find(looking, limit=5)) == ["fits", "handy"]


@pytest.mark.parametrize(
    "words",
    ["nurse who answers quickly", "Krankenschwester, die schnell antwortet", "infirmière qui répond vite",
     "enfermera que responda rápido"],
)  # fmt: skip
def test_who_answers_in_a_day_is_asked_for(index: Index, words: str) -> None:
    fill(index, like("slow", answers_in=4), like("unknown"), like("soon", answers_in=1, asked=9))
    found = look(index, words)
    assert (found.total, ids(found)[0]) == (1, "soon")
    assert "answers day" in [choice.key for choice in found.understood]
