"""The vectors in memory follow what changed, and only the near ones are named."""

import numpy as np
import pytest

from bot.domain.common.ids import CommunityId, PersonId
from bot.store.meaning.file import Floats
from bot.store.meaning.model import WIDTH, packed
from bot.store.meaning.rows import MeaningChanged
from bot.store.meaning.vectors import Vectors

HERE, THERE = CommunityId("com_here"), CommunityId("com_there")


def some(seed: int) -> Floats:
    made = np.random.default_rng(seed).normal(size=WIDTH).astype(np.float32)
    return np.asarray(made / np.linalg.norm(made), np.float32)


def changed(number: int, *, seed: int | None = None, community: CommunityId = HERE) -> MeaningChanged:
    vector = packed(some(number if seed is None else seed))
    return MeaningChanged(PersonId(f"per_{number}"), community, vector, number)


def gone(number: int) -> MeaningChanged:
    return MeaningChanged(PersonId(f"per_{number}"), HERE, None, number)


@pytest.fixture
def vectors() -> Vectors:
    made = Vectors()
    made.take(changed(number) for number in range(5_000))
    return made


def test_the_nearest_comes_first_of_any_number(vectors: Vectors) -> None:
    for number in (0, 15, 16, 2_047, 2_048, 4_999):
        assert vectors.nearest(HERE, some(number), 3, 2.0)[0] == f"per_{number}"


def test_who_is_gone_is_nobodys_neighbour_and_the_others_stay(vectors: Vectors) -> None:
    vectors.take(gone(number) for number in range(0, 5_000, 2))
    assert len(vectors) == 2_500
    assert "per_2" not in vectors.nearest(HERE, some(2), 100, 0.0)
    for number in (1, 2_501, 4_999):
        assert vectors.nearest(HERE, some(number), 1, 2.0) == (f"per_{number}",)


def test_a_card_that_is_read_again_is_near_to_what_it_says_now(vectors: Vectors) -> None:
    vectors.take([changed(7, seed=90_000)])
    assert vectors.nearest(HERE, some(90_000), 1, 2.0) == ("per_7",)
    assert "per_7" not in vectors.nearest(HERE, some(7), 100, 0.0)


def test_another_community_is_never_named(vectors: Vectors) -> None:
    vectors.take([changed(1, community=THERE)])
    assert vectors.nearest(THERE, some(1), 10, 0.0) == ("per_1",)
    assert vectors.nearest(CommunityId("com_nowhere"), some(1), 10, 0.0) == ()


def test_what_is_near_to_nothing_finds_few(vectors: Vectors) -> None:
    """Every text is somewhat near to every other, so that a distance alone says nothing."""
    found = vectors.nearest(HERE, some(77_777), 100, 3.5)
    assert len(found) < 10
