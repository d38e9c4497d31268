"""A name that is typed comes first: in either order, without accents, with titles or other words."""

import pytest

from bot.domain.common.ids import PersonId
from bot.domain.search.matching import Looking
from bot.store.index.index import Index
from bot.store.index.naming import is_named
from tests.store.index.people import HERE, fill, ids, listing, look

NAMED = [
    "Amara Okafor",
    "okafor amara",
    "Okafor, Amara",
    "amara okafór",
    "Dr Amara Okafor",
    "Prof. Dr. AMARA OKAFOR, PhD",
    "Amara Okafor fintech",
    "I would like to talk to Amara Okafor about nursing",
    "Kann mir Amara Okafor helfen?",
]


@pytest.mark.parametrize("typed", NAMED)
@pytest.mark.parametrize("name", ["Amara Okafor", "Dr. Amara Ngozi Okafor", "Okafor, Amara", "Ámara Okàfor"])
def test_a_name_is_known_however_it_is_typed(name: str, typed: str) -> None:
    assert is_named(name, typed)


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("Amara Okafor", "Amara"),
        ("Amara Okafor", "Amara Obi"),
        ("Amara Okafor", "nursing"),
        ("Law", "a law degree"),
        ("Dr Law", "doctor"),
        ("Amara Okafor", ""),
        ("", ""),
        ("", "Amara Okafor"),
    ],
)
def test_a_part_of_a_name_is_not_the_name(name: str, typed: str) -> None:
    assert not is_named(name, typed)


@pytest.mark.parametrize(
    ("name", "typed"), [("Madonna", "madonna"), ("Don", "don"), ("Will May", "will may")]
)
def test_a_name_may_be_one_word_or_small_words(name: str, typed: str) -> None:
    assert is_named(name, typed)


@pytest.mark.parametrize("typed", NAMED)
def test_who_was_named_is_first(index: Index, typed: str) -> None:
    """All others say the typed words far more often."""
    loud = "Amara, Okafor, fintech, nursing, Pflege"
    others = [listing(f"other{n}", f"Amara Obi {n}", loud, loud * 9, field=loud) for n in range(4)]
    fill(index, *others, listing("her", "Dr. Amara Okáfor", "Weaver"))

    assert ids(look(index, typed))[0] == "her"


@pytest.mark.parametrize("typed", NAMED)
def test_who_was_named_and_has_no_room_is_found_and_marked(index: Index, typed: str) -> None:
    others = [listing(f"other{n}", f"Amara Obi {n}", "fintech nursing Amara") for n in range(4)]
    full = [listing(f"full{n}", f"Amara {n}", kinds=()) for n in range(4)]
    fill(index, *others, *full, listing("her", "Amara Okafor", "Weaver", kinds=()))

    found = look(index, typed)

    first, *rest = found.full
    assert (first.mentor, first.named) == ("her", True)
    assert not any(hit.named for hit in rest)


def test_a_named_mentor_is_counted_and_paged_like_the_others(index: Index) -> None:
    fill(index, *[listing(f"obi{n}", f"Obi {n}", "fintech") for n in range(4)])
    fill(index, listing("her", "Amara Okafor", "Weaver"))
    found = look(index, "I would like to ask Amara Okafor about fintech")

    assert (found.total, len(set(ids(found)))) == (5, 5)


def test_who_was_left_out_is_not_found_by_name(index: Index) -> None:
    fill(index, listing("her", "Amara Okafor"), listing("full", "Amara Okafor", kinds=()))
    without = frozenset({PersonId("her"), PersonId("full")})
    found = index.find(Looking(HERE, "Amara Okafor", without=without))

    assert (found.total, found.full) == (0, ())
