"""What a kind of help asks of a mentor, in words for a mentee."""

from dataclasses import replace

import pytest

from tests.domain.values import TALK


@pytest.mark.parametrize(
    ("cost", "for_mentee", "read"),
    [
        ("one call", "", "one call"),
        ("a day alongside you", "a day alongside them", "a day alongside them"),
        ("a day alongside you", "", ""),
        ("Your lunch hour", "", ""),
        ("a message to somebody you know", "", ""),
        ("a talk about youth work", "", "a talk about youth work"),
    ],
)
def test_a_mentee_never_reads_what_speaks_to_a_mentor(cost: str, for_mentee: str, read: str) -> None:
    assert replace(TALK, cost=cost, cost_for_mentee=for_mentee).read_by_mentee == read
