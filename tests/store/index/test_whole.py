"""A small index is written whole: however it came about, the same cards are found in the same order."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from bot.domain.search.matching import Listing
from bot.store.index import rewriting
from bot.store.index.index import Index
from bot.store.index.schema import places_in_turn
from bot.store.mentors.search_feed import Changes, ListingChanged
from tests.store.index.people import fill, ids, listing, look

DORA, NORA = listing("dora", "Dora", "Doctor"), listing("nora", "Nora", "Nurse")
NURSES = [listing(f"nurse{number}", headline="Nurse") for number in range(9)]


def index_of(folder: Path, *batches: Sequence[Listing]) -> Index:
    """Return an index that was written by these batches, one after the other."""
    opened = Index.open(folder, database="ours")
    assert isinstance(opened, Index)
    for number, batch in enumerate(batches, 1):
        fill(opened, *batch, watermark=number)
    return opened


def one_by_one(listings: Sequence[Listing]) -> list[list[Listing]]:
    return [[one] for one in listings]


def test_equals_stand_in_the_order_of_the_week_however_they_came(tmp_path: Path) -> None:
    told = sorted(NURSES, key=lambda one: places_in_turn(one)[0], reverse=True)
    at_once = index_of(tmp_path / "at once", NURSES)
    later = index_of(tmp_path / "later", *one_by_one(NURSES), *one_by_one(NURSES[::-2]))
    for found in (look(at_once, "nurse"), look(later, "nurse")):
        assert ids(found) == [one.mentor for one in told]
    at_once.close()
    later.close()


def test_what_a_former_card_said_is_not_said_here(tmp_path: Path) -> None:
    """Where nobody is a doctor, who does something near to it is found; also where somebody was one."""
    once = index_of(tmp_path, [DORA, NORA], [replace(DORA, headline="Accountant")])
    assert ids(look(once, "doctor")) == ["nora"]
    assert once.size == len((DORA, NORA, "what the index is made of"))
    once.close()


def test_a_larger_index_does_not_take_it_as_said_either(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rewriting, "A_FEW", 0)
    once = index_of(tmp_path, [DORA, NORA], [replace(DORA, headline="Accountant")])
    assert ids(look(once, "doctor")) == ["nora"]
    once.close()


def test_after_a_start_a_small_index_reads_all_listings_before_it_is_written(tmp_path: Path) -> None:
    index_of(tmp_path, [DORA, NORA]).close()
    index = index_of(tmp_path)
    before = index.wants_all
    index.refill([Changes(tuple(ListingChanged(one.mentor, one) for one in (DORA, NORA)), up_to=1)])
    assert (before, index.wants_all) == (True, False)
    assert ids(look(index, "doctor")) == ["dora"]
    index.close()
