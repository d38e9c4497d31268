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
